#include "backend/catalog/inspect/parsers/gguf_metadata.h"

#include "backend/catalog/inspect/parsers/name_set.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace inspect {

namespace {

constexpr std::uint64_t longestKey = 65'535;
constexpr std::uint64_t longestText = 16u << 20;
constexpr std::uint64_t largestArray = 1u << 30;
// Texts in all arrays together; the largest tokenizers have a million, merges included.
constexpr std::uint64_t mostTextElements = 4u << 20;
constexpr std::uint64_t largestAlignment = 1u << 20;
// What is kept: texts up to this length, arrays up to this many layers, and no more values than this.
constexpr std::uint64_t longestKeptText = 4'096;
constexpr std::uint64_t longestKeptList = 4'096;
constexpr std::size_t mostKept = 256;

constexpr std::array<std::string_view, 13> generalKeys{
    "general.architecture",
    "general.name",
    "general.basename",
    "general.size_label",
    "general.finetune",
    "general.version",
    "general.license",
    "general.license.name",
    "general.organization",
    "general.author",
    "general.file_type",
    "general.base_model.0.name",
    "general.base_model.0.repo_url",
};

// What follows the name of the architecture and a full stop.
constexpr std::array<std::string_view, 16> architectureKeys{
    "context_length",
    "embedding_length",
    "block_count",
    "vocab_size",
    "expert_count",
    "expert_used_count",
    "nextn_predict_layers",
    "full_attention_interval",
    "rope.dimension_count",
    "attention.head_count",
    "attention.head_count_kv",
    "attention.key_length",
    "attention.value_length",
    "attention.kv_lora_rank",
    "attention.sliding_window",
    "attention.sliding_window_pattern",
};

template <typename Keys>
bool contains(const Keys &keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool isKept(std::string_view key) {
    const auto dot = key.find('.');
    return contains(generalKeys, key) ||
           (dot != std::string_view::npos && key.size() <= 128 && contains(architectureKeys, key.substr(dot + 1)));
}

bool isKeyText(std::string_view key) {
    return std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

std::uint64_t readTextLength(ByteReader &reader) {
    const auto length = reader.u64();
    if (length > longestText && length <= reader.remaining())
        reader.fail(FaultCode::LimitExceeded, "a text is longer than 16 MiB");
    return length;
}

// Nothing for floats and for what is below zero.
std::optional<std::uint64_t> readNumber(ByteReader &reader, GgufValueType type) {
    const auto atLeastZero = [](auto value) {
        return value < 0 ? std::nullopt : std::optional<std::uint64_t>(static_cast<std::uint64_t>(value));
    };
    switch (type) {
    case GgufValueType::Uint8:
    case GgufValueType::Bool:
        return reader.u8();
    case GgufValueType::Int8:
        return atLeastZero(static_cast<std::int8_t>(reader.u8()));
    case GgufValueType::Uint16:
        return reader.u16();
    case GgufValueType::Int16:
        return atLeastZero(static_cast<std::int16_t>(reader.u16()));
    case GgufValueType::Uint32:
        return reader.u32();
    case GgufValueType::Int32:
        return atLeastZero(static_cast<std::int32_t>(reader.u32()));
    case GgufValueType::Uint64:
        return reader.u64();
    case GgufValueType::Int64:
        return atLeastZero(static_cast<std::int64_t>(reader.u64()));
    case GgufValueType::Float32:
    case GgufValueType::Float64:
    case GgufValueType::String:
    case GgufValueType::Array:
        break;
    }
    reader.skip(sizeOf(type).value_or(0));
    return std::nullopt;
}

} // namespace

void GgufMetadata::read(ByteReader &reader, std::uint64_t pairs) {
    NameSet keys;
    for (std::uint64_t pair = 0; pair < pairs && reader.isGood(); ++pair) {
        const auto start = reader.position();
        const auto length = reader.u64();
        if (reader.isGood() && (length == 0 || length > longestKey)) {
            reader.failAt(start, FaultCode::InvalidKey, "a key has 1 to 65,535 bytes");
            return;
        }
        const auto key = reader.text(length);
        if (!isKeyText(key)) {
            reader.failAt(start, FaultCode::InvalidKey, "a key has only a-z, 0-9, full stop, underscore and hyphen");
            return;
        }
        keys.add(key);
        const auto type = static_cast<GgufValueType>(reader.u32());
        if (key == "general.alignment")
            readAlignment(reader, type);
        else if (key == "general.architecture" && type != GgufValueType::String)
            reader.fail(FaultCode::WrongType, "general.architecture is not a text");
        else
            readValue(reader, key, type);
        if (texts_.size() + numbers_.size() > mostKept)
            reader.fail(FaultCode::LimitExceeded, "the metadata describes more models than one");
    }
    if (keys.hasRepeats())
        reader.fail(FaultCode::Repeated, "a key stands in the metadata twice");
}

void GgufMetadata::readValue(ByteReader &reader, const std::string &key, GgufValueType type) {
    if (type == GgufValueType::String)
        readText(reader, key);
    else if (type == GgufValueType::Array)
        readArray(reader, key);
    else if (!sizeOf(type))
        reader.fail(FaultCode::UnknownType, "a value has a type that GGUF does not know");
    else if (isKept(key))
        keepNumbers(reader, key, type, 1);
    else
        reader.skip(*sizeOf(type));
}

void GgufMetadata::readText(ByteReader &reader, const std::string &key) {
    const auto length = readTextLength(reader);
    if (isKept(key) && length <= longestKeptText)
        texts_[key] = reader.text(length);
    else
        reader.checkText(length);
}

void GgufMetadata::readArray(ByteReader &reader, const std::string &key) {
    const auto type = static_cast<GgufValueType>(reader.u32());
    const auto count = reader.u64();
    if (!reader.isGood())
        return;
    if (type == GgufValueType::Array) {
        reader.fail(FaultCode::NestedArray, "an array holds arrays");
        return;
    }
    const auto size = type == GgufValueType::String ? 8 : sizeOf(type);
    if (!size) {
        reader.fail(FaultCode::UnknownType, "an array holds a type that GGUF does not know");
    } else if (count > largestArray) {
        reader.fail(FaultCode::LimitExceeded, "an array has more than 2^30 elements");
    } else if (count * *size > reader.remaining()) {
        reader.fail(FaultCode::Truncated, "the file ends within an array");
    } else if (type != GgufValueType::String) {
        if (isKept(key) && count <= longestKeptList)
            keepNumbers(reader, key, type, count);
        else
            reader.skip(count * *size);
    } else {
        checkTexts(reader, count);
        if (key == "tokenizer.ggml.tokens")
            tokenCount_ = count;
    }
}

void GgufMetadata::checkTexts(ByteReader &reader, std::uint64_t count) {
    textElements_ += count;
    if (textElements_ > mostTextElements)
        reader.fail(FaultCode::LimitExceeded, "the arrays hold more texts than any tokenizer");
    for (std::uint64_t element = 0; element < count && reader.isGood(); ++element)
        reader.checkText(readTextLength(reader));
}

void GgufMetadata::readAlignment(ByteReader &reader, GgufValueType type) {
    if (!reader.isGood())
        return;
    const auto start = reader.position();
    if (type != GgufValueType::Uint32) {
        reader.fail(FaultCode::WrongType, "general.alignment is not a 32-bit unsigned number");
        return;
    }
    alignment_ = reader.u32();
    if (reader.isGood() && (!std::has_single_bit(alignment_) || alignment_ > largestAlignment))
        reader.failAt(start, FaultCode::InvalidAlignment, "general.alignment is not a power of two up to 1 MiB");
}

void GgufMetadata::keepNumbers(ByteReader &reader, const std::string &key, GgufValueType type, std::uint64_t count) {
    std::vector<std::uint64_t> list;
    bool whole = true;
    for (std::uint64_t element = 0; element < count && reader.isGood(); ++element) {
        const auto value = readNumber(reader, type);
        whole = whole && value;
        if (whole)
            list.push_back(*value);
    }
    if (whole)
        numbers_[key] = std::move(list);
}

std::string GgufMetadata::text(const std::string &key) const {
    const auto found = texts_.find(key);
    return found == texts_.end() ? std::string() : found->second;
}

std::optional<std::uint64_t> GgufMetadata::number(const std::string &key) const {
    const auto found = numbers_.find(key);
    return found == numbers_.end() || found->second.size() != 1 ? std::nullopt : std::optional(found->second.front());
}

std::vector<std::uint64_t> GgufMetadata::list(const std::string &key) const {
    const auto found = numbers_.find(key);
    return found == numbers_.end() ? std::vector<std::uint64_t>() : found->second;
}

} // namespace inspect
