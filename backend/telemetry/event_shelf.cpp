#include "backend/telemetry/event_shelf.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

#include "backend/telemetry/file_bytes.h"

namespace telemetry {

namespace {

constexpr std::string_view Prefix = "gpu_events.";
constexpr std::string_view Suffix = ".log";
constexpr const char *Aside = "gpu_events.damaged";

std::string nameOf(int number) {
    return std::string(Prefix) + std::to_string(number) + std::string(Suffix);
}

std::optional<int> numberOf(const std::string &name) {
    int number = 0;
    if (!name.starts_with(Prefix))
        return std::nullopt;
    const auto *begin = name.data() + Prefix.size();
    const auto [end, error] = std::from_chars(begin, name.data() + name.size(), number);
    // What is not written like this is not ours, leading zeros included.
    if (error != std::errc() || number < 0 || nameOf(number) != name)
        return std::nullopt;
    return number;
}

core::TimePoint newestOf(std::span<const GpuEvent> events) {
    core::TimePoint newest;
    for (const auto &event : events)
        newest = std::max(newest, event.time);
    return newest;
}

} // namespace

core::Result<std::unique_ptr<EventShelf>> EventShelf::open(const std::filesystem::path &directory, const Limits &limits,
                                                           Found *found) {
    std::unique_ptr<EventShelf> shelf(new EventShelf(directory, limits));
    if (auto scanned = shelf->scan(found); !scanned)
        return std::move(scanned).error();
    shelf->trim();
    return shelf;
}

core::Result<void> EventShelf::scan(Found *found) {
    std::error_code error;
    std::filesystem::create_directories(directory_, error);
    if (error)
        return fileFailure(error.value(), directory_);
    std::set<int> numbers;
    std::filesystem::directory_iterator entry(directory_, error);
    while (!error && entry != std::filesystem::directory_iterator()) {
        if (const auto number = numberOf(entry->path().filename().string()))
            numbers.insert(*number);
        entry.increment(error);
    }
    if (error)
        return fileFailure(error.value(), directory_);
    for (const int number : numbers) {
        if (auto taken = take(number, found); !taken)
            return taken;
    }
    found->isCut = !numbers.empty() && *numbers.begin() > 0;
    return {};
}

core::Result<void> EventShelf::take(int number, Found *found) {
    posix::Descriptor file(::open(path(number).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    const auto size = file.isOpen() ? fileSize(file.number()) : std::nullopt;
    // What cannot be read is left alone, and its number is not used again.
    next_ = number + 1;
    goesOn_ = false;
    // Nothing of ours is larger than its bound and one write.
    std::string bytes(static_cast<std::size_t>(std::min(size.value_or(0), limits_.bytes)), '\0');
    if (!size || !readAt(file.number(), bytes, 0))
        return {};
    auto read = readEvents(bytes);
    if (read.end == ReadEvents::End::Damaged || *size > bytes.size()) {
        found->setAside.push_back(nameOf(number));
        if (auto mended = mend(number, std::string_view(bytes).substr(0, read.sound)); !mended)
            return mended;
        bytes.resize(read.sound);
    }
    goesOn_ = read.end == ReadEvents::End::Whole;
    if (!bytes.empty())
        files_[number] = {bytes.size(), newestOf(read.events)};
    std::ranges::move(read.events, std::back_inserter(found->events));
    return {};
}

core::Result<void> EventShelf::mend(int number, std::string_view sound) const {
    if (::rename(path(number).c_str(), (directory_ / Aside).c_str()) != 0)
        return fileFailure(errno, path(number));
    if (sound.empty())
        return {};
    posix::Descriptor file(::open(path(number).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    const int error = file.isOpen() ? writeAt(file.number(), sound, 0) : errno;
    return error == 0 ? core::Result<void>() : fileFailure(error, path(number));
}

core::Result<void> EventShelf::append(std::span<const GpuEvent> events) {
    std::string bytes;
    for (const auto &event : events)
        bytes += EventFormat::record(event);
    if (bytes.empty())
        return {};
    if (auto opened = openLast(); !opened)
        return opened;
    const int number = files_.rbegin()->first;
    auto &file = files_.rbegin()->second;
    if (const int error = writeAt(descriptor_.number(), bytes, file.bytes); error != 0) {
        // What was begun is taken back, and where that fails it ends in what is torn.
        if (::ftruncate(descriptor_.number(), static_cast<off_t>(file.bytes)) != 0)
            goesOn_ = false;
        return fileFailure(error, path(number));
    }
    file.bytes += bytes.size();
    file.newest = std::max(file.newest, newestOf(events));
    trim();
    return {};
}

core::Result<void> EventShelf::openLast() {
    if (goesOn_ && files_.rbegin()->second.bytes < limits_.fileBytes) {
        if (!descriptor_.isOpen())
            descriptor_ = posix::Descriptor(
                ::open(path(files_.rbegin()->first).c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
        if (descriptor_.isOpen())
            return {};
    }
    const int number = next_;
    descriptor_ = posix::Descriptor(::open(path(number).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!descriptor_.isOpen()) {
        const int error = errno;
        next_ += error == EEXIST ? 1 : 0;
        return fileFailure(error, path(number));
    }
    const auto header = EventFormat::header();
    if (const int error = writeAt(descriptor_.number(), header, 0); error != 0) {
        descriptor_.close();
        ::unlink(path(number).c_str());
        return fileFailure(error, path(number));
    }
    files_[number] = {header.size(), {}};
    ++next_;
    goesOn_ = true;
    return {};
}

std::uint64_t EventShelf::bytes() const {
    std::uint64_t total = 0;
    for (const auto &[number, file] : files_)
        total += file.bytes;
    return total;
}

// What cannot be deleted is forgotten all the same; the next start sees it again.
void EventShelf::trim() {
    if (files_.empty())
        return;
    const auto oldest = files_.rbegin()->second.newest - limits_.reach;
    while (files_.size() > 1 && (bytes() > limits_.bytes || files_.begin()->second.newest < oldest)) {
        ::unlink(path(files_.begin()->first).c_str());
        files_.erase(files_.begin());
    }
}

std::filesystem::path EventShelf::path(int number) const {
    return directory_ / nameOf(number);
}

} // namespace telemetry
