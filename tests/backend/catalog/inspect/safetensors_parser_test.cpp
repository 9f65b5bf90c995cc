#include "backend/catalog/inspect/parsers/safetensors_parser.h"
#include "tests/backend/catalog/inspect/memory_file.h"
#include "tests/backend/catalog/inspect/safetensors_bytes.h"

#include <gtest/gtest.h>

#include <fcntl.h>

namespace {

using inspect::FaultCode;

inspect::Parsed<inspect::Header> parse(std::string_view bytes) {
    const MemoryFile file(bytes);
    return inspect::parseSafetensors(file.descriptor(), file.size());
}

std::string outcome(std::string_view bytes) {
    const auto parsed = parse(bytes);
    const auto *fault = std::get_if<inspect::Fault>(&parsed);
    return fault ? std::string(nameOf(fault->code)) : "accepted";
}

// Of a header, with so many bytes behind it.
std::string outcome(std::string_view header, std::uint64_t dataBytes) {
    return outcome(safetensorsBytes(header, dataBytes));
}

std::string tensor(const std::string &dtype, const std::string &shape, const std::string &offsets) {
    return R"({"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + '}';
}

std::string one(const std::string &dtype, const std::string &shape, const std::string &offsets) {
    return R"({"a":)" + tensor(dtype, shape, offsets) + '}';
}

const std::string sound = R"({"__metadata__":{"format":"pt","license":"mit"},"a":)" + tensor("F32", "[2,3]", "[0,24]") +
                          R"(,"b":)" + tensor("BF16", "[20]", "[24,64]") + '}';

} // namespace

// Pages that no process has: reading them fails as a broken disk does.
TEST(SafetensorsParser, AStorageThatFailsIsNotTheFilesFault) {
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    ASSERT_GE(memory, 0);
    const auto parsed = inspect::parseSafetensors(memory, 4'096);
    ::close(memory);
    ASSERT_TRUE(std::holds_alternative<inspect::Fault>(parsed));
    EXPECT_EQ(std::get<inspect::Fault>(parsed).code, FaultCode::ReadFailed);
}

TEST(SafetensorsParser, ASoundFileIsDescribed) {
    const auto parsed = parse(safetensorsBytes(sound, 64));
    ASSERT_TRUE(std::holds_alternative<inspect::Header>(parsed));
    const auto &header = std::get<inspect::Header>(parsed);
    EXPECT_EQ(header.format, inspect::Format::Safetensors);
    EXPECT_EQ(header.tensorCount, 2u);
    EXPECT_EQ(header.parameterCount, 26u);
    EXPECT_EQ(header.weightBytes, 64u);
    EXPECT_EQ(header.precision, "BF16");
    EXPECT_EQ(header.license, "mit");
    EXPECT_EQ(header.architecture, "");
}

TEST(SafetensorsParser, AFileCutAnywhereIsRefused) {
    const auto whole = safetensorsBytes(sound, 64);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(outcome(std::string_view(whole).substr(0, length)), "TRUNCATED") << "cut after byte " << length;
}

TEST(SafetensorsParser, HeaderLengthsAreNotBelieved) {
    EXPECT_EQ(outcome("1234567"), "TRUNCATED");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 0)), "INVALID_JSON");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 3)), "TRUNCATED");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 10)), "TRUNCATED");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, ~0ull)), "UNKNOWN_FORMAT");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, ~0ull - 7)), "UNKNOWN_FORMAT");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 1ull << 63)), "UNKNOWN_FORMAT");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 100'000'001)), "UNKNOWN_FORMAT");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 100'000'000)), "LIMIT_EXCEEDED");
    EXPECT_EQ(outcome(safetensorsBytes("{}", 0, 32u << 20)), "TRUNCATED");
}

TEST(SafetensorsParser, TheLimitOfTheHeaderIsTheCallers) {
    const MemoryFile file(safetensorsBytes(sound, 64));
    const auto with = [&](std::uint64_t limit) {
        return std::holds_alternative<inspect::Header>(
            inspect::parseSafetensors(file.descriptor(), file.size(), limit));
    };
    EXPECT_TRUE(with(sound.size()));
    EXPECT_FALSE(with(sound.size() - 1));
}

TEST(SafetensorsParser, AFileMayHoldNoTensors) {
    EXPECT_EQ(outcome("{}", 0), "accepted");
    EXPECT_EQ(outcome("{}", 1), "INVALID_OFFSET");
}

TEST(SafetensorsParser, WhitespaceMayStandAroundTheHeader) {
    EXPECT_EQ(outcome(" \t\r\n" + sound, 64), "accepted");
    EXPECT_EQ(outcome(sound + "      ", 64), "accepted");
    for (const auto *start : {"\v", "\f", "\xC2\xA0", "\xEF\xBB\xBF"})
        EXPECT_EQ(outcome(start + sound, 64), "INVALID_JSON");
}

