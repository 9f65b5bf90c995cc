// What the service tells Prometheus of itself, as the parser of Prometheus' own client library reads it.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/backend/service/raw_http.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace support {
namespace {

using Json = nlohmann::json;

class MetricsTest : public ::testing::Test {
protected:
    Json scrape() {
        RawHttp connection(service->metricsAddress());
        connection.send("GET /metrics HTTP/1.0\r\nConnection: close\r\n\r\n");
        const auto answer = connection.readAll();
        const auto file = service.directory.path() / "metrics";
        std::ofstream(file) << answer.substr(answer.find("\r\n\r\n") + 4);
        const auto tests = std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/tests/support/";
        const auto command =
            "\"$(" + tests + "python_env.sh)\" " + tests + "metrics_reader.py <" + file.string() + " 2>&1";
        const std::unique_ptr<FILE, int (*)(FILE *)> pipe(::popen(command.c_str(), "r"), ::pclose);
        std::string output;
        for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get()))
            output.push_back(static_cast<char>(c));
        auto read = Json::parse(output, nullptr, false);
        EXPECT_FALSE(read.is_discarded()) << output << answer;
        return read;
    }

    static double valueOf(const Json &metrics, const std::string &family, const std::string &sample = {}) {
        const auto &samples = metrics.at(family).at("samples");
        return samples.at(sample.empty() ? family : sample).get<double>();
    }

    // Buckets rise up to the count.
    static void isHistogram(const Json &metrics, const std::string &family, const std::string &code = {},
                            const std::string &rpc = {}) {
        SCOPED_TRACE(family + code + rpc);
        EXPECT_EQ(metrics.at(family).at("type"), "histogram");
        const auto &samples = metrics.at(family).at("samples");
        std::map<double, double> buckets;
        for (const auto &[name, value] : samples.items()) {
            const auto at = name.find("le=");
            const bool isOfThese = name.find(code) != std::string::npos && name.find(rpc) != std::string::npos;
            if (name.starts_with(family + "_bucket") && isOfThese)
                buckets.emplace(std::stod(name.substr(at + 3)), value.get<double>());
        }
        ASSERT_GT(buckets.size(), 5u);
        double last = 0;
        for (const auto &[bound, count] : buckets) {
            EXPECT_GE(count, last);
            last = count;
        }
        const auto suffix = code.empty() ? std::string() : "{" + code + "," + rpc + "}";
        EXPECT_EQ(last, samples.at(family + "_count" + suffix).get<double>());
        EXPECT_GT(last, 0);
        EXPECT_GT(samples.at(family + "_sum" + suffix).get<double>(), 0);
    }

    void verifyAll() const {
        v1::VerifyLogRequest request;
        const auto started = owner.ask<v1::VerifyLogResponse>("AuditService.VerifyLog", request);
        ASSERT_TRUE(started) << started.error().message();
        const auto name = started->operation().meta().name();
        for (int attempt = 0; attempt < 1000; ++attempt) {
            if (owner.get(name)->operation_status().state() == v1::SUCCEEDED)
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        FAIL() << "the verification has not ended";
    }

    RunningService service{{.metricsListen = "127.0.0.1:0", .verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = service.owner();
    const std::string apply = "rpc=/pilothouse.v1.ResourceService/Apply";
    const std::string watch = "pilothouse_rpc_streams{rpc=/pilothouse.v1.ResourceService/Watch}";
};

TEST_F(MetricsTest, CallsAndCommitsAreTimedAndCounted) {
    for (const auto *id : {"a", "b", "c"})
        ASSERT_TRUE(owner.put(modelNamed(id)));
    ASSERT_FALSE(owner.get("models/none"));
    const auto metrics = scrape();
    isHistogram(metrics, "pilothouse_rpc_seconds", "code=0", apply);
    EXPECT_EQ(valueOf(metrics, "pilothouse_rpc_seconds", "pilothouse_rpc_seconds_count{code=0," + apply + "}"), 3);
    EXPECT_EQ(valueOf(metrics, "pilothouse_rpc_seconds",
                      "pilothouse_rpc_seconds_count{code=5,rpc=/pilothouse.v1.ResourceService/Get}"),
              1);
    isHistogram(metrics, "pilothouse_commit_seconds");
    EXPECT_EQ(valueOf(metrics, "pilothouse_commits", "pilothouse_commits_total"),
              valueOf(metrics, "pilothouse_commit_seconds", "pilothouse_commit_seconds_count"));
    EXPECT_GE(valueOf(metrics, "pilothouse_commit_batch_size"), 0);
    EXPECT_GE(valueOf(metrics, "pilothouse_commit_queue"), 0);
    EXPECT_GE(valueOf(metrics, "pilothouse_appends", "pilothouse_appends_total"), 3);
}

TEST_F(MetricsTest, WatchesAndTheCacheAreMeasured) {
    const auto before = scrape();
    EXPECT_EQ(valueOf(before, "pilothouse_rpc_streams", watch), 0) << "also before the first";
    const auto stream = owner.watch(v1::WatchRequest());
    ASSERT_TRUE(stream->next());
    auto model = modelNamed("large");
    model.mutable_model()->set_card(std::string(100'000, 'x'));
    ASSERT_TRUE(owner.put(model));
    const auto after = scrape();
    EXPECT_EQ(valueOf(after, "pilothouse_rpc_streams", watch), 1);
    EXPECT_GE(valueOf(after, "pilothouse_watch_changes"), 1);
    EXPECT_GE(valueOf(after, "pilothouse_cache_resources"), valueOf(before, "pilothouse_cache_resources") + 1);
    EXPECT_GE(valueOf(after, "pilothouse_cache_bytes"), valueOf(before, "pilothouse_cache_bytes") + 100'000);
}

TEST_F(MetricsTest, TheLogItsHeadAndItsVerificationHaveTheirAge) {
    ASSERT_TRUE(owner.put(modelNamed("a")));
    EXPECT_FALSE(scrape().contains("pilothouse_log_verification_age_seconds")) << "nothing was verified yet";
    verifyAll();
    service.clock.advance(std::chrono::minutes(10));
    const auto metrics = scrape();
    const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    ASSERT_TRUE(info);
    EXPECT_EQ(valueOf(metrics, "pilothouse_log_checked_size"), static_cast<double>(info->log_checked_size()));
    EXPECT_GE(valueOf(metrics, "pilothouse_log_size"), valueOf(metrics, "pilothouse_log_checked_size"));
    for (const auto *age : {"pilothouse_log_head_age_seconds", "pilothouse_log_verification_age_seconds"}) {
        EXPECT_GE(valueOf(metrics, age), 600) << age;
        EXPECT_LT(valueOf(metrics, age), 900) << age;
    }
    EXPECT_EQ(valueOf(metrics, "pilothouse_sealed"), 0);
    EXPECT_EQ(valueOf(metrics, "pilothouse_audit_lost", "pilothouse_audit_lost_total"), 0);
    for (const auto &[name, family] : metrics.items())
        EXPECT_FALSE(family.at("help").get<std::string>().empty()) << name;
}

} // namespace
} // namespace support
