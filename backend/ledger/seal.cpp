#include "backend/ledger/seal.h"

#include <cstdlib>
#include <utility>

#include "backend/core/time_text.h"

namespace ledger {

void Seal::close(std::int64_t index, std::string what) {
    const std::lock_guard lock(mutex_);
    if (state_ && (index < 0 || (state_->index() >= 0 && state_->index() <= index)))
        return;
    state_.emplace();
    state_->set_index(index);
    state_->set_what(std::move(what));
    *state_->mutable_time() = core::toTimestamp(clock_.now());
}

void Seal::close(const core::Error &error) {
    const auto &arguments = error.arguments();
    const auto index = arguments.find("index");
    close(index == arguments.end() ? -1 : std::strtoll(index->second.c_str(), nullptr, 10), error.message());
}

std::optional<v1::SealState> Seal::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

std::optional<core::Error> Seal::refusal() const {
    const std::lock_guard lock(mutex_);
    if (!state_)
        return std::nullopt;
    return core::Error(v1::STORE_SEALED,
                       "the store does not match its log and takes no more changes: " + state_->what(),
                       {{"index", std::to_string(state_->index())}, {"what", state_->what()}});
}

} // namespace ledger
