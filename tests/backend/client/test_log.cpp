#include "tests/backend/client/test_log.h"

#include "backend/tlog/checkpoint.h"
#include "backend/tlog/hash.h"

#include <array>
#include <bit>
#include <span>

namespace client_test {

namespace {

using Hashes = std::span<const tlog::Hash>;

std::size_t splitOf(std::size_t size) {
    return std::bit_floor(size - 1);
}

void path(std::size_t index, Hashes leaves, std::vector<std::string> *proof) {
    if (leaves.size() == 1)
        return;
    const auto split = splitOf(leaves.size());
    const bool isLeft = index < split;
    path(isLeft ? index : index - split, isLeft ? leaves.first(split) : leaves.subspan(split), proof);
    proof->emplace_back(core::bytesOf(tlog::rootOf(isLeft ? leaves.subspan(split) : leaves.first(split))));
}

void subproof(std::size_t older, Hashes leaves, bool isComplete, std::vector<std::string> *proof) {
    if (older == leaves.size()) {
        if (!isComplete)
            proof->emplace_back(core::bytesOf(tlog::rootOf(leaves)));
        return;
    }
    const auto split = splitOf(leaves.size());
    if (older <= split) {
        subproof(older, leaves.first(split), isComplete, proof);
        proof->emplace_back(core::bytesOf(tlog::rootOf(leaves.subspan(split))));
    } else {
        subproof(older - split, leaves.subspan(split), false, proof);
        proof->emplace_back(core::bytesOf(tlog::rootOf(leaves.first(split))));
    }
}

tlog::SigningKey keyOf(const std::string &origin, std::uint8_t seed) {
    std::array<std::uint8_t, tlog::SigningKey::SeedBytes> bytes{};
    bytes.fill(seed);
    return tlog::SigningKey::fromSeed(origin, bytes).value();
}

} // namespace

TestLog::TestLog(const std::string &origin, std::uint8_t seed) : key_(keyOf(origin, seed)) {}

void TestLog::append(int count, const std::string &text) {
    for (int i = 0; i < count; ++i)
        leaves_.push_back(text + " " + std::to_string(leaves_.size()));
}

void TestLog::rewrite(std::int64_t index, const std::string &text) {
    leaves_[static_cast<std::size_t>(index)] = text;
}

void TestLog::truncate(std::int64_t size) {
    leaves_.resize(static_cast<std::size_t>(size));
}

std::vector<tlog::Hash> TestLog::hashes(std::int64_t size) const {
    std::vector<tlog::Hash> hashes;
    for (std::int64_t i = 0; i < size; ++i)
        hashes.push_back(tlog::leafHash(leaf(i)));
    return hashes;
}

tlog::TreeHead TestLog::head() const {
    return {size(), tlog::rootOf(hashes(size()))};
}

std::string TestLog::checkpoint() const {
    return tlog::signCheckpoint(head(), std::array{key_}).value();
}

std::string TestLog::leafHash(std::int64_t index) const {
    return std::string(core::bytesOf(tlog::leafHash(leaf(index))));
}

std::vector<std::string> TestLog::consistency(std::int64_t older, std::int64_t newer) const {
    std::vector<std::string> proof;
    subproof(static_cast<std::size_t>(older), hashes(newer), true, &proof);
    return proof;
}

std::vector<std::string> TestLog::inclusion(std::int64_t index, std::int64_t size) const {
    std::vector<std::string> proof;
    path(static_cast<std::size_t>(index), hashes(size), &proof);
    return proof;
}

} // namespace client_test
