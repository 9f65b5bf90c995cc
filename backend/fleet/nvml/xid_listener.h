#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/core/error.h"

namespace nvml {

// An XID error as the driver told it.
struct XidEvent {
    std::chrono::steady_clock::time_point heard;
    std::string uuid;
    // NVIDIA's catalog of XID errors; 999 for one that the library does not know.
    int xid = 0;
    // Of a partitioned GPU (MIG), where it can be told.
    std::optional<unsigned> gpuInstance;
    std::optional<unsigned> computeInstance;
    bool operator==(const XidEvent &) const = default;
};

// Hears of XID errors from the library, on a thread of its own that waits within it. The destructor joins the thread,
// but for one that a stuck driver holds: that is left behind with all that it needs.
class XidListener {
public:
    // Places as NvmlLibrary::open takes them.
    explicit XidListener(std::vector<std::string> places);
    XidListener(const XidListener &) = delete;
    XidListener &operator=(const XidListener &) = delete;
    ~XidListener();

    // What was heard since the last time; of very many the newest.
    std::vector<XidEvent> take();
    // Some GPU reports to it.
    bool isListening() const;
    // Why nothing was heard the last time; nothing while it listens.
    std::optional<core::Error> error() const;

private:
    struct Desk;

    const std::shared_ptr<Desk> desk_;
    std::thread thread_;
};

} // namespace nvml
