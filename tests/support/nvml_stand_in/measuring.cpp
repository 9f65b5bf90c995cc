// What the stand-in measures. Declared after the NVML API Reference Guide, apart from what the service declares.
#include <algorithm>
#include <map>
#include <string>

#include "device.h"
#include "recorded.h"

using stand_in::Json;

namespace {

int gpuOf(const Device *device) {
    return isSecond(device) ? 1 : 0;
}

std::string keyOf(const char *name, unsigned first) {
    return std::string(name) + '[' + std::to_string(first) + ']';
}

std::string keyOf(const char *name, unsigned first, unsigned second) {
    return std::string(name) + '[' + std::to_string(first) + ", " + std::to_string(second) + ']';
}

template <typename Number>
int number(Device *device, const std::string &key, Number *value) {
    Json json;
    const int code = stand_in::answer(gpuOf(device), key, &json);
    if (code == 0)
        *value = json.get<Number>();
    return code;
}

const std::map<unsigned, std::string> counters{
    {1, "NVML_GPM_METRIC_GRAPHICS_UTIL"},
    {2, "NVML_GPM_METRIC_SM_UTIL"},
    {3, "NVML_GPM_METRIC_SM_OCCUPANCY"},
    {5, "NVML_GPM_METRIC_ANY_TENSOR_UTIL"},
    {10, "NVML_GPM_METRIC_DRAM_BW_UTIL"},
    {20, "NVML_GPM_METRIC_PCIE_TX_PER_SEC"},
    {21, "NVML_GPM_METRIC_PCIE_RX_PER_SEC"},
    {60, "NVML_GPM_METRIC_NVLINK_TOTAL_RX_PER_SEC"},
    {61, "NVML_GPM_METRIC_NVLINK_TOTAL_TX_PER_SEC"},
};

struct Sample {
    Device *device;
};

} // namespace

