#pragma once

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <signal.h>

#include <gtest/gtest.h>

#include "tests/backend/daemon/child.h"
#include "tests/backend/fleet/sources/sources_world.h"
#include "tests/support/temporary_directory.h"

namespace fleet::test {

// A Prometheus with a data directory of its own, which ends with it.
class RealPrometheus {
public:
    explicit RealPrometheus(const std::vector<std::string> &targets) {
        std::string list;
        for (const auto &target : targets)
            list += (list.empty() ? "'" : ",'") + target + "'";
        std::ofstream(directory_.path() / "prometheus.yml")
            << "global: {scrape_interval: 500ms, scrape_timeout: 500ms}\n"
            << "scrape_configs: [{job_name: gpus, static_configs: [{targets: [" << list << "]}]}]\n";
        child_.emplace("/usr/bin/prometheus",
                       std::vector<std::string>{"--config.file=" + (directory_.path() / "prometheus.yml").string(),
                                                "--storage.tsdb.path=" + (directory_.path() / "data").string(),
                                                "--web.listen-address=127.0.0.1:0"});
        EXPECT_TRUE(eventually([this] { return !address().empty(); }, std::chrono::seconds(60))) << child_->errors();
    }

    std::string address() const {
        constexpr std::string_view mark = "msg=\"Listening on\" address=";
        const auto log = child_->errors();
        const auto at = log.find(mark);
        const auto end = log.find_first_of(" \n", at + mark.size());
        return at == std::string::npos || end == std::string::npos
                   ? std::string()
                   : log.substr(at + mark.size(), end - at - mark.size());
    }
    void kill() const { child_->signal(SIGKILL); }

private:
    support::TemporaryDirectory directory_;
    std::optional<support::Child> child_;
};

// What it answers to a request that came from somebody else, whole.
std::string relayed(const std::string &address, const std::string &request);

} // namespace fleet::test
