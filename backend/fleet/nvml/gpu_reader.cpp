#include "backend/fleet/nvml/gpu_reader.h"

#include <condition_variable>
#include <mutex>

#include "backend/fleet/nvml/nvml_library.h"

namespace nvml {

namespace {

constexpr auto farewell = std::chrono::seconds(2);

// The library as far as it stands from the reading before.
core::Result<Inventory> take(const std::vector<std::string> &places, std::unique_ptr<NvmlLibrary> &library) {
    if (!library) {
        auto opened = NvmlLibrary::open(places);
        if (!opened)
            return opened.error();
        library = *std::move(opened);
    }
    auto inventory = readInventory(*library);
    // A GPU that is lost or a driver that was exchanged is seen anew only by a library that begins anew; what an old
    // one lacks it lacks for good.
    if (!inventory || (inventory->failure && inventory->failure->error != nameOf(Return::FunctionNotFound)))
        library.reset();
    return inventory;
}

} // namespace

// What both threads have; lives as long as either.
struct GpuReader::Desk {
    explicit Desk(std::vector<std::string> where) : places(std::move(where)) {}

    void work() {
        std::unique_ptr<NvmlLibrary> library;
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return isAsked || isEnding; });
            if (isEnding)
                break;
            lock.unlock();
            auto read = take(places, library);
            lock.lock();
            isAsked = false;
            answer = std::move(read);
            changed.notify_all();
        }
        lock.unlock();
        library.reset();
        lock.lock();
        isEnded = true;
        changed.notify_all();
    }

    const std::vector<std::string> places;
    std::mutex mutex;
    std::condition_variable_any changed;
    bool isAsked = false;
    bool isEnding = false;
    bool isEnded = false;
    std::optional<core::Result<Inventory>> answer;
};

GpuReader::GpuReader(std::vector<std::string> places)
    : desk_(std::make_shared<Desk>(std::move(places))), thread_([desk = desk_] { desk->work(); }) {}

GpuReader::~GpuReader() {
    std::unique_lock lock(desk_->mutex);
    desk_->isEnding = true;
    desk_->changed.notify_all();
    const bool isEnded = desk_->changed.wait_for(lock, farewell, [this] { return desk_->isEnded; });
    lock.unlock();
    if (isEnded)
        thread_.join();
    else
        thread_.detach();
}

core::Result<Inventory> GpuReader::read(std::chrono::milliseconds patience, const std::stop_token &stop) {
    std::unique_lock lock(desk_->mutex);
    const bool isLate = desk_->isAsked;
    if (!isLate && !desk_->answer) {
        desk_->isAsked = true;
        desk_->changed.notify_all();
    }
    const auto wait = isLate ? std::chrono::milliseconds(0) : patience;
    if (!desk_->changed.wait_for(lock, stop, wait, [this] { return desk_->answer.has_value(); }))
        return core::Error(core::v1::DEADLINE_EXCEEDED, "NVIDIA's management library does not answer");
    auto answer = *std::move(desk_->answer);
    desk_->answer.reset();
    return answer;
}

} // namespace nvml
