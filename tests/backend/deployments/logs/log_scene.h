#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "backend/deployments/replica/cri_line.h"
#include "backend/deployments/replica/log_files.h"

namespace log_scene {

// Appends a line to a file of a log; times are in seconds.
inline void write(const std::filesystem::path &log, std::uint32_t file, std::int64_t time, const std::string &text,
                  replica::Stream stream = replica::Stream::Out) {
    std::filesystem::create_directories(log);
    std::ofstream(log / replica::logFileName(file), std::ios::app | std::ios::binary)
        << replica::textOf({time * 1'000'000'000, stream, false, text});
}

} // namespace log_scene
