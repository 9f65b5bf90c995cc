#include "backend/fleet/nvml/gpu_questions.h"

#include <algorithm>
#include <array>
#include <vector>

#include "backend/fleet/nvml/asking.h"
#include "backend/fleet/nvml/telemetry_functions.h"

namespace nvml {

namespace {

using namespace std::chrono_literals;
using std::chrono::duration;
using std::chrono::steady_clock;

constexpr double Thousandth = 1e-3;
constexpr double Kilobyte = 1e3;
constexpr double Kibibyte = 1024;
// More programs than one GPU has.
constexpr unsigned mostProcesses = 4'096;

void askBusy(Asking &asking) {
    Utilization busy{};
    if (!asking.call(UtilizationRates, &busy))
        return;
    asking.put(Measure::GpuBusy, busy.gpu);
    asking.put(Measure::MemoryBusy, busy.memory);
}

void askMemory(Asking &asking) {
    Memory memory{};
    if (!asking.call(MemoryInfo, &memory) || memory.total == 0 || memory.used > memory.total)
        return;
    asking.put(Measure::MemoryUsed, static_cast<double>(memory.used));
    asking.put(Measure::MemoryTotal, static_cast<double>(memory.total));
}

void askTemperature(Asking &asking) {
    unsigned celsius = 0;
    if (asking.call(Temperature, TemperatureOfGpu, &celsius))
        asking.put(Measure::GpuTemperature, celsius);
}

// Of fields that stand beside their measures; those that are not reported are left out.
template <std::size_t N>
void askFields(Asking &asking, const std::array<Field, N> &fields, const std::array<Measure, N> &measures) {
    const auto values = asking.fields(fields);
    for (std::size_t i = 0; i < N; ++i) {
        if (values[i])
            asking.put(measures[i], *values[i]);
    }
}

void askMemoryTemperature(Asking &asking) {
    // GPUs whose memory has no sensor say 0.
    const auto celsius = asking.fields(std::array{MemoryTemperatureNow}).front();
    if (celsius && *celsius > 0)
        asking.put(Measure::MemoryTemperature, *celsius);
}

void askPower(Asking &asking) {
    unsigned milliwatts = 0;
    if (asking.call(PowerUsage, &milliwatts))
        asking.put(Measure::PowerDraw, milliwatts * Thousandth);
}

void askPowerCap(Asking &asking) {
    unsigned milliwatts = 0;
    if (asking.call(EnforcedPowerLimit, &milliwatts))
        asking.put(Measure::PowerCap, milliwatts * Thousandth);
}

void askClocks(Asking &asking) {
    unsigned megahertz = 0;
    if (asking.call(ClockInfo, StreamingClock, &megahertz))
        asking.put(Measure::SmClock, megahertz);
    if (asking.call(ClockInfo, MemoryClock, &megahertz))
        asking.put(Measure::MemoryClock, megahertz);
}

void askClockEvents(Asking &asking) {
    unsigned long long reasons = 0;
    if (asking.call(ClocksEventReasons, &reasons) || asking.call(ClocksThrottleReasons, &reasons))
        asking.put(Measure::ClockEventReasons, static_cast<double>(reasons));
}

void askEngines(Asking &asking) {
    asking.memory().hasGpm = asking.memory().gpm.measure(asking);
}

void askEcc(Asking &asking, EccCounter counter, Measure corrected, Measure uncorrected) {
    unsigned long long count = 0;
    if (asking.call(TotalEccErrors, CorrectedError, counter, &count))
        asking.put(corrected, static_cast<double>(count));
    if (asking.call(TotalEccErrors, UncorrectedError, counter, &count))
        asking.put(uncorrected, static_cast<double>(count));
}

void askRemappedRows(Asking &asking) {
    unsigned correctable = 0, uncorrectable = 0, isPending = 0, hasFailed = 0;
    if (!asking.call(RemappedRows, &correctable, &uncorrectable, &isPending, &hasFailed))
        return;
    asking.put(Measure::RowsRemappedCorrectable, correctable);
    asking.put(Measure::RowsRemappedUncorrectable, uncorrectable);
    asking.put(Measure::RowRemapPending, isPending != 0 ? 1 : 0);
    asking.put(Measure::RowRemapFailed, hasFailed != 0 ? 1 : 0);
}

// Of GPUs before Ampere; later ones remap rows.
void askRetiredPages(Asking &asking) {
    const auto ask = [&](RetirementCause cause, Measure measure) {
        unsigned count = 0;
        const auto answer = asking.answerOf(RetiredPages, cause, &count, nullptr);
        if (answer == Return::Success || answer == Return::InsufficientSize)
            asking.put(measure, count);
    };
    ask(SingleBitErrors, Measure::PagesRetiredCorrectable);
    ask(DoubleBitError, Measure::PagesRetiredUncorrectable);
    unsigned isPending = 0;
    if (asking.call(RetiredPagesPending, &isPending))
        asking.put(Measure::PagesRetirementPending, isPending != 0 ? 1 : 0);
}

void askPcieReplays(Asking &asking) {
    unsigned count = 0;
    if (asking.call(PcieReplayCounter, &count))
        asking.put(Measure::PcieReplays, count);
}

void askPcieThroughput(Asking &asking) {
    unsigned sent = 0, received = 0;
    if (!asking.memory().hasGpm && asking.call(PcieThroughput, PcieSent, &sent) &&
        asking.call(PcieThroughput, PcieReceived, &received))
        asking.put(Measure::PcieThroughput, (double(sent) + received) * Kilobyte);
}

// From what the links have moved since the last time.
void askNvlinkThroughput(Asking &asking) {
    auto &memory = asking.memory();
    if (memory.hasGpm)
        return;
    const auto moved = asking.fields(std::array{NvlinkDataSent, NvlinkDataReceived}, AllLinks);
    if (!moved[0] || !moved[1])
        return;
    const auto now = steady_clock::now();
    const double bytes = (*moved[0] + *moved[1]) * Kibibyte;
    const double seconds = duration<double>(now - memory.nvlinkTime).count();
    const bool isBegun = memory.nvlinkTime != steady_clock::time_point();
    if (isBegun && bytes >= memory.nvlinkBytes && seconds > 0)
        asking.put(Measure::NvlinkThroughput, (bytes - memory.nvlinkBytes) / seconds);
    memory.nvlinkBytes = bytes;
    memory.nvlinkTime = now;
}

std::vector<GpuLink> askNvlinkState(Asking &asking) {
    std::vector<GpuLink> links;
    for (unsigned link = 0; link < MostNvlinks; ++link) {
        unsigned isActive = 0;
        // The first link that a GPU does not have is the last one that is asked for.
        if (!asking.call(NvlinkState, link, &isActive))
            break;
        links.push_back({link, isActive != 0, std::nullopt});
    }
    asking.memory().hasNvlinks = !links.empty();
    if (!links.empty()) {
        const auto active = std::count_if(links.begin(), links.end(), [](const auto &link) { return link.isUp; });
        asking.put(Measure::NvlinkCount, static_cast<double>(links.size()));
        asking.put(Measure::NvlinksActive, static_cast<double>(active));
    }
    return links;
}

constexpr std::array LinkCounters{NvlinkCrcFlit, NvlinkCrcData, NvlinkReplay, NvlinkRecovery};
using LinkCounts = std::array<std::optional<double>, LinkCounters.size()>;

// Of all links together, by LinkCounters; each link that is up learns its own.
LinkCounts askNvlinkErrors(Asking &asking, std::vector<GpuLink> *links) {
    LinkCounts totals;
    for (std::size_t i = 0; i < LinkCounters.size(); ++i) {
        for (auto &link : *links) {
            unsigned long long count = 0;
            if (!link.isUp)
                continue;
            // What one link does not count, none does.
            if (!asking.call(NvlinkErrorCounter, link.index, LinkCounters[i], &count))
                break;
            link.errors = link.errors.value_or(0) + static_cast<double>(count);
            totals[i] = totals[i].value_or(0) + static_cast<double>(count);
        }
    }
    return totals;
}

void askNvlinks(Asking &asking) {
    auto links = askNvlinkState(asking);
    if (std::none_of(links.begin(), links.end(), [](const auto &link) { return link.isUp; }))
        return asking.put(std::move(links));
    const std::array fields{NvlinkCrcFlitErrorsTotal, NvlinkCrcDataErrorsTotal, NvlinkReplaysTotal,
                            NvlinkRecoveriesTotal};
    const std::array measures{Measure::NvlinkCrcFlitErrors, Measure::NvlinkCrcDataErrors, Measure::NvlinkReplays,
                              Measure::NvlinkRecoveries};
    // Not every driver adds them up.
    const auto totals = asking.fields(fields);
    const auto counts = askNvlinkErrors(asking, &links);
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if (const auto total = totals[i] ? totals[i] : counts[i])
            asking.put(measures[i], *total);
    }
    asking.put(std::move(links));
}

void askViolations(Asking &asking) {
    askFields(asking, std::array{PowerPolicy, ThermalPolicy, SyncBoostPolicy, BoardLimitPolicy, ReliabilityPolicy},
              std::array{Measure::PowerViolation, Measure::ThermalViolation, Measure::SyncBoostViolation,
                         Measure::BoardLimitViolation, Measure::ReliabilityViolation});
}

void askRecovery(Asking &asking) {
    askFields(asking, std::array{GpuRecoveryAction}, std::array{Measure::RecoveryAction});
}

void askPartitioned(Asking &asking) {
    unsigned now = 0, next = 0;
    if (asking.call(MigMode, &now, &next))
        asking.put(Measure::Partitioned, now == MigEnabled ? 1 : 0);
}

void askEnergy(Asking &asking) {
    unsigned long long millijoules = 0;
    if (asking.call(TotalEnergy, &millijoules))
        asking.put(Measure::Energy, static_cast<double>(millijoules) * Thousandth);
}

using ProcessesOf = Function<Device, unsigned *, ProcessInfo *>;

// Whether it is known; programs that are in the list already are not put again.
bool addProcesses(Asking &asking, const ProcessesOf &function, bool isDrawing, std::vector<GpuProcess> *processes) {
    std::vector<ProcessInfo> found(64);
    auto count = static_cast<unsigned>(found.size());
    auto answer = asking.answerOf(function, &count, found.data());
    // Others may come between two calls.
    if (answer == Return::InsufficientSize && count <= mostProcesses / 2) {
        count *= 2;
        found.resize(count);
        answer = asking.answerOf(function, &count, found.data());
    }
    if (answer != Return::Success)
        return false;
    found.resize(std::min<std::size_t>(count, found.size()));
    for (const auto &process : found) {
        const auto isSame = [&](const GpuProcess &other) { return other.pid == process.pid; };
        if (std::any_of(processes->begin(), processes->end(), isSame))
            continue;
        const bool isKnown = process.usedGpuMemory != ~0ull;
        processes->push_back({process.pid, isKnown ? std::optional(process.usedGpuMemory) : std::nullopt, isDrawing});
    }
    return true;
}

void askProcesses(Asking &asking) {
    std::vector<GpuProcess> processes;
    const bool knowsComputing = addProcesses(asking, ComputeProcesses, false, &processes);
    const bool knowsDrawing = addProcesses(asking, GraphicsProcesses, true, &processes);
    if (knowsComputing || knowsDrawing)
        asking.put(std::move(processes));
}

void askEccNow(Asking &asking) {
    askEcc(asking, VolatileCount, Measure::EccCorrected, Measure::EccUncorrected);
}

void askEccEver(Asking &asking) {
    askEcc(asking, AggregateCount, Measure::EccCorrectedEver, Measure::EccUncorrectedEver);
}

constexpr GpuQuestion All[] = {
    {"utilisation", 1s, 26, askBusy},
    {"memory", 1s, 19, askMemory},
    {"temperature", 1s, 1, askTemperature},
    {"memory temperature", 1s, 1, askMemoryTemperature},
    {"power", 1s, 3, askPower},
    {"clocks", 1s, 2, askClocks},
    {"clock events", 1s, 3, askClockEvents},
    {"engines", 1s, 1'860, askEngines},
    {"ECC errors", 1s, 2, askEccNow},
    {"remapped rows", 1s, 7, askRemappedRows},
    {"processes", 5s, 50, askProcesses},
    {"ECC errors ever", 10s, 3, askEccEver},
    {"recovery action", 10s, 6, askRecovery},
    {"PCIe replays", 10s, 170, askPcieReplays},
    {"MIG", 10s, 150, askPartitioned},
    {"retired pages", 10s, 180, askRetiredPages},
    // Of a GPU without links; each link adds some five calls.
    {"NVLinks", 10s, 8, askNvlinks},
    {"violations", 10s, 690, askViolations},
    // The library measures for 20 ms each; where engines are counted it is not asked.
    {"PCIe throughput", 10s, 41'400, askPcieThroughput},
    {"NVLink throughput", 10s, 40, askNvlinkThroughput},
    {"power cap", 60s, 1'800, askPowerCap},
    {"energy", 60s, 4'700, askEnergy},
};

} // namespace

std::span<const GpuQuestion> gpuQuestions() {
    return All;
}

} // namespace nvml
