#pragma once

#include <string_view>

#include <QtGlobal>

namespace topologypage {

// A GPU by what its library calls it, in 16 bytes: a UUID (`GPU-` and RFC 9562) as its number, any other name as the
// first half of its SHA-256, so that there is one for each.
struct DeviceId {
    quint64 high = 0;
    quint64 low = 0;

    static DeviceId of(std::string_view name);

    bool operator==(const DeviceId &) const = default;
};

inline size_t qHash(const DeviceId &id, size_t seed = 0) {
    return static_cast<size_t>(id.high ^ (id.low * 0x9e3779b97f4a7c15U)) ^ seed;
}

} // namespace topologypage
