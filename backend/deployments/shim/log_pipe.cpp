#include "backend/deployments/shim/log_pipe.h"

#include <algorithm>
#include <cerrno>

namespace shim {

namespace {

constexpr int readsAtOnce = 16;

} // namespace

LogPipe::LogPipe(posix::Descriptor end, replica::Stream stream, LogWriter &writer)
    : end_(std::move(end)), stream_(stream), writer_(writer) {}

void LogPipe::read() {
    for (int count = 0; count < readsAtOnce && readOnce(); ++count) {
    }
    writer_.flush();
}

void LogPipe::drain() {
    while (readOnce()) {
    }
    if (!begun_.empty())
        writer_.add(stream_, begun_, false);
    begun_.clear();
    end_.close();
    writer_.flush();
}

bool LogPipe::readOnce() {
    if (!end_.isOpen())
        return false;
    char bytes[65'536];
    const auto got = ::read(end_.number(), bytes, sizeof bytes);
    if (got > 0) {
        take({bytes, static_cast<std::size_t>(got)});
        return true;
    }
    if (got < 0 && errno == EINTR)
        return true;
    if (got == 0 || errno != EAGAIN)
        end_.close();
    return false;
}

void LogPipe::take(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto lineEnd = bytes.find('\n');
        const auto length = std::min(std::min(lineEnd, bytes.size()), replica::LongestText - begun_.size());
        begun_ += bytes.substr(0, length);
        bytes.remove_prefix(length);
        if (!bytes.empty() && bytes.front() == '\n') {
            writer_.add(stream_, begun_, false);
            begun_.clear();
            bytes.remove_prefix(1);
        } else if (begun_.size() == replica::LongestText) {
            writer_.add(stream_, begun_, true);
            begun_.clear();
        }
    }
}

} // namespace shim
