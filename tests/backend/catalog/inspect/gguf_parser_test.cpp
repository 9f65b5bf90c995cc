#include "backend/catalog/inspect/parsers/gguf_parser.h"
#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/catalog/inspect/memory_file.h"

#include <gtest/gtest.h>

namespace {

using inspect::FaultCode;
using Type = GgufBytes::Type;

constexpr std::uint32_t f32 = 0;
constexpr std::uint32_t q4k = 12;

inspect::Parsed<inspect::Header> parse(std::string_view bytes) {
    const MemoryFile file(bytes);
    return inspect::parseGguf(file.descriptor(), file.size());
}

std::string outcome(const inspect::Parsed<inspect::Header> &parsed) {
    const auto *fault = std::get_if<inspect::Fault>(&parsed);
    return fault ? std::string(nameOf(fault->code)) : "accepted";
}

#define EXPECT_REFUSED(bytes, code) EXPECT_EQ(outcome(parse(bytes)), nameOf(code))

GgufBytes sound() {
    GgufBytes file;
    file.pair("general.architecture", "llama")
        .pair("general.name", "Tiny")
        .pair("llama.block_count", 2u)
        .array("tokenizer.ggml.tokens", Type::String, 2, GgufBytes::text("a") + GgufBytes::text("\xC3\xA9"))
        .tensor("a", {32, 2}, f32, 0)
        .tensor("b", {256}, q4k, 256);
    return file;
}

constexpr std::uint64_t soundData = 256 + 144;

} // namespace

TEST(GgufParser, ASoundFileIsDescribed) {
    const auto parsed = parse(sound().file(soundData));
    ASSERT_EQ(outcome(parsed), "accepted");
    const auto &header = std::get<inspect::Header>(parsed);
    EXPECT_EQ(header.format, inspect::Format::Gguf);
    EXPECT_EQ(header.architecture, "llama");
    EXPECT_EQ(header.name, "Tiny");
    EXPECT_EQ(header.tensorCount, 2u);
    EXPECT_EQ(header.parameterCount, 64u + 256u);
    EXPECT_EQ(header.weightBytes, soundData);
    EXPECT_EQ(header.precision, "F32");
    EXPECT_EQ(header.geometry.layerCount, 2u);
    EXPECT_EQ(header.geometry.vocabularySize, 2u);
}

TEST(GgufParser, AFileCutAnywhereIsRefused) {
    const auto whole = sound().file(soundData);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto parsed = parse(std::string_view(whole).substr(0, length));
        EXPECT_EQ(outcome(parsed), "TRUNCATED") << "cut after byte " << length;
    }
}

TEST(GgufParser, AnotherMagicIsRefused) {
    auto bytes = sound().file(soundData);
    bytes[0] = 'g';
    EXPECT_REFUSED(bytes, FaultCode::UnknownFormat);
}

TEST(GgufParser, OnlyVersionsTwoAndThreeAreRead) {
    EXPECT_EQ(outcome(parse(sound().version(2).file(soundData))), "accepted");
    for (const std::uint32_t version : {0u, 1u, 4u, 0x0203u})
        EXPECT_REFUSED(sound().version(version).file(soundData), FaultCode::UnsupportedVersion) << version;
}

TEST(GgufParser, ABigEndianFileIsNamedAsSuch) {
    EXPECT_REFUSED(sound().version(0x03000000).file(soundData), FaultCode::WrongByteOrder);
    EXPECT_REFUSED(sound().version(0x00030000).file(soundData), FaultCode::WrongByteOrder);
}

