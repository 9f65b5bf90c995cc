#pragma once

#include "backend/tlog/hash.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace tlog_test {

// The definitions of RFC 6962 section 2.1, word for word, over the leaves of one log. Only the hashes of complete
// subtrees are remembered.
class ReferenceTree {
public:
    explicit ReferenceTree(std::vector<tlog::Hash> leaves) : levels_{std::move(leaves)} {
        while (levels_.back().size() > 1) {
            const auto &below = levels_.back();
            std::vector<tlog::Hash> level;
            for (std::size_t left = 0; left + 1 < below.size(); left += 2)
                level.push_back(tlog::nodeHash(below[left], below[left + 1]));
            levels_.push_back(std::move(level));
        }
    }

    // MTH(D[first:end]).
    tlog::Hash root(std::int64_t first, std::int64_t end) const {
        const std::int64_t size = end - first;
        if (size == 0)
            return core::sha256({});
        if (std::has_single_bit(static_cast<std::uint64_t>(size)) && first % size == 0)
            return levels_[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint64_t>(size)))]
                          [static_cast<std::size_t>(first / size)];
        return tlog::nodeHash(root(first, first + split(size)), root(first + split(size), end));
    }

    // PATH(m, D[first:end]).
    std::vector<tlog::Hash> path(std::int64_t m, std::int64_t first, std::int64_t end) const {
        if (end - first == 1)
            return {};
        const std::int64_t k = split(end - first);
        auto path = m < k ? this->path(m, first, first + k) : this->path(m - k, first + k, end);
        path.push_back(m < k ? root(first + k, end) : root(first, first + k));
        return path;
    }

    // PROOF(m, D[0:n]).
    std::vector<tlog::Hash> proof(std::int64_t m, std::int64_t n) const { return subproof(m, 0, n, true); }

private:
    static std::int64_t split(std::int64_t size) {
        std::int64_t k = 1;
        while (k * 2 < size)
            k *= 2;
        return k;
    }

    std::vector<tlog::Hash> subproof(std::int64_t m, std::int64_t first, std::int64_t end, bool isKnown) const {
        if (m == end - first)
            return isKnown ? std::vector<tlog::Hash>{} : std::vector<tlog::Hash>{root(first, end)};
        const std::int64_t k = split(end - first);
        auto path = m <= k ? subproof(m, first, first + k, isKnown) : subproof(m - k, first + k, end, false);
        path.push_back(m <= k ? root(first + k, end) : root(first, first + k));
        return path;
    }

    std::vector<std::vector<tlog::Hash>> levels_;
};

} // namespace tlog_test
