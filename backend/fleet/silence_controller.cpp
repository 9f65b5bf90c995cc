#include "backend/fleet/silence_controller.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/fleet/observer.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using google::protobuf::util::MessageDifferencer;
using std::chrono::milliseconds;

// Nobody reads how many GPUs are quiet faster than that.
constexpr auto leastGap = std::chrono::seconds(1);
// A clock that is set is noticed by then.
constexpr milliseconds longestWait = std::chrono::minutes(1);

v1::SilenceStatus::State stateAt(const PlacedSilence &silence, core::TimePoint now) {
    if (now < silence.begin)
        return v1::SilenceStatus::PENDING;
    return now < silence.end ? v1::SilenceStatus::ACTIVE : v1::SilenceStatus::EXPIRED;
}

} // namespace

v1::SilenceStatus statusOf(const PlacedSilence &silence, const Picture &picture, core::TimePoint now) {
    v1::SilenceStatus status;
    status.set_state(stateAt(silence, now));
    status.set_gpus(silence.gpuCount());
    if (status.state() != v1::SilenceStatus::ACTIVE)
        return status;
    const auto isMeant = [&silence](const SignReason &reason) { return (silence.signs >> reason.sign & 1) != 0; };
    for (const auto &[slot, reasons] : picture.reasons) {
        if (std::any_of(reasons.begin(), reasons.end(), isMeant) && silence.holdsFor(slot))
            status.set_quieted_gpus(status.quieted_gpus() + 1);
    }
    return status;
}

SilenceController::SilenceController(ledger::Ledger &ledger, Observer &observer, const core::Clock &clock)
    : ledger_(ledger),
      observer_(observer),
      clock_(clock),
      thread_([this](const std::stop_token &stop) { work(stop); }) {
    pictures_ = observer_.listen([this] {
        {
            const std::lock_guard lock(mutex_);
            isWoken_ = true;
        }
        woken_.notify_all();
    });
}

SilenceController::~SilenceController() {
    observer_.unlisten(pictures_);
    thread_.request_stop();
    thread_.join();
}

void SilenceController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        tell();
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, leastGap, [] { return false; });
        const auto turn = untilTurn();
        const auto isDue = [this] { return isWoken_; };
        if (turn)
            woken_.wait_for(lock, stop, std::clamp(*turn, milliseconds(0), longestWait), isDue);
        else
            woken_.wait(lock, stop, isDue);
        isWoken_ = false;
    }
}

void SilenceController::tell() {
    const auto picture = observer_.picture();
    const auto now = clock_.now();
    const auto state = ledger_.snapshot();
    for (const auto &silence : picture->ground->silences.all()) {
        const auto resource = state->find(silence.name);
        if (!resource)
            continue;
        v1::Resource update;
        update.mutable_meta()->set_name(silence.name);
        *update.mutable_silence_status() = statusOf(silence, *picture, now);
        if (!MessageDifferencer::Equals(update.silence_status(), resource->silence_status()))
            ledger_.writeStatus(std::move(update), nullptr);
    }
}

std::optional<milliseconds> SilenceController::untilTurn() const {
    const auto now = clock_.now();
    std::optional<milliseconds> least;
    for (const auto &silence : observer_.picture()->ground->silences.all()) {
        for (const auto turn : {silence.begin, silence.end}) {
            if (turn <= now)
                continue;
            const auto wait = std::chrono::ceil<milliseconds>(turn - now);
            least = std::min(wait, least.value_or(wait));
        }
    }
    return least;
}

} // namespace fleet
