#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace policy {

// 64 members of a set of rules.
struct Word {
    std::uint32_t index;
    std::uint64_t bits;

    bool operator==(const Word &) const = default;
};

std::size_t countOf(const std::vector<Word> &words);

// A set of rules by position: the words that are not empty, in order.
class WordSet {
public:
    WordSet() = default;
    // Of the positions that hold a set bit in a dense row.
    explicit WordSet(const std::vector<std::uint64_t> &dense);

    // Positions come in order.
    void append(std::size_t position);

    const std::vector<Word> &words() const { return words_; }
    bool isEmpty() const { return words_.empty(); }
    std::size_t count() const { return countOf(words_); }

private:
    std::vector<Word> words_;
};

// Reads the bits of one word after the other, in order.
class WordCursor {
public:
    // The set outlives it.
    explicit WordCursor(const WordSet &set) : at_(set.words().data()), end_(at_ + set.words().size()) {}
    WordCursor(const WordSet *set) : WordCursor(*set) {}

    std::uint64_t bitsAt(std::uint32_t index) {
        if (at_ == end_ || index < at_->index)
            return 0;
        // Each has another index: it stands no further on than that, and just there where none is missing between.
        const auto *last = at_ + std::min<std::ptrdiff_t>(index - at_->index, end_ - at_ - 1);
        const auto isBefore = [](const Word &word, std::uint32_t bound) { return word.index < bound; };
        at_ = last->index <= index ? last : std::lower_bound(at_, last, index, isBefore);
        return at_->index == index ? at_->bits : 0;
    }

private:
    const Word *at_;
    const Word *end_;
};

} // namespace policy
