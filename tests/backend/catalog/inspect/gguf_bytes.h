#pragma once

#include "backend/catalog/inspect/parsers/gguf_types.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

// Writes GGUF files byte by byte, the broken ones too: nothing is checked, and whatever is announced may be a lie.
class GgufBytes {
public:
    using Type = inspect::GgufValueType;

    template <typename Number>
    static std::string number(Number value) {
        return {reinterpret_cast<const char *>(&value), sizeof value};
    }
    static std::string text(std::string_view value) { return number<std::uint64_t>(value.size()) + std::string(value); }

    GgufBytes &pair(std::string_view key, Type type, std::string_view value) {
        metadata_ += text(key) + number(type) + std::string(value);
        ++pairs_;
        return *this;
    }
    GgufBytes &pair(std::string_view key, std::string_view value) { return pair(key, Type::String, text(value)); }
    GgufBytes &pair(std::string_view key, std::uint32_t value) { return pair(key, Type::Uint32, number(value)); }
    GgufBytes &array(std::string_view key, Type type, std::uint64_t count, std::string_view elements) {
        return pair(key, Type::Array, number(type) + number(count) + std::string(elements));
    }
    GgufBytes &tensor(std::string_view name, std::initializer_list<std::uint64_t> shape, std::uint32_t type,
                      std::uint64_t offset) {
        tensors_ += text(name) + number(static_cast<std::uint32_t>(shape.size()));
        for (const auto size : shape)
            tensors_ += number(size);
        tensors_ += number(type) + number(offset);
        ++tensorCount_;
        return *this;
    }
    GgufBytes &announce(std::uint64_t tensors, std::uint64_t pairs) {
        tensorCount_ = tensors;
        pairs_ = pairs;
        return *this;
    }
    GgufBytes &version(std::uint32_t version) {
        version_ = version;
        return *this;
    }

    std::string header() const {
        return "GGUF" + number(version_) + number(tensorCount_) + number(pairs_) + metadata_ + tensors_;
    }
    // With padding up to the alignment, and data.
    std::string file(std::uint64_t dataBytes, std::uint64_t alignment = 32) const {
        auto bytes = header();
        bytes.resize((bytes.size() + alignment - 1) / alignment * alignment + dataBytes);
        return bytes;
    }

private:
    std::uint32_t version_ = 3;
    std::uint64_t tensorCount_ = 0;
    std::uint64_t pairs_ = 0;
    std::string metadata_;
    std::string tensors_;
};
