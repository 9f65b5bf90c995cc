#include "backend/ledger/stretches.h"

#include <algorithm>
#include <utility>

#include "backend/storage/connection.h"

namespace ledger {

namespace {

constexpr unsigned MaxThreads = 4;
// Stretches that may be ready before the first of them is taken.
constexpr std::int64_t Ahead = 8;

} // namespace

Stretches::Stretches(const OpenReader &openReader, Ledger::Depth depth, std::int64_t size)
    : depth_(depth), size_(size) {
    const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1U, MaxThreads);
    for (unsigned i = 0; i < count; ++i)
        threads_.emplace_back([this, openReader] { work(openReader); });
}

Stretches::~Stretches() {
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    changed_.notify_all();
    for (auto &thread : threads_)
        thread.join();
}

std::optional<Stretches::Stretch> Stretches::next() {
    std::unique_lock lock(mutex_);
    if (given_ >= size_)
        return std::nullopt;
    changed_.wait(lock, [this] { return ready_.contains(given_); });
    Stretch stretch{given_, std::move(ready_.extract(given_).mapped())};
    given_ += Length;
    lock.unlock();
    changed_.notify_all();
    return stretch;
}

void Stretches::work(const OpenReader &openReader) {
    std::unique_ptr<storage::Connection> connection;
    std::unique_ptr<EntryCheck> entries;
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock,
                      [this] { return isStopping_ || unclaimed_ >= size_ || unclaimed_ < given_ + Ahead * Length; });
        if (isStopping_ || unclaimed_ >= size_)
            return;
        const auto first = std::exchange(unclaimed_, unclaimed_ + Length);
        lock.unlock();
        auto checked = check(openReader, connection, entries, first);
        lock.lock();
        ready_.emplace(first, std::move(checked));
        changed_.notify_all();
    }
}

CheckedStretch Stretches::check(const OpenReader &openReader, std::unique_ptr<storage::Connection> &connection,
                                std::unique_ptr<EntryCheck> &entries, std::int64_t first) const {
    if (connection == nullptr) {
        auto opened = openReader();
        if (!opened)
            return {{}, {}, std::move(opened).error()};
        connection = std::move(*opened);
        entries = std::make_unique<EntryCheck>(*connection, depth_);
    }
    return entries->check(first, std::min(first + Length, size_));
}

} // namespace ledger
