#include "backend/policy/word_set.h"

#include <bit>

namespace policy {

WordSet::WordSet(const std::vector<std::uint64_t> &dense) {
    for (std::size_t i = 0; i < dense.size(); ++i) {
        if (dense[i] != 0)
            words_.push_back({static_cast<std::uint32_t>(i), dense[i]});
    }
}

void WordSet::append(std::size_t position) {
    const auto index = static_cast<std::uint32_t>(position / 64);
    if (words_.empty() || words_.back().index != index)
        words_.push_back({index, 0});
    words_.back().bits |= std::uint64_t(1) << (position % 64);
}

std::size_t countOf(const std::vector<Word> &words) {
    std::size_t count = 0;
    for (const auto &word : words)
        count += static_cast<std::size_t>(std::popcount(word.bits));
    return count;
}

} // namespace policy
