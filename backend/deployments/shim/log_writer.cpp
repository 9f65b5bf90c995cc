#include "backend/deployments/shim/log_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

#include "backend/deployments/replica/log_files.h"

namespace shim {

namespace {

// What is gathered for one call.
constexpr std::size_t pendingMost = 256u << 10;

} // namespace

LogWriter::LogWriter(std::string directory, LogLimits limits) : directory_(std::move(directory)), limits_(limits) {
    const auto files = replica::logFiles(directory_);
    if (!files.empty())
        open(files.back());
}

std::int64_t LogWriter::now() {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    lastTime_ = std::max(lastTime_, std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec);
    return lastTime_;
}

void LogWriter::add(replica::Stream stream, std::string_view text, bool isPartial) {
    pending_ += replica::textOf({now(), stream, isPartial, text});
    if (pending_.size() >= pendingMost)
        flush();
}

// Whole lines, as many as fit into one file at a time.
void LogWriter::flush() {
    std::string_view rest = pending_;
    while (!rest.empty()) {
        const auto room = std::max<std::int64_t>(limits_.fileBytes - size_, 0);
        auto end = rest.size();
        if (static_cast<std::int64_t>(end) > room) {
            const auto last = room == 0 ? std::string_view::npos : rest.rfind('\n', static_cast<std::size_t>(room) - 1);
            end = last == std::string_view::npos ? 0 : last + 1;
        }
        if (end == 0 || !file_.isOpen()) {
            if (end == 0 && size_ == 0)
                end = rest.find('\n') + 1;
            else if (!open(number_ + 1)) {
                leaveOut(rest, errno);
                break;
            } else
                continue;
        }
        write(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    pending_.clear();
}

void LogWriter::write(std::string_view lines) {
    const auto text = notice() + std::string(lines);
    const auto written = ::write(file_.number(), text.data(), text.size());
    if (written == static_cast<ssize_t>(text.size())) {
        size_ += written;
        leftOutLines_ = leftOutBytes_ = 0;
        return;
    }
    const int error = written < 0 ? errno : ENOSPC;
    // No line stands there by half.
    if (written > 0 && ::ftruncate(file_.number(), size_) != 0)
        size_ += written;
    leaveOut(lines, error);
}

bool LogWriter::open(std::uint32_t number) {
    const auto path = directory_ + '/' + replica::logFileName(number);
    posix::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0)
        return false;
    file_ = std::move(file);
    number_ = number;
    size_ = status.st_size;
    const auto files = replica::logFiles(directory_);
    for (std::size_t old = 0; old + limits_.files < files.size(); ++old)
        ::unlink((directory_ + '/' + replica::logFileName(files[old])).c_str());
    return true;
}

void LogWriter::leaveOut(std::string_view lines, int error) {
    leftOutLines_ += std::count(lines.begin(), lines.end(), '\n');
    leftOutBytes_ += static_cast<std::int64_t>(lines.size());
    error_ = error;
}

std::string LogWriter::notice() {
    if (leftOutLines_ == 0)
        return {};
    const auto text = "left out " + std::to_string(leftOutLines_) + " lines of " + std::to_string(leftOutBytes_) +
                      " bytes: " + std::strerror(error_);
    return replica::textOf({lastTime_, replica::Stream::Control, false, text});
}

} // namespace shim