extern "C" {

struct nvmlUtilization_t {
    unsigned gpu, memory;
};

struct nvmlProcessInfo_t {
    unsigned pid;
    unsigned long long usedGpuMemory;
    unsigned gpuInstanceId, computeInstanceId;
};

struct nvmlFieldValue_t {
    unsigned fieldId, scopeId;
    long long timestamp, latencyUsec;
    int valueType, nvmlReturn;
    union {
        double dVal;
        unsigned uiVal;
        unsigned long long ullVal;
    } value;
};

struct nvmlGpmSupport_t {
    unsigned version, isSupportedDevice;
};

struct nvmlGpmMetric_t {
    unsigned metricId;
    int nvmlReturn;
    double value;
    struct {
        char *shortName, *longName, *unit;
    } metricInfo;
};

struct nvmlGpmMetricsGet_t {
    unsigned version, numMetrics;
    Sample *sample1, *sample2;
    nvmlGpmMetric_t metrics[333];
};

struct nvmlEventData_t {
    Device *device;
    unsigned long long eventType, eventData;
    unsigned gpuInstanceId, computeInstanceId;
};

int nvmlDeviceGetUtilizationRates(Device *device, nvmlUtilization_t *rates) {
    Json json;
    const int code = stand_in::answer(gpuOf(device), __func__, &json);
    if (code == 0)
        *rates = {json.at("gpu").get<unsigned>(), json.at("memory").get<unsigned>()};
    return code;
}

int nvmlDeviceGetTemperature(Device *device, unsigned sensor, unsigned *celsius) {
    return number(device, keyOf(__func__, sensor), celsius);
}

int nvmlDeviceGetPowerUsage(Device *device, unsigned *milliwatts) {
    return number(device, __func__, milliwatts);
}

int nvmlDeviceGetEnforcedPowerLimit(Device *device, unsigned *milliwatts) {
    return number(device, __func__, milliwatts);
}

int nvmlDeviceGetClockInfo(Device *device, unsigned clock, unsigned *megahertz) {
    return number(device, keyOf(__func__, clock), megahertz);
}

int nvmlDeviceGetCurrentClocksThrottleReasons(Device *device, unsigned long long *reasons) {
    return number(device, __func__, reasons);
}

int nvmlDeviceGetTotalEccErrors(Device *device, unsigned error, unsigned counter, unsigned long long *count) {
    return number(device, keyOf(__func__, error, counter), count);
}

int nvmlDeviceGetRetiredPages(Device *device, unsigned cause, unsigned *count, unsigned long long *addresses) {
    const unsigned room = *count;
    const int code = number(device, keyOf(__func__, cause), count);
    return code == 0 && (*count > room || (*count > 0 && !addresses)) ? 7 : code;
}

int nvmlDeviceGetRetiredPagesPendingStatus(Device *device, unsigned *isPending) {
    return number(device, __func__, isPending);
}

int nvmlDeviceGetPcieReplayCounter(Device *device, unsigned *count) {
    return number(device, __func__, count);
}

int nvmlDeviceGetPcieThroughput(Device *device, unsigned counter, unsigned *kilobytes) {
    return number(device, keyOf(__func__, counter), kilobytes);
}

int nvmlDeviceGetNvLinkState(Device *device, unsigned link, unsigned *isActive) {
    return number(device, keyOf(__func__, link), isActive);
}

int nvmlDeviceGetNvLinkErrorCounter(Device *device, unsigned link, unsigned counter, unsigned long long *count) {
    return number(device, keyOf(__func__, link, counter), count);
}

int nvmlDeviceGetTotalEnergyConsumption(Device *device, unsigned long long *millijoules) {
    return number(device, __func__, millijoules);
}

int nvmlDeviceGetFieldValues(Device *device, int count, nvmlFieldValue_t *values) {
    Json json;
    if (const int code = stand_in::answer(gpuOf(device), __func__, &json); code != 0 && code != 3)
        return code;
    for (int i = 0; i < count; ++i) {
        auto &field = values[i];
        field.nvmlReturn = stand_in::fieldAnswer(gpuOf(device), field.fieldId, &field.valueType, &json);
        if (field.nvmlReturn != 0)
            continue;
        if (field.valueType == 0)
            field.value.dVal = json.get<double>();
        else if (field.valueType == 1)
            field.value.uiVal = json.get<unsigned>();
        else
            field.value.ullVal = json.get<unsigned long long>();
    }
    return 0;
}

int nvmlEventSetCreate(int **set) {
    *set = new int(0);
    return 0;
}

int nvmlEventSetFree(int *set) {
    delete set;
    return 0;
}

int nvmlDeviceRegisterEvents(Device *device, unsigned long long types, int *set) {
    Json json;
    const int code = stand_in::answer(gpuOf(device), __func__, &json);
    *set |= static_cast<int>(types);
    return code == 3 && json.is_null() ? 0 : code;
}

// Version 1 knows no instances.
int nvmlEventSetWait(int *, nvmlEventData_t *data, unsigned milliseconds) {
    Json json;
    if (const int code = stand_in::answer(0, "nvmlEventSetWait", &json); code != 0 && code != 3)
        return code;
    int gpu = 0, xid = 0;
    if (!stand_in::nextXid(milliseconds, &gpu, &xid))
        return 10;
    data->device = &devices[gpu];
    data->eventType = 8;
    data->eventData = static_cast<unsigned>(xid);
    return 0;
}

#ifndef STAND_IN_OLD
int nvmlDeviceGetCurrentClocksEventReasons(Device *device, unsigned long long *reasons) {
    return number(device, __func__, reasons);
}

int nvmlDeviceGetRemappedRows(Device *device, unsigned *correctable, unsigned *uncorrectable, unsigned *isPending,
                              unsigned *hasFailed) {
    Json json;
    const int code = stand_in::answer(gpuOf(device), __func__, &json);
    if (code == 0) {
        *correctable = json.at(0).get<unsigned>();
        *uncorrectable = json.at(1).get<unsigned>();
        *isPending = json.at(2).get<unsigned>();
        *hasFailed = json.at(3).get<unsigned>();
    }
    return code;
}

int nvmlDeviceGetComputeRunningProcesses_v3(Device *device, unsigned *count, nvmlProcessInfo_t *processes) {
    Json json;
    const int code = stand_in::answer(gpuOf(device), __func__, &json);
    if (code != 0)
        return code;
    const unsigned room = *count;
    *count = static_cast<unsigned>(json.size());
    for (unsigned i = 0; i < std::min(room, *count); ++i)
        processes[i] = {json.at(i).at(0).get<unsigned>(), json.at(i).at(1).get<unsigned long long>(), ~0u, ~0u};
    return *count > room ? 7 : 0;
}

int nvmlGpmQueryDeviceSupport(Device *device, nvmlGpmSupport_t *support) {
    if (support->version != 1)
        return 25;
    support->isSupportedDevice = isSecond(device) ? 0 : 1;
    return 0;
}

int nvmlGpmSampleAlloc(Sample **sample) {
    *sample = new Sample{};
    return 0;
}

int nvmlGpmSampleFree(Sample *sample) {
    delete sample;
    return 0;
}

int nvmlGpmSampleGet(Device *device, Sample *sample) {
    Json json;
    sample->device = device;
    const int code = stand_in::answer(gpuOf(device), __func__, &json);
    return code == 3 && json.is_null() ? 0 : code;
}

int nvmlGpmMetricsGet(nvmlGpmMetricsGet_t *got) {
    if (got->version != 1)
        return 25;
    if (!got->sample1->device || got->sample1->device != got->sample2->device)
        return 2;
    for (unsigned i = 0; i < got->numMetrics; ++i) {
        auto &metric = got->metrics[i];
        Json json;
        metric.nvmlReturn = stand_in::counterAnswer(gpuOf(got->sample1->device), counters.at(metric.metricId), &json);
        if (metric.nvmlReturn == 0)
            metric.value = json.get<double>();
    }
    return 0;
}

int nvmlEventSetWait_v2(int *set, nvmlEventData_t *data, unsigned milliseconds) {
    data->gpuInstanceId = ~0u;
    data->computeInstanceId = ~0u;
    return nvmlEventSetWait(set, data, milliseconds);
}
#endif
}
