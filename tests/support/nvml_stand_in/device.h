#pragma once

// The GPUs of the stand-in.
struct Device {
    const char *uuid;
    const char *name;
    unsigned long long memory;
    const char *bus;
    unsigned mig;
};

inline Device devices[]{
    {"GPU-11111111-aaaa-bbbb-cccc-000000000001", "NVIDIA H100 80GB HBM3", 85'520'809'984ULL, "00000000:0A:00.0", 0},
    {"GPU-22222222-aaaa-bbbb-cccc-000000000002", "NVIDIA L4", 24'152'899'584ULL, "00000000:B0:00.0", 0},
};

inline bool isSecond(const Device *device) {
    return device == &devices[1];
}
