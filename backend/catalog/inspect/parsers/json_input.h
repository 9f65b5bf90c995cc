#pragma once

#include "backend/catalog/inspect/parsers/byte_reader.h"

#include <cstddef>
#include <cstdint>
#include <iterator>

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
        reference operator*() const { return input_->current_; }
        Iterator &operator++() {
            input_->advance();
            return *this;
        }
        Iterator operator++(int) {
            auto before = *this;
            input_->advance();
            return before;
        }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.isAtEnd() == b.isAtEnd(); }

    private:
        bool isAtEnd() const { return !input_ || input_->ended_; }

        JsonInput *input_;
    };

    // The next `length` bytes of the reader.
    JsonInput(ByteReader &reader, std::uint64_t length) : reader_(reader), left_(length) { advance(); }

    Iterator begin() { return Iterator(this); }
    Iterator end() { return Iterator(); }

private:
    void advance();
    void follow();

    ByteReader &reader_;
    std::uint64_t left_;
    std::uint64_t token_ = 0;
    char current_ = 0;
    bool inText_ = false;
    bool escaped_ = false;
    bool ended_ = false;
};

} // namespace inspect