TEST(GgufParser, AbsurdCountsAreRefused) {
    for (const std::uint64_t count : {~0ull, (1ull << 63) - 1, 1ull << 63, 1ull << 61, 1ull << 60, 65'537ull}) {
        EXPECT_REFUSED(sound().announce(2, count).file(soundData), FaultCode::LimitExceeded) << count;
        EXPECT_NE(outcome(parse(sound().announce(count, 4).file(soundData))), "accepted") << count;
    }
    EXPECT_REFUSED(sound().announce(1'048'577, 4).file(soundData), FaultCode::LimitExceeded);
    EXPECT_REFUSED(sound().announce(2, 65'536).file(soundData), FaultCode::Truncated);
    EXPECT_REFUSED(sound().announce(1'048'576, 4).file(soundData), FaultCode::Truncated);
}

TEST(GgufParser, KeysAreShortLowerCaseWords) {
    for (const auto &key : {std::string(), std::string("General.name"), std::string("a b"), std::string("a\0b", 3),
                            std::string("n\xC3\xA4me"), std::string(65'536, 'a')})
        EXPECT_REFUSED(sound().pair(key, 1u).file(soundData), FaultCode::InvalidKey) << key.substr(0, 10);
    EXPECT_EQ(outcome(parse(sound().pair(std::string(65'535, 'a'), 1u).file(soundData))), "accepted");
}

TEST(GgufParser, KeysDoNotRepeat) {
    EXPECT_REFUSED(sound().pair("general.name", "Twin").file(soundData), FaultCode::Repeated);
}

TEST(GgufParser, TextsAreUtf8) {
    for (const auto *broken : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"}) {
        EXPECT_REFUSED(sound().pair("general.license", broken).file(soundData), FaultCode::InvalidText) << broken;
        EXPECT_REFUSED(sound().array("x", Type::String, 1, GgufBytes::text(broken)).file(soundData),
                       FaultCode::InvalidText);
        EXPECT_REFUSED(sound().pair("a.text.nobody.keeps", broken).file(soundData), FaultCode::InvalidText);
    }
}

TEST(GgufParser, TextLengthsAreNotBelieved) {
    for (const std::uint64_t length : {~0ull, 1ull << 63, 1ull << 40}) {
        const auto text = GgufBytes::number(length) + "abc";
        EXPECT_REFUSED(sound().pair("general.license", Type::String, text).header(), FaultCode::Truncated) << length;
        EXPECT_REFUSED(GgufBytes().announce(0, 1).header() + text, FaultCode::Truncated) << length;
    }
    const auto oneTooMany = GgufBytes().pair("a", Type::String, GgufBytes::number<std::uint64_t>(4) + "abc").header();
    EXPECT_REFUSED(oneTooMany, FaultCode::Truncated);
}

TEST(GgufParser, TextsOverSixteenMebibytesAreRefused) {
    const std::string longest(16u << 20, 'x');
    EXPECT_EQ(outcome(parse(sound().pair("a", longest).file(soundData))), "accepted");
    EXPECT_REFUSED(sound().pair("a", longest + 'x').file(soundData), FaultCode::LimitExceeded);
}

TEST(GgufParser, ArrayCountsAreNotBelieved) {
    for (const std::uint64_t count : {~0ull, 1ull << 63, 1ull << 61, (1ull << 30) + 1}) {
        EXPECT_REFUSED(sound().array("a", Type::Uint64, count, "").file(soundData), FaultCode::LimitExceeded) << count;
        EXPECT_REFUSED(sound().array("a", Type::String, count, "").file(soundData), FaultCode::LimitExceeded) << count;
    }
    EXPECT_REFUSED(sound().array("a", Type::Uint8, 1u << 30, "").file(soundData), FaultCode::Truncated);
    EXPECT_REFUSED(sound().array("a", Type::String, 1u << 30, "").file(soundData), FaultCode::Truncated);
}

TEST(GgufParser, ArraysDoNotNest) {
    std::string nested;
    for (int depth = 0; depth < 1'000'000; ++depth)
        nested += GgufBytes::number(Type::Array) + GgufBytes::number<std::uint64_t>(1);
    EXPECT_REFUSED(sound().pair("a", Type::Array, nested).file(soundData), FaultCode::NestedArray);
}

TEST(GgufParser, UnknownValueTypesAreRefused) {
    for (const std::uint32_t type : {13u, 255u, ~0u}) {
        EXPECT_REFUSED(sound().pair("a", Type(type), "12345678").file(soundData), FaultCode::UnknownType) << type;
        EXPECT_REFUSED(sound().array("a", Type(type), 1, "12345678").file(soundData), FaultCode::UnknownType) << type;
    }
}

TEST(GgufParser, TheAlignmentIsASmallPowerOfTwo) {
    for (const std::uint32_t alignment : {0u, 3u, 33u, 1u << 21, 1u << 31})
        EXPECT_REFUSED(sound().pair("general.alignment", alignment).file(soundData), FaultCode::InvalidAlignment)
            << alignment;
    EXPECT_REFUSED(sound().pair("general.alignment", "32").file(soundData), FaultCode::WrongType);
    EXPECT_REFUSED(
        sound().pair("general.alignment", Type::Uint64, GgufBytes::number<std::uint64_t>(32)).file(soundData),
        FaultCode::WrongType);
    EXPECT_EQ(outcome(parse(sound().pair("general.alignment", 128u).file(soundData, 128))), "accepted");
}

TEST(GgufParser, TheAlignmentHoldsForTheOffsetsOfTensors) {
    GgufBytes wide;
    wide.pair("general.alignment", 64u).tensor("a", {1}, f32, 0).tensor("b", {1}, f32, 64);
    EXPECT_EQ(outcome(parse(wide.file(68, 64))), "accepted");
    GgufBytes narrow;
    narrow.pair("general.alignment", 64u).tensor("a", {1}, f32, 0).tensor("b", {1}, f32, 32);
    EXPECT_REFUSED(narrow.file(68, 64), FaultCode::InvalidOffset);
}

TEST(GgufParser, TheArchitectureIsAText) {
    EXPECT_REFUSED(GgufBytes().pair("general.architecture", 7u).file(0), FaultCode::WrongType);
}

TEST(GgufParser, NamesOfTensorsAreShort) {
    EXPECT_EQ(outcome(parse(GgufBytes().tensor(std::string(63, 'a'), {1}, f32, 0).file(4))), "accepted");
    EXPECT_REFUSED(GgufBytes().tensor(std::string(64, 'a'), {1}, f32, 0).file(4), FaultCode::InvalidKey);
    EXPECT_REFUSED(GgufBytes().tensor("", {1}, f32, 0).file(64), FaultCode::InvalidKey);
    EXPECT_REFUSED(GgufBytes().tensor("\xFF", {1}, f32, 0).file(4), FaultCode::InvalidText);
}

TEST(GgufParser, NamesOfTensorsDoNotRepeat) {
    EXPECT_REFUSED(GgufBytes().tensor("a", {8}, f32, 0).tensor("a", {8}, f32, 32).file(64), FaultCode::Repeated);
}

TEST(GgufParser, ShapesHaveAtMostFourDimensions) {
    EXPECT_EQ(outcome(parse(GgufBytes().tensor("a", {1, 1, 1, 1}, f32, 0).file(4))), "accepted");
    EXPECT_EQ(outcome(parse(GgufBytes().tensor("scalar", {}, f32, 0).file(4))), "accepted");
    EXPECT_REFUSED(GgufBytes().tensor("a", {1, 1, 1, 1, 1}, f32, 0).file(4), FaultCode::InvalidShape);
}

TEST(GgufParser, ProductsThatWrapAreRefused) {
    constexpr std::uint64_t half = 1ull << 32;
    EXPECT_REFUSED(GgufBytes().tensor("a", {half, half}, f32, 0).file(4), FaultCode::InvalidShape);
    EXPECT_REFUSED(GgufBytes().tensor("a", {half, half, 0}, f32, 0).file(4), FaultCode::InvalidShape);
    EXPECT_REFUSED(GgufBytes().tensor("a", {~0ull}, f32, 0).file(4), FaultCode::InvalidShape);
    EXPECT_REFUSED(GgufBytes().tensor("a", {1ull << 62}, f32, 0).file(4), FaultCode::InvalidShape);
    EXPECT_REFUSED(GgufBytes().tensor("a", {(1ull << 61) - 8}, f32, 0).file(4), FaultCode::Truncated);
    GgufBytes sum;
    sum.tensor("a", {(1ull << 61) - 8}, f32, 0).tensor("b", {8}, f32, (1ull << 63) - 32);
    EXPECT_REFUSED(sum.file(4), FaultCode::InvalidOffset);
}

TEST(GgufParser, UnknownAndRemovedTensorTypesAreRefused) {
    for (const std::uint32_t type : {4u, 5u, 31u, 33u, 36u, 42u, 255u, ~0u})
        EXPECT_REFUSED(GgufBytes().tensor("a", {256}, type, 0).file(4'096), FaultCode::UnknownType) << type;
}

TEST(GgufParser, RowsAreWholeBlocks) {
    EXPECT_REFUSED(GgufBytes().tensor("a", {128, 2}, q4k, 0).file(4'096), FaultCode::InvalidShape);
}

TEST(GgufParser, TensorsLieBehindEachOther) {
    const auto second = [](std::uint64_t offset) {
        return GgufBytes().tensor("a", {16}, f32, 0).tensor("b", {16}, f32, offset).file(4'096);
    };
    EXPECT_EQ(outcome(parse(second(64))), "accepted");
    for (const std::uint64_t offset : {0ull, 32ull, 63ull, 96ull, 1ull << 40, ~0ull})
        EXPECT_REFUSED(second(offset), FaultCode::InvalidOffset) << offset;
    EXPECT_REFUSED(GgufBytes().tensor("a", {16}, f32, 32).file(4'096), FaultCode::InvalidOffset);
}

TEST(GgufParser, TensorsEndWithinTheFile) {
    EXPECT_REFUSED(GgufBytes().tensor("a", {1024}, f32, 0).file(4'095), FaultCode::Truncated);
    EXPECT_EQ(outcome(parse(GgufBytes().tensor("a", {1024}, f32, 0).file(4'096))), "accepted");
}

TEST(GgufParser, AFileMayHoldNoTensors) {
    const auto parsed = parse(GgufBytes().pair("general.architecture", "llama").header());
    ASSERT_EQ(outcome(parsed), "accepted");
    EXPECT_EQ(std::get<inspect::Header>(parsed).parameterCount, std::nullopt);
    EXPECT_EQ(std::get<inspect::Header>(parsed).precision, "");
}

TEST(GgufParser, NumbersOfAnotherTypeAreNotKnown) {
    GgufBytes file;
    file.pair("general.architecture", "llama")
        .pair("llama.block_count", "many")
        .pair("llama.context_length", Type::Int32, GgufBytes::number<std::int32_t>(-1))
        .pair("llama.embedding_length", Type::Int64, GgufBytes::number<std::int64_t>(64))
        .pair("llama.expert_count", Type::Float32, GgufBytes::number(8.0f));
    const auto parsed = parse(file.header());
    ASSERT_EQ(outcome(parsed), "accepted");
    const auto &header = std::get<inspect::Header>(parsed);
    EXPECT_EQ(header.geometry.layerCount, std::nullopt);
    EXPECT_EQ(header.contextLength, std::nullopt);
    EXPECT_EQ(header.geometry.embeddingLength, 64u);
    EXPECT_EQ(header.geometry.expertCount, std::nullopt);
}

TEST(GgufParser, TheFilesOwnWordForItsPrecisionHolds) {
    const auto precision = [](GgufBytes file) {
        const auto parsed = parse(file.file(soundData));
        return std::get<inspect::Header>(parsed).precision;
    };
    EXPECT_EQ(precision(sound().pair("general.file_type", 15u)), "Q4_K_M");
    EXPECT_EQ(precision(sound().pair("general.file_type", 1024u + 7u)), "Q8_0");
    EXPECT_EQ(precision(sound().pair("general.file_type", 999u)), "F32");
}

TEST(GgufParser, MetadataOfManyModelsIsRefused) {
    GgufBytes file;
    for (int model = 0; model < 300; ++model)
        file.pair("m" + std::to_string(model) + ".block_count", 1u);
    EXPECT_REFUSED(file.header(), FaultCode::LimitExceeded);
}
