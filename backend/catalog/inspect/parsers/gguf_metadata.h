#pragma once

#include "backend/catalog/inspect/parsers/byte_reader.h"
#include "backend/catalog/inspect/parsers/gguf_types.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspect {

// The key-value part of a GGUF file. All of it is checked; kept is what describes the model.
class GgufMetadata {
public:
    // Reads so many pairs; a fault stays in the reader.
    void read(ByteReader &reader, std::uint64_t pairs);

    // Empty, or nothing, where the file does not say it or says it in another type.
    std::string text(const std::string &key) const;
    std::optional<std::uint64_t> number(const std::string &key) const;
    // Numbers and booleans of an array, or the single number.
    std::vector<std::uint64_t> list(const std::string &key) const;
    // Entries of the tokenizer's vocabulary.
    std::optional<std::uint64_t> tokenCount() const { return tokenCount_; }
    // Bytes to which tensors are aligned.
    std::uint64_t alignment() const { return alignment_; }

private:
    void readValue(ByteReader &reader, const std::string &key, GgufValueType type);
    void readText(ByteReader &reader, const std::string &key);
    void readArray(ByteReader &reader, const std::string &key);
    void checkTexts(ByteReader &reader, std::uint64_t count);
    void readAlignment(ByteReader &reader, GgufValueType type);
    void keepNumbers(ByteReader &reader, const std::string &key, GgufValueType type, std::uint64_t count);

    std::map<std::string, std::string> texts_;
    // Single numbers are lists of one.
    std::map<std::string, std::vector<std::uint64_t>> numbers_;
    std::optional<std::uint64_t> tokenCount_;
    std::uint64_t textElements_ = 0;
    std::uint64_t alignment_ = 32;
};

} // namespace inspect
