#include "backend/fleet/nvml/xid_listener.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

#include "backend/fleet/nvml/asking.h"
#include "backend/fleet/nvml/nvml_library.h"
#include "backend/fleet/nvml/telemetry_functions.h"

namespace nvml {

namespace {

using std::chrono::steady_clock;

constexpr auto farewell = std::chrono::seconds(2);
// How long a wait lasts within the library, which nothing else can end.
constexpr unsigned waitMilliseconds = 500;
constexpr auto retryPeriod = std::chrono::seconds(10);
// GPUs that come later are heard from then on.
constexpr auto renewPeriod = std::chrono::minutes(5);
constexpr std::size_t mostEvents = 1'000;
constexpr unsigned mostGpus = 1'024;
constexpr unsigned noInstance = 0xffffffff;

std::string uuidOf(const NvmlLibrary &library, Device device) {
    char buffer[TextSize]{};
    if (library.call(Uuid, device, buffer, TextSize) != Return::Success)
        return {};
    return {buffer, std::find(buffer, buffer + TextSize, '\0')};
}

std::optional<unsigned> instanceOf(unsigned number) {
    return number == noInstance ? std::nullopt : std::optional(number);
}

// The library with a set of events that all GPUs report to.
class Ear {
public:
    static core::Result<std::unique_ptr<Ear>> open(const std::vector<std::string> &places) {
        auto library = NvmlLibrary::open(places);
        if (!library)
            return library.error();
        std::unique_ptr<Ear> ear(new Ear(*std::move(library)));
        if (const auto answer = ear->library_->call(EventSetCreate, &ear->set_); answer != Return::Success)
            return failed(EventSetCreate.name, answer);
        if (const auto answer = ear->registerAll(); answer != Return::Success)
            return failed(RegisterEvents.name, answer);
        return ear;
    }

    ~Ear() {
        if (set_)
            library_->call(EventSetFree, set_);
    }

    // Some GPU reports.
    bool isHeard() const { return !uuids_.empty(); }

    // Nothing where none came in time.
    core::Result<std::optional<XidEvent>> wait() {
        EventData data{nullptr, 0, 0, noInstance, noInstance};
        auto answer = library_->call(EventSetWait, set_, &data, waitMilliseconds);
        if (answer == Return::FunctionNotFound)
            answer = library_->call(EventSetWaitOld, set_, &data, waitMilliseconds);
        if (answer == Return::Timeout)
            return std::optional<XidEvent>();
        if (answer != Return::Success)
            return failed(EventSetWait.name, answer);
        if (data.type != XidEventType)
            return std::optional<XidEvent>();
        const auto known = uuids_.find(data.device);
        auto uuid = known != uuids_.end() ? known->second : uuidOf(*library_, data.device);
        return std::optional(XidEvent{steady_clock::now(), std::move(uuid), static_cast<int>(data.data & 0xffff),
                                      instanceOf(data.gpuInstanceId), instanceOf(data.computeInstanceId)});
    }

private:
    explicit Ear(std::unique_ptr<NvmlLibrary> library) : library_(std::move(library)) {}

    // Success where at least one GPU reports, or there is none.
    Return registerAll() {
        unsigned count = 0;
        auto first = library_->call(DeviceCount, &count);
        bool isHeard = first == Return::Success && count == 0;
        for (unsigned index = 0; first == Return::Success && index < std::min(count, mostGpus); ++index) {
            Device device = nullptr;
            auto answer = library_->call(DeviceAt, index, &device);
            if (answer == Return::Success)
                answer = library_->call(RegisterEvents, device, XidEventType, set_);
            if (answer == Return::Success)
                uuids_[device] = uuidOf(*library_, device);
            isHeard = isHeard || answer == Return::Success;
            if (answer != Return::Success && failure_ == Return::Success)
                failure_ = answer;
        }
        if (first != Return::Success)
            return first;
        return isHeard ? Return::Success : failure_;
    }

    const std::unique_ptr<NvmlLibrary> library_;
    EventSet set_ = nullptr;
    std::map<Device, std::string> uuids_;
    Return failure_ = Return::Success;
};

} // namespace

// What both threads have; lives as long as either.
struct XidListener::Desk {
    explicit Desk(std::vector<std::string> where) : places(std::move(where)) {}

    void work() {
        std::unique_lock lock(mutex);
        while (!isEnding) {
            lock.unlock();
            auto failure = listen();
            lock.lock();
            error = std::move(failure);
            isListening = isListening && !error;
            if (error)
                changed.wait_for(lock, retryPeriod, [this] { return isEnding; });
        }
        isEnded = true;
        changed.notify_all();
    }

    // Until it is to end, something fails, or it is time to look for other GPUs.
    std::optional<core::Error> listen() {
        auto ear = Ear::open(places);
        if (!ear)
            return ear.error();
        {
            const std::lock_guard lock(mutex);
            isListening = (*ear)->isHeard();
            error.reset();
        }
        const auto end = steady_clock::now() + renewPeriod;
        while (steady_clock::now() < end) {
            auto heard = (*ear)->wait();
            if (!heard)
                return heard.error();
            const std::lock_guard lock(mutex);
            if (*heard)
                keep(**std::move(heard));
            if (isEnding)
                break;
        }
        return std::nullopt;
    }

    void keep(XidEvent event) {
        if (events.size() == mostEvents)
            events.erase(events.begin());
        events.push_back(std::move(event));
    }

    const std::vector<std::string> places;
    std::mutex mutex;
    std::condition_variable changed;
    bool isEnding = false;
    bool isEnded = false;
    bool isListening = false;
    std::vector<XidEvent> events;
    std::optional<core::Error> error;
};

XidListener::XidListener(std::vector<std::string> places)
    : desk_(std::make_shared<Desk>(std::move(places))), thread_([desk = desk_] { desk->work(); }) {}

XidListener::~XidListener() {
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

std::vector<XidEvent> XidListener::take() {
    const std::lock_guard lock(desk_->mutex);
    return std::exchange(desk_->events, {});
}

bool XidListener::isListening() const {
    const std::lock_guard lock(desk_->mutex);
    return desk_->isListening;
}

std::optional<core::Error> XidListener::error() const {
    const std::lock_guard lock(desk_->mutex);
    return desk_->error;
}

} // namespace nvml
