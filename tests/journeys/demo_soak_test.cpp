// The demo for a long time, pages in turn: what it holds of memory does not grow. PILOTHOUSE_SOAK_MINUTES says how
// long, half an hour where it says nothing; each sample is printed.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <signal.h>

#include "backend/core/whole_file.h"
#include "tests/backend/daemon/child.h"
#include "tests/support/temporary_directory.h"

namespace support {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto between = 5s;
// Of what both hold together, over the second half: 15 MB an hour, a tenth of what they have.
constexpr double mostKilobytesAMinute = 256;

std::chrono::minutes lengthOfSoak() {
    const char *wanted = std::getenv("PILOTHOUSE_SOAK_MINUTES");
    return std::chrono::minutes(wanted != nullptr ? std::max(1, std::atoi(wanted)) : 30);
}

// What a process has of memory that is no file's; 0 once it is gone.
double kilobytesOf(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
    double kilobytes = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("Anonymous:"))
            kilobytes = std::strtod(line.c_str() + 10, nullptr);
    }
    return kilobytes;
}

pid_t serviceOf(const std::filesystem::path &data) {
    const auto text = core::readWholeFile((data / "endpoint.json").string(), 1 << 16);
    const auto endpoint = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    return endpoint.is_object() ? endpoint.value("pid", 0) : 0;
}

struct Sample {
    double minutes = 0;
    double console = 0;
    double service = 0;
};

// By least squares, in kilobytes a minute.
double slopeOf(const std::vector<Sample> &samples, std::size_t from) {
    double count = 0;
    double time = 0;
    double size = 0;
    for (auto place = from; place < samples.size(); ++place, ++count) {
        time += samples[place].minutes;
        size += samples[place].console + samples[place].service;
    }
    double along = 0;
    double square = 0;
    for (auto place = from; place < samples.size(); ++place) {
        const double off = samples[place].minutes - time / count;
        along += off * (samples[place].console + samples[place].service - size / count);
        square += off * off;
    }
    return along / square;
}

TEST(DemoSoak, WhatItHoldsDoesNotGrow) {
    const TemporaryDirectory directory;
    const auto data = directory.path() / "demo";
    Child console("pilothouse", {"--demo", "--present", "--data-dir", data.string()},
                  {"QT_QPA_PLATFORM=offscreen", "XDG_STATE_HOME=" + (directory.path() / "state").string()});
    const auto begin = steady_clock::now();
    const auto end = begin + lengthOfSoak();
    pid_t service = 0;
    std::vector<Sample> samples;
    while (steady_clock::now() < end) {
        std::this_thread::sleep_for(between);
        ASSERT_TRUE(console.isRunning()) << console.errors();
        service = serviceOf(data);
        ASSERT_NE(service, 0);
        const std::chrono::duration<double, std::ratio<60>> passed = steady_clock::now() - begin;
        samples.push_back({passed.count(), kilobytesOf(console.pid()), kilobytesOf(service)});
        ASSERT_GT(samples.back().service, 0);
        std::printf("%6.2f min  console %7.0f KB  service %7.0f KB\n", samples.back().minutes, samples.back().console,
                    samples.back().service);
        std::fflush(stdout);
    }
    console.signal(SIGTERM);
    ::kill(service, SIGTERM);
    ASSERT_GE(samples.size(), 4u);
    const double slope = slopeOf(samples, samples.size() / 2);
    std::printf("over the second half: %+.0f KB a minute of %.0f KB\n", slope,
                samples.back().console + samples.back().service);
    EXPECT_LT(slope, mostKilobytesAMinute);
}

} // namespace
} // namespace support
