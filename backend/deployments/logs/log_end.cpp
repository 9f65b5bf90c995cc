#include "backend/deployments/logs/log_end.h"

#include <algorithm>
#include <chrono>
#include <fstream>

#include "backend/deployments/logs/log_cursor.h"
#include "backend/deployments/replica/log_files.h"

namespace deployments {

namespace {

// A line that was being written has no end; it is left as it is, and is none.
bool isBroken(const std::filesystem::path &file) {
    std::ifstream bytes(file, std::ios::binary | std::ios::ate);
    return bytes && bytes.tellg() > 0 && bytes.seekg(-1, std::ios::end) && bytes.get() != '\n';
}

} // namespace

void noteCut(const std::filesystem::path &replicaLog, std::string_view text) {
    const auto files = replica::logFiles(replicaLog);
    if (files.empty())
        return;
    LogCursor cursor(replicaLog);
    cursor.moveToEnd();
    const auto last = cursor.previous();
    if (last && last->stream == replica::Stream::Control && last->text == text)
        return;
    const auto now = std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
    const auto file = replicaLog / replica::logFileName(files.back());
    const bool hasBroken = isBroken(file);
    std::ofstream(file, std::ios::binary | std::ios::app)
        << (hasBroken ? "\n" : "")
        << replica::textOf({last ? std::max(last->time, now) : now, replica::Stream::Control, false, text});
}

} // namespace deployments
