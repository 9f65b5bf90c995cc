#include "backend/fleet/nvml/gpu_probe.h"

#include <algorithm>

#include "backend/fleet/nvml/gpu_questions.h"

namespace nvml {

namespace {

using std::chrono::milliseconds;

constexpr auto unsupportedPeriod = std::chrono::seconds(60);
// A reading that comes a little early is not put off to the next second.
constexpr auto slack = milliseconds(100);
// GPUs beside each other are asked what is dear in different seconds.
constexpr int phases = 10;

} // namespace

GpuProbe::GpuProbe(const NvmlLibrary &library, Device device, int index, std::string uuid)
    : library_(library), device_(device), index_(index), uuid_(std::move(uuid)), lines_(gpuQuestions().size()) {}

GpuReading GpuProbe::read(Time now, std::optional<Failure> *failure) {
    GpuReading reading{index_, uuid_, false, {}, {}, {}};
    for (std::size_t number = 0; number < lines_.size() && !reading.isLost; ++number) {
        auto &line = lines_[number];
        if (now + slack >= line.due)
            reading.isLost = !ask(number, now, failure);
        const auto age = std::chrono::duration_cast<milliseconds>(now - line.asked);
        for (auto measured : line.values) {
            measured.age = age;
            reading.values.push_back(measured);
        }
        if (line.processes)
            reading.processes = line.processes;
        if (!line.links.empty())
            reading.links = line.links;
    }
    if (reading.isLost) {
        reading.values.clear();
        reading.processes.reset();
        reading.links.clear();
        lines_.assign(lines_.size(), {});
    }
    return reading;
}

bool GpuProbe::ask(std::size_t number, Time now, std::optional<Failure> *failure) {
    const auto &question = gpuQuestions()[number];
    auto &line = lines_[number];
    const bool isFirst = line.asked == Time();
    Asking asking(library_, device_, memory_);
    question.ask(asking);
    line.values = std::move(asking.values());
    line.processes = std::move(asking.processes());
    line.links = std::move(asking.links());
    line.asked = now;
    if (asking.failure() && !*failure) {
        *failure = asking.failure();
        (*failure)->gpu = index_;
    }
    const bool isSilent = line.values.empty() && !line.processes && !asking.failure() && !isFirst;
    auto period = isSilent ? std::max<milliseconds>(question.period, unsupportedPeriod) : question.period;
    if (isFirst && question.period > std::chrono::seconds(1))
        period = milliseconds(question.period) * (1 + index_ % phases) / phases;
    line.due = now + period;
    return !asking.isLost();
}

} // namespace nvml
