// Debian's Prometheus scrapes an exporter of the test, and answers our questions.
#include <chrono>
#include <fstream>
#include <functional>
#include <optional>

#include <gtest/gtest.h>

#include "backend/telemetry/prometheus/prometheus_client.h"
#include "tests/backend/daemon/child.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/backend/telemetry/vocabulary/said.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_directory.h"

namespace telemetry {

namespace {

using support::eventually;

constexpr auto Exposed = R"(# TYPE DCGM_FI_DEV_GPU_TEMP gauge
DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="GPU-aa",Hostname="n\"1"} 61
DCGM_FI_DEV_GPU_TEMP{gpu="1",UUID="GPU-bb",Hostname="n\"1"} NaN
# TYPE DCGM_FI_PROF_SM_ACTIVE gauge
DCGM_FI_PROF_SM_ACTIVE{gpu="0",UUID="GPU-aa",Hostname="n\"1"} 0.5
)";

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

// One Prometheus for all tests of this file: it takes a second to start.
class RealPrometheusTest : public ::testing::Test {
protected:
    struct World {
        World() {
            std::ofstream(directory.path() / "prometheus.yml")
                << "global: {scrape_interval: 500ms, scrape_timeout: 500ms}\n"
                << "scrape_configs: [{job_name: gpus, static_configs: [{targets: ['" << exporter.address()
                << "']}]}]\n";
            prometheus.emplace(
                "/usr/bin/prometheus",
                std::vector<std::string>{"--config.file=" + (directory.path() / "prometheus.yml").string(),
                                         "--storage.tsdb.path=" + (directory.path() / "data").string(),
                                         "--web.listen-address=127.0.0.1:0"});
        }

        // Where it says that it listens.
        std::string address() const {
            constexpr std::string_view mark = "msg=\"Listening on\" address=";
            const auto log = prometheus->errors();
            const auto at = log.find(mark);
            const auto end = log.find_first_of(" \n", at + mark.size());
            return at == std::string::npos || end == std::string::npos
                       ? std::string()
                       : log.substr(at + mark.size(), end - at - mark.size());
        }

        support::TemporaryDirectory directory;
        support::ScriptedServer exporter{[](support::ScriptedPeer &peer, int) {
            while (!peer.request().empty())
                peer.send(support::wholeAnswer(Exposed, "text/plain; version=0.0.4"));
        }};
        std::optional<support::Child> prometheus;
        web::HttpClient http;
        std::optional<PrometheusClient> client;
    };

    static void SetUpTestSuite() {
        world = std::make_unique<World>();
        ASSERT_TRUE(eventually([] { return !world->address().empty(); })) << world->prometheus->errors();
        PrometheusTarget target;
        target.url = *web::BaseUrl::parse("http://" + world->address());
        target.deadline = std::chrono::seconds(20);
        world->client.emplace(world->http, target);
        std::string last;
        ASSERT_TRUE(eventually([&last] {
            const auto answered = world->client->query("count(DCGM_FI_PROF_SM_ACTIVE)", now());
            last = faultOf(answered);
            return answered.index() == 0 && std::get<0>(answered).size() == 1;
        })) << last
            << world->prometheus->errors();
    }
    static void TearDownTestSuite() { world.reset(); }
    void SetUp() override { ASSERT_TRUE(world->client); }

    static std::string faultOf(const Answered<std::vector<Series>> &answered) {
        const auto *failed = std::get_if<QueryFailure>(&answered);
        return failed == nullptr ? "none" : std::string(nameOf(failed->fault)) + ": " + failed->detail;
    }

    static inline std::unique_ptr<World> world;
};

TEST_F(RealPrometheusTest, SaysWhatItsExporterSays) {
    const auto answered = world->client->query("{__name__=~\"DCGM_.*\"}", now());
    ASSERT_EQ(faultOf(answered), "none");
    const auto &series = std::get<0>(answered);
    EXPECT_EQ(series.size(), 3u);
    const Vocabulary vocabulary;
    Interpreter interpreter(vocabulary);
    const auto readings = interpreter.read(lastSamples(series), now());
    ASSERT_EQ(readings.subjects.size(), 2u);
    EXPECT_EQ(readings.subjects[0].host, "n\"1");
    EXPECT_EQ(said(readings, "GPU-aa", v1::GPU_TEMPERATURE), 61);
    EXPECT_EQ(said(readings, "GPU-aa", v1::SM_ACTIVE), 50);
    EXPECT_EQ(said(readings, "GPU-bb", v1::GPU_TEMPERATURE), -1);
    EXPECT_LE(readings.values.at(0).milliseconds, now());
}

TEST_F(RealPrometheusTest, TellsThePastInSteps) {
    const auto end = now();
    const auto answered =
        world->client->queryRange("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\"}", {end - 2000, end, std::chrono::milliseconds(250)});
    ASSERT_EQ(faultOf(answered), "none");
    const auto &series = std::get<0>(answered);
    ASSERT_EQ(series.size(), 1u);
    EXPECT_EQ(series[0].name(), "DCGM_FI_DEV_GPU_TEMP");
    ASSERT_FALSE(series[0].points.empty());
    EXPECT_EQ(series[0].points.back(), (SeriesPoint{end, 61}));
    EXPECT_EQ(samplesAt(series, end).size(), 1u);
}

TEST_F(RealPrometheusTest, NamesItsLabels) {
    const auto answered = world->client->labels();
    ASSERT_EQ(answered.index(), 0u);
    const auto &names = std::get<0>(answered);
    EXPECT_NE(std::find(names.begin(), names.end(), "UUID"), names.end());
}

TEST_F(RealPrometheusTest, SaysWhyItDoesNotAnswer) {
    EXPECT_TRUE(faultOf(world->client->query("sum(", now())).starts_with("QUERY_MALFORMED: ")) << "and what is wrong";
    const auto end = now();
    EXPECT_TRUE(faultOf(world->client->queryRange("up", {end - 86'400'000, end, std::chrono::milliseconds(100)}))
                    .starts_with("QUERY_MALFORMED: exceeded maximum resolution"));
    EXPECT_TRUE(faultOf(world->client->query("DCGM_FI_DEV_GPU_TEMP + on(job) DCGM_FI_DEV_GPU_TEMP", end))
                    .starts_with("QUERY_FAILED: "));
    EXPECT_EQ(faultOf(world->client->query("nothing_of_that_name", end)), "none");
}

TEST_F(RealPrometheusTest, AnAnswerThatIsTooLongIsNotTaken) {
    PrometheusTarget target;
    target.url = *web::BaseUrl::parse("http://" + world->address());
    target.mostBytes = 64;
    PrometheusClient client(world->http, target);
    const auto answered = client.query("{__name__=~\"DCGM_.*\"}", now());
    ASSERT_EQ(answered.index(), 1u);
    EXPECT_EQ(std::get<QueryFailure>(answered).transport, web::HttpFault::TooLarge);
}

TEST_F(RealPrometheusTest, WhatIsNoPrometheusIsFoundOut) {
    PrometheusTarget target;
    target.url = *web::BaseUrl::parse("http://" + world->exporter.address());
    PrometheusClient client(world->http, target);
    const auto answered = client.labels();
    ASSERT_EQ(answered.index(), 1u);
    EXPECT_EQ(nameOf(std::get<QueryFailure>(answered).fault), "NOT_UNDERSTOOD");
}

} // namespace

} // namespace telemetry
