#pragma once

#include "backend/catalog/inspect/parsers/byte_reader.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace inspect {

// Hands a stretch of a file to nlohmann's parser byte by byte, and ends it early with a fault in the reader where that
// parser would be too trusting: at a NUL, which it takes for the end of the text, and at a token longer than 4 MiB,
// which it would hold in memory whole, twice.
class JsonInput {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = const char *;
        using reference = const char &;

        explicit Iterator(JsonInput *input = nullptr) : input_(input) {}
        reference operator*() const { return *input_->at_; }
        Iterator &operator++() {
            if (++input_->at_ == input_->end_)
                input_->provide();
            return *this;
        }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.isAtEnd() == b.isAtEnd(); }

    private:
        bool isAtEnd() const { return !input_ || input_->at_ == input_->end_; }

        JsonInput *input_;
    };

    // The next `length` bytes of the reader.
    JsonInput(ByteReader &reader, std::uint64_t length) : reader_(reader), left_(length) { provide(); }

    Iterator begin() { return Iterator(this); }
    Iterator end() { return Iterator(); }
    // Of the next byte, from the start of the file.
    std::uint64_t position() const { return reader_.position() - static_cast<std::uint64_t>(end_ - at_); }

private:
    // The next checked piece of the file; nothing at its end and after a fault.
    void provide();
    void check(std::string_view piece);
    const char *checkText(const char *at, const char *end);

    ByteReader &reader_;
    std::uint64_t left_;
    const char *at_ = nullptr;
    const char *end_ = nullptr;
    std::uint64_t token_ = 0;
    bool inText_ = false;
    bool escaped_ = false;
};

} // namespace inspect
