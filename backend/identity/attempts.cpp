#include "backend/identity/attempts.h"

#include "backend/core/clock.h"

namespace identity {

namespace {

constexpr std::int64_t Minute = 60'000'000'000;
constexpr std::size_t MostHosts = 4096;

std::string_view hostOf(std::string_view peerAddress) {
    return peerAddress.substr(0, peerAddress.rfind(':'));
}

} // namespace

Attempts::Attempts(const core::Clock &clock) : clock_(clock) {}

bool Attempts::mayTry(std::string_view peerAddress) {
    const auto now = clock_.monotonicNanoseconds();
    const std::lock_guard lock(mutex_);
    forget(now);
    const auto found = entries_.find(hostOf(peerAddress));
    return found == entries_.end() ? entries_.size() < MostHosts : found->second.failures < Limit;
}

void Attempts::failed(std::string_view peerAddress) {
    const auto now = clock_.monotonicNanoseconds();
    const std::lock_guard lock(mutex_);
    forget(now);
    const auto [entry, isNew] = entries_.try_emplace(std::string(hostOf(peerAddress)));
    if (isNew)
        entry->second.beganAt = now;
    ++entry->second.failures;
}

void Attempts::forget(std::int64_t now) {
    std::erase_if(entries_, [now](const auto &entry) { return now - entry.second.beganAt >= Minute; });
}

} // namespace identity
