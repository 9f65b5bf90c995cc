#include "backend/secret/secret_controller.h"

#include <algorithm>
#include <string>
#include <utility>

#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/secret/secret_store.h"

namespace secret {

namespace {

constexpr std::size_t changesAtOnce = 10'000;

} // namespace

SecretController::SecretController(ledger::Ledger &ledger, const SecretStore &store) : ledger_(ledger), store_(store) {
    takeCommitted();
    listener_ = ledger_.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            changed_.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

SecretController::~SecretController() {
    ledger_.watchHub().unlisten(listener_);
    thread_.request_stop();
}

void SecretController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, stop, [this] { return hasNews_; });
            hasNews_ = false;
        }
        if (!stop.stop_requested() && concernsSecrets())
            tidy();
    }
}

bool SecretController::concernsSecrets() {
    bool concerns = revision_ == 0;
    if (concerns)
        revision_ = ledger_.snapshot()->revision();
    for (;;) {
        const auto page = ledger_.watchHub().after(revision_, changesAtOnce);
        if (!page) {
            revision_ = ledger_.snapshot()->revision();
            return true;
        }
        if (page->changes.empty())
            return concerns;
        concerns = concerns || std::any_of(page->changes.begin(), page->changes.end(),
                                           [](const auto &change) { return change.isOf("secrets"); });
        revision_ = page->revision;
    }
}

void SecretController::takeCommitted() {
    const auto state = ledger_.snapshot();
    for (const auto &[uid, mark] : store_.waiting()) {
        const auto secret = state->findUid(uid);
        const auto time = secret ? core::fromTimestamp(secret->secret_status().set_time()) : core::TimePoint();
        const auto setAt = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
        if (secret && setAt == mark)
            store_.take(uid, mark);
        else
            store_.discard(uid, mark);
    }
}

void SecretController::tidy() {
    const auto held = store_.uids();
    const auto state = ledger_.snapshot();
    for (const auto &uid : held) {
        // Whoever sets a value of a living secret has it in the ledger before.
        if (!state->findUid(uid))
            store_.remove(uid);
    }
    // Between a commit and its value's file nothing is missing yet. Of what this state has, that which no longer waits
    // has come to its place by now; so places are looked at last.
    const auto waiting = store_.waiting();
    state->each("secrets", [&](const ledger::ResourcePtr &secret) {
        const auto &uid = secret->meta().uid();
        const bool isWaiting =
            std::any_of(waiting.begin(), waiting.end(), [&](const auto &entry) { return entry.first == uid; });
        if (!secret->secret_status().has_set_time() || isWaiting || store_.value(uid))
            return true;
        v1::Resource update;
        update.mutable_meta()->set_name(secret->meta().name());
        update.mutable_secret_status();
        ledger_.writeStatus(std::move(update), nullptr);
        return true;
    });
}

} // namespace secret
