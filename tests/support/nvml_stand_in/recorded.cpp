#include "recorded.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <map>
#include <mutex>
#include <utility>

namespace stand_in {

namespace {

// NVIDIA's numbers of what the recording and tests name.
const std::map<std::string, int> codes{
    {"NVML_ERROR_UNINITIALIZED", 1}, {"NVML_ERROR_INVALID_ARGUMENT", 2}, {"NVML_ERROR_NOT_SUPPORTED", 3},
    {"NVML_ERROR_NO_PERMISSION", 4}, {"NVML_ERROR_TIMEOUT", 10},         {"NVML_ERROR_FUNCTION_NOT_FOUND", 13},
    {"NVML_ERROR_GPU_IS_LOST", 15},  {"NVML_ERROR_RESET_REQUIRED", 16},  {"NVML_ERROR_NO_DATA", 21},
    {"NVML_ERROR_UNKNOWN", 999},
};

// Of the second GPU, an L4, as far as it is made up.
const Json second{
    {"nvmlDeviceGetUtilizationRates", {{"gpu", 37}, {"memory", 12}}},
    {"nvmlDeviceGetTemperature[0]", 54},
    {"nvmlDeviceGetPowerUsage", 41'250},
    {"nvmlDeviceGetEnforcedPowerLimit", 72'000},
    {"nvmlDeviceGetClockInfo[1]", 2'040},
    {"nvmlDeviceGetClockInfo[2]", 6'251},
    {"nvmlDeviceGetCurrentClocksThrottleReasons", 4},
    {"nvmlDeviceGetCurrentClocksEventReasons", 4},
    {"nvmlDeviceGetPcieThroughput[0]", 1'000'000},
    {"nvmlDeviceGetPcieThroughput[1]", 2'000'000},
    {"nvmlDeviceGetMigMode", "NVML_ERROR_NOT_SUPPORTED"},
};

struct State {
    std::mutex mutex;
    std::condition_variable changed;
    const Json facts = Json::parse(std::ifstream(STAND_IN_FACTS));
    std::map<std::string, Json> set;
    std::map<std::string, int> calls;
    std::deque<std::pair<int, int>> xids;
    bool isBusy = false;
    bool isReleased = false;
};

State &state() {
    // Never destroyed: a call that hung may come back while the program ends, as a driver's does.
    static State &only = *new State;
    return only;
}

// Under the lock, which it gives up while it hangs.
int answerOf(Json recorded, const std::string &key, std::unique_lock<std::mutex> &lock, Json *value) {
    auto &all = state();
    ++all.calls[key];
    auto set = all.set.find(key);
    if (set != all.set.end() && set->second == "HANG") {
        all.changed.wait(lock, [&] { return all.isReleased; });
        set = all.set.end();
    }
    *value = set != all.set.end() ? set->second : std::move(recorded);
    if (value->is_null())
        return 3;
    if (value->is_string() && value->get<std::string>().starts_with("NVML_ERROR_"))
        return codes.at(value->get<std::string>());
    return 0;
}

// What stands at `key`, idle or busy.
Json columnOf(const Json &table, const std::string &key) {
    const auto found = table.find(key);
    if (found == table.end())
        return {};
    if (found->is_array())
        return found->at(state().isBusy ? 1 : 0);
    if (found->contains("values"))
        return found->at("values").at(state().isBusy ? 1 : 0);
    return found->value("return", Json());
}

} // namespace

int answer(int gpu, const std::string &key, Json *value) {
    std::unique_lock lock(state().mutex);
    const auto &made = std::as_const(second);
    auto recorded = gpu == 0 ? columnOf(state().facts.at("getters"), key) : made.contains(key) ? made.at(key) : Json();
    return answerOf(std::move(recorded), gpu == 0 ? key : "1:" + key, lock, value);
}

int fieldAnswer(int gpu, unsigned field, int *type, Json *value) {
    std::unique_lock lock(state().mutex);
    const auto number = std::to_string(field);
    const auto &fields = state().facts.at("fields");
    // A number without a sign, of 64 bits, where the recording has none.
    *type = gpu == 0 && fields.contains(number) ? fields.at(number).value("type", 3) : 3;
    auto recorded = gpu == 0 ? columnOf(fields, number) : Json();
    return answerOf(std::move(recorded), (gpu == 0 ? "field:" : "1:field:") + number, lock, value);
}

int counterAnswer(int gpu, const std::string &name, Json *value) {
    std::unique_lock lock(state().mutex);
    auto recorded = gpu == 0 ? columnOf(state().facts.at("gpm"), name) : Json();
    return answerOf(std::move(recorded), (gpu == 0 ? "counter:" : "1:counter:") + name, lock, value);
}

void hang() {
    std::unique_lock lock(state().mutex);
    state().changed.wait(lock, [] { return state().isReleased; });
}

bool nextXid(unsigned milliseconds, int *gpu, int *xid) {
    auto &all = state();
    std::unique_lock lock(all.mutex);
    if (!all.changed.wait_for(lock, std::chrono::milliseconds(milliseconds), [&] { return !all.xids.empty(); }))
        return false;
    std::tie(*gpu, *xid) = all.xids.front();
    all.xids.pop_front();
    return true;
}

} // namespace stand_in

using stand_in::state;

void standInReset() {
    const std::lock_guard lock(state().mutex);
    state().set.clear();
    state().calls.clear();
    state().xids.clear();
    state().isBusy = false;
    state().isReleased = false;
}

void standInLoad(bool isBusy) {
    const std::lock_guard lock(state().mutex);
    state().isBusy = isBusy;
}

void standInSet(const char *key, const char *json) {
    const std::lock_guard lock(state().mutex);
    state().set[key] = stand_in::Json::parse(json);
}

void standInXid(int gpu, int xid) {
    const std::lock_guard lock(state().mutex);
    state().xids.emplace_back(gpu, xid);
    state().changed.notify_all();
}

int standInCalls(const char *key) {
    const std::lock_guard lock(state().mutex);
    return state().calls[key];
}

void standInRelease() {
    const std::lock_guard lock(state().mutex);
    state().isReleased = true;
    state().changed.notify_all();
}