TEST(SafetensorsParser, TheHeaderIsOneStrictJsonObject) {
    for (const auto *header : {"", " ", "[", "[]", "null", "\"a\"", "{", "{]", "{\"a\"}", "{\"a\":}", "{}{}", "{},",
                               "{'a':1}", "{/**/}", "{}\n//", "nan"})
        EXPECT_EQ(outcome(header, 0), "INVALID_JSON") << header;
    EXPECT_EQ(outcome(R"({"__metadata__":{"a":"b",}})", 0), "INVALID_JSON");
    EXPECT_EQ(outcome("{\"__metadata__\":{\"a\":\"line\nbreak\"}}", 0), "INVALID_JSON");
}

TEST(SafetensorsParser, NothingHidesBehindANul) {
    EXPECT_EQ(outcome(std::string("{}\0", 3), 0), "INVALID_JSON");
    EXPECT_EQ(outcome(std::string("{}\0{\"a\":1}", 10), 0), "INVALID_JSON");
    EXPECT_EQ(outcome(std::string("{\"__metadata__\":{\"a\0\":\"b\"}}", 28), 0), "INVALID_JSON");
}

TEST(SafetensorsParser, TextsAreUtf8) {
    for (const std::string broken : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\\ud800", "\\udc00\\ud800"}) {
        EXPECT_EQ(outcome(R"({"__metadata__":{"a":")" + broken + R"("}})", 0), "INVALID_JSON") << broken;
        EXPECT_EQ(outcome(R"({")" + broken + R"(":)" + tensor("U8", "[1]", "[0,1]") + '}', 1), "INVALID_JSON");
    }
    EXPECT_EQ(outcome(R"({"__metadata__":{"a":"\ud83d\ude00 é"}})", 0), "accepted");
}

TEST(SafetensorsParser, NamesDoNotRepeat) {
    EXPECT_EQ(outcome(R"({"a":)" + tensor("U8", "[1]", "[0,1]") + R"(,"a":)" + tensor("U8", "[1]", "[1,2]") + '}', 2),
              "REPEATED");
    EXPECT_EQ(
        outcome(R"({"a":)" + tensor("U8", "[1]", "[0,1]") + R"(,"\u0061":)" + tensor("U8", "[1]", "[1,2]") + '}', 2),
        "REPEATED");
    EXPECT_EQ(outcome(R"({"__metadata__":{"a":"1","a":"2"}})", 0), "REPEATED");
    EXPECT_EQ(outcome(R"({"__metadata__":{},"__metadata__":{}})", 0), "REPEATED");
}

TEST(SafetensorsParser, ATensorHasEachOfItsKeysOnce) {
    EXPECT_EQ(outcome(R"({"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1), "REPEATED");
    EXPECT_EQ(outcome(R"({"a":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}})", 1), "REPEATED");
    EXPECT_EQ(outcome(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"data_offsets":[0,1]}})", 1), "REPEATED");
    EXPECT_EQ(outcome(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":1}})", 1), "INVALID_KEY");
    for (const auto *part : {R"("dtype":"U8","shape":[1])", R"("dtype":"U8","data_offsets":[0,1])",
                             R"("shape":[1],"data_offsets":[0,1])", ""})
        EXPECT_EQ(outcome(std::string(R"({"a":{)") + part + "}}", 1), "INVALID_SHAPE") << part;
}

TEST(SafetensorsParser, NumbersAreWholeAndNotNegative) {
    for (const auto *number :
         {"-1", "-0", "1.0", "1e2", "18446744073709551616", "1e400", "\"1\"", "null", "true", "[1]", "{}"}) {
        EXPECT_NE(outcome(one("U8", std::string("[") + number + "]", "[0,1]"), 1), "accepted") << number;
        EXPECT_NE(outcome(one("U8", "[1]", std::string("[0,") + number + "]"), 1), "accepted") << number;
    }
    for (const auto *shape : {"1", "null", "\"1\"", "{}"})
        EXPECT_EQ(outcome(one("U8", shape, "[0,1]"), 1), "WRONG_TYPE") << shape;
    EXPECT_EQ(outcome(one("U8", "[01]", "[0,1]"), 1), "INVALID_JSON");
}

TEST(SafetensorsParser, OffsetsAreTwoNumbers) {
    for (const auto *offsets : {"[]", "[0]"})
        EXPECT_EQ(outcome(one("U8", "[1]", offsets), 1), "INVALID_SHAPE") << offsets;
    EXPECT_EQ(outcome(one("U8", "[1]", "[0,1,1]"), 1), "INVALID_OFFSET");
    EXPECT_EQ(outcome(one("U8", "[1]", "[1,0]"), 1), "INVALID_OFFSET");
}

TEST(SafetensorsParser, MetadataHoldsTextsAlone) {
    for (const auto *value : {"1", "null", "true", "{}", "[]", "[\"a\"]", "1.5", "-1"})
        EXPECT_EQ(outcome(std::string(R"({"__metadata__":{"a":)") + value + "}}", 0), "WRONG_TYPE") << value;
    for (const auto *value : {"1", "null", "\"a\"", "[]"})
        EXPECT_EQ(outcome(std::string(R"({"__metadata__":)") + value + "}", 0), "WRONG_TYPE") << value;
}

