#include "backend/fleet/nvml/round_session.h"

#include <algorithm>

namespace nvml {

namespace {

constexpr auto lookPeriod = std::chrono::seconds(10);
constexpr auto lossPeriod = std::chrono::seconds(30);
// More than any host has; an answer beyond it is nonsense.
constexpr unsigned mostGpus = 1'024;

} // namespace

core::Result<Round> RoundSession::take(Time now) {
    if (!library_) {
        auto opened = NvmlLibrary::open(places_);
        if (!opened)
            return opened.error();
        library_ = *std::move(opened);
        opened_ = now;
        nextLook_ = now;
    }
    Round round;
    if (now >= nextLook_) {
        if (auto error = look(now)) {
            close();
            return *std::move(error);
        }
    }
    round.failure = failure_;
    bool isLost = !unreachable_.empty();
    for (const auto &probe : probes_) {
        round.gpus.push_back(probe->read(now, &round.failure));
        isLost = isLost || round.gpus.back().isLost;
    }
    for (const int index : unreachable_) {
        if (const auto known = known_.find(index); known != known_.end())
            round.gpus.push_back({index, known->second, true, {}, {}, {}});
    }
    if (isLost && now - opened_ >= lossPeriod)
        close();
    round.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - now);
    return round;
}

std::optional<core::Error> RoundSession::look(Time now) {
    unsigned count = 0;
    if (const auto answer = library_->call(DeviceCount, &count); answer != Return::Success)
        return failed(DeviceCount.name, answer);
    count = std::min(count, mostGpus);
    failure_.reset();
    unreachable_.clear();
    std::erase_if(probes_, [&](const auto &probe) { return probe->index() >= static_cast<int>(count); });
    for (int index = 0; index < static_cast<int>(count); ++index)
        find(index);
    nextLook_ = now + lookPeriod;
    return std::nullopt;
}

// Indexes move when a GPU goes or comes, and a handle is of one GPU.
void RoundSession::find(int index) {
    const auto at =
        std::find_if(probes_.begin(), probes_.end(), [&](const auto &probe) { return probe->index() == index; });
    Device device = nullptr;
    char buffer[TextSize]{};
    const char *call = DeviceAt.name;
    auto answer = library_->call(DeviceAt, static_cast<unsigned>(index), &device);
    if (answer == Return::Success) {
        call = Uuid.name;
        answer = library_->call(Uuid, device, buffer, TextSize);
    }
    const std::string uuid(buffer, std::find(buffer, buffer + TextSize, '\0'));
    if (answer != Return::Success || uuid.empty()) {
        unreachable_.push_back(index);
        if (!failure_)
            failure_ = Failure{call, nameOf(answer), index};
        if (at != probes_.end())
            probes_.erase(at);
        return;
    }
    known_[index] = uuid;
    if (at != probes_.end() && (*at)->device() == device && (*at)->uuid() == uuid)
        return;
    auto probe = std::make_unique<GpuProbe>(*library_, device, index, uuid);
    if (at != probes_.end())
        *at = std::move(probe);
    else
        probes_.push_back(std::move(probe));
}

void RoundSession::close() {
    probes_.clear();
    library_.reset();
}

} // namespace nvml