TEST(SafetensorsParser, ATensorIsAnObject) {
    for (const auto *value : {"1", "null", "\"a\"", "[]", "true"})
        EXPECT_EQ(outcome(std::string(R"({"a":)") + value + "}", 0), "WRONG_TYPE") << value;
}

TEST(SafetensorsParser, NestingEndsWhereTheFormatEnds) {
    const std::string many(1'000'000, '[');
    EXPECT_EQ(outcome(many, 0), "INVALID_JSON");
    EXPECT_EQ(outcome("{\"a\":" + many, 0), "WRONG_TYPE");
    EXPECT_EQ(outcome(one("U8", many, "[0,1]"), 0), "WRONG_TYPE");
    std::string objects;
    for (int depth = 0; depth < 200'000; ++depth)
        objects += "{\"a\":";
    EXPECT_EQ(outcome(objects, 0), "INVALID_KEY");
}

TEST(SafetensorsParser, UnknownDtypesAreRefused) {
    for (const auto *dtype : {"", "f32", "F128", "Q4_0", "PICKLE"})
        EXPECT_EQ(outcome(one(dtype, "[1]", "[0,1]"), 1), "UNKNOWN_TYPE") << dtype;
}

TEST(SafetensorsParser, ShapesThatWrapAreRefused) {
    EXPECT_EQ(outcome(one("F32", "[2,18446744073709551614]", "[0,16]"), 16), "INVALID_SHAPE");
    EXPECT_EQ(outcome(one("F32", "[4611686018427387904]", "[0,0]"), 0), "INVALID_SHAPE");
    EXPECT_EQ(outcome(one("F32", "[4294967296,4294967296,0]", "[0,0]"), 0), "INVALID_SHAPE");
}

TEST(SafetensorsParser, TensorsEndAtWholeBytes) {
    EXPECT_EQ(outcome(one("F4", "[3]", "[0,1]"), 1), "INVALID_SHAPE");
    EXPECT_EQ(outcome(one("F6_E2M3", "[3]", "[0,2]"), 2), "INVALID_SHAPE");
    EXPECT_EQ(outcome(one("F4", "[4]", "[0,2]"), 2), "accepted");
    EXPECT_EQ(outcome(one("F6_E2M3", "[4]", "[0,3]"), 3), "accepted");
}

TEST(SafetensorsParser, OffsetsFitShapeAndDtype) {
    EXPECT_EQ(outcome(one("F32", "[2]", "[0,7]"), 7), "INVALID_OFFSET");
    EXPECT_EQ(outcome(one("F32", "[2]", "[0,9]"), 9), "INVALID_OFFSET");
}

TEST(SafetensorsParser, TensorsCoverTheFileInAnyOrder) {
    const auto two = [](const std::string &a, const std::string &b) {
        return R"({"a":)" + tensor("U8", "[4]", a) + R"(,"b":)" + tensor("U8", "[4]", b) + '}';
    };
    EXPECT_EQ(outcome(two("[0,4]", "[4,8]"), 8), "accepted");
    EXPECT_EQ(outcome(two("[4,8]", "[0,4]"), 8), "accepted");
    EXPECT_EQ(outcome(two("[0,4]", "[2,6]"), 8), "INVALID_OFFSET") << "overlap";
    EXPECT_EQ(outcome(two("[0,4]", "[0,4]"), 4), "INVALID_OFFSET") << "the same bytes";
    EXPECT_EQ(outcome(two("[0,4]", "[5,9]"), 9), "INVALID_OFFSET") << "a hole";
    EXPECT_EQ(outcome(two("[1,5]", "[5,9]"), 9), "INVALID_OFFSET") << "a hole at the start";
    EXPECT_EQ(outcome(two("[0,4]", "[4,8]"), 9), "INVALID_OFFSET") << "another file behind";
    EXPECT_EQ(outcome(two("[0,4]", "[4,8]"), 6), "TRUNCATED") << "two bytes missing";
}

TEST(SafetensorsParser, EmptyTensorsTakeNoRoom) {
    EXPECT_EQ(outcome(R"({"a":)" + tensor("U8", "[0,7]", "[0,0]") + R"(,"b":)" + tensor("U8", "[]", "[0,1]") + '}', 1),
              "accepted");
}

TEST(SafetensorsParser, PackedElementsDoNotCountParameters) {
    const auto parsed = parse(safetensorsBytes(one("I32", "[4]", "[0,16]"), 16));
    EXPECT_EQ(std::get<inspect::Header>(parsed).parameterCount, std::nullopt);
}

TEST(SafetensorsParser, EndlessTextsAndNumbersAreRefused) {
    const std::string endless((4u << 20) + 1, '1');
    EXPECT_EQ(outcome(R"({"__metadata__":{"a":")" + endless + R"("}})", 0), "LIMIT_EXCEEDED");
    EXPECT_EQ(outcome(one("U8", '[' + endless + ']', "[0,1]"), 1), "LIMIT_EXCEEDED");
}
