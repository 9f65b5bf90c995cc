#include "backend/findings/host_scan.h"

#include <algorithm>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "backend/findings/process_facts.h"
#include "tests/backend/findings/found_world.h"

namespace findings::test {
namespace {

using Kind = AskedEndpoint::Kind;

class HostScanTest : public ::testing::Test {
protected:
    HostScan scanOf(std::vector<std::uint16_t> ports) const { return HostScan(host_, {20ms, 0ms, 0ms, 0ms, ports}); }

    // Answers everybody who is due with the same.
    static int answer(HostScan *scan, Kind kind, HostScan::Time now = std::chrono::steady_clock::now()) {
        AskedEndpoint asked{kind};
        if (kind == Kind::Inference)
            asked.endpoint.set_api(v1::OPENAI_API);
        const auto due = scan->listeners().due(now);
        for (const auto &[key, url] : due)
            scan->listeners().take(key, asked, now);
        return static_cast<int>(due.size());
    }
    static replica::ProcessIdentity self() { return replica::processEntry(::getpid())->identity; }
    static HostScan::Place place() { return {Node, ""}; }
    static core::TimePoint now() { return std::chrono::system_clock::now(); }

    Host host_;
};

TEST_F(HostScanTest, AListenerThatAnswersForModelsIsSeenWithItsProcess) {
    const Endpoint endpoint({});
    auto scan = scanOf({endpoint.port()});
    scan.look(std::chrono::steady_clock::now());
    EXPECT_FALSE(scan.isComplete());
    EXPECT_EQ(answer(&scan, Kind::Inference), 1);
    scan.look(std::chrono::steady_clock::now());
    EXPECT_TRUE(scan.isComplete());
    const auto sightings = scan.sightings(place(), now());
    ASSERT_EQ(sightings.size(), 1u);
    const auto &sighting = sightings.begin()->second;
    const auto &process = sighting.facts.process();
    EXPECT_EQ(process.pid(), ::getpid());
    EXPECT_EQ(process.program(), programOf(::getpid()));
    EXPECT_TRUE(process.program().ends_with("/findings_test"));
    EXPECT_EQ(process.user(), userNamed(::geteuid()));
    EXPECT_EQ(sighting.facts.endpoint().address(), endpoint.address());
    EXPECT_EQ(sighting.facts.node(), Node);
    EXPECT_EQ(sighting.process, self());
    // The same in every run.
    EXPECT_EQ(sightings.begin()->first, findingId(Node, process, endpoint.port()));
    const auto age = now() - core::fromTimestamp(process.start_time());
    EXPECT_GE(age, 0s);
    EXPECT_LT(age, 10min);
}

TEST_F(HostScanTest, WhoIsAskedOnceIsNotAskedAgainSoon) {
    const Endpoint endpoint({});
    auto scan = scanOf({endpoint.port()});
    auto time = std::chrono::steady_clock::now();
    scan.look(time);
    EXPECT_EQ(answer(&scan, Kind::Web, time), 1);
    EXPECT_EQ(answer(&scan, Kind::Web, time + 59s), 0);
    // Ever more rarely, and once an hour at last.
    EXPECT_EQ(answer(&scan, Kind::Web, time + 61s), 1);
    EXPECT_EQ(answer(&scan, Kind::Web, time + 170s), 0);
    EXPECT_TRUE(scan.sightings(place(), now()).empty());
}

TEST_F(HostScanTest, WhatIsTheServicesOwnIsNeverAsked) {
    const Endpoint endpoint({});
    const support::Engine engine;
    host_.own({self()});
    auto scan = scanOf({endpoint.port(), engine.port()});
    scan.look(std::chrono::steady_clock::now());
    // This process's own listener, and that of a child of it, as a replica's engine is one of its shim.
    EXPECT_EQ(scan.listeners().all().size(), 2u);
    EXPECT_EQ(answer(&scan, Kind::Inference), 0);
    host_.use({{::getpid(), "GPU-1", 1'000}});
    scan.look(std::chrono::steady_clock::now());
    EXPECT_TRUE(scan.sightings(place(), now()).empty());
}

TEST_F(HostScanTest, WhatAnotherServiceOfOursAnswersIsNeverAskedAndWhatItRunsIs) {
    const Endpoint endpoint({});
    const support::Engine engine;
    host_.program({*programFileOf(::getpid())});
    auto scan = scanOf({endpoint.port(), engine.port()});
    scan.look(std::chrono::steady_clock::now());
    EXPECT_EQ(scan.listeners().all().size(), 2u);
    // The engine is a child of this process, and another program.
    EXPECT_EQ(answer(&scan, Kind::Inference), 1);
    scan.look(std::chrono::steady_clock::now());
    EXPECT_TRUE(scan.isComplete());
    const auto sightings = scan.sightings(place(), now());
    ASSERT_EQ(sightings.size(), 1u);
    EXPECT_EQ(sightings.begin()->second.facts.endpoint().address(), engine.address());
}

TEST_F(HostScanTest, WhoSharesAListenerWithOurProgramIsSeenNonetheless) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    ASSERT_EQ(::listen(socket, 1), 0);
    sockaddr_in own{};
    socklen_t size = sizeof own;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&own), &size);
    // It has the listener from this process, which holds it as well.
    const support::Engine heir;
    host_.program({*programFileOf(::getpid())});
    auto scan = scanOf({ntohs(own.sin_port)});
    scan.look(std::chrono::steady_clock::now());
    EXPECT_EQ(answer(&scan, Kind::Inference), 1);
    ::close(socket);
}

TEST_F(HostScanTest, WhatHasEndedIsNotSeenAnyMore) {
    std::optional<support::Engine> engine(std::in_place);
    auto scan = scanOf({engine->port()});
    scan.look(std::chrono::steady_clock::now());
    EXPECT_EQ(answer(&scan, Kind::Inference), 1);
    EXPECT_EQ(scan.sightings(place(), now()).size(), 1u);
    engine->kill();
    EXPECT_TRUE(scan.sightings(place(), now()).empty());
    scan.look(std::chrono::steady_clock::now());
    EXPECT_TRUE(scan.listeners().all().empty());
}

TEST_F(HostScanTest, GpuMemoryBelongsToTheEndpointOfItsProcess) {
    const support::Engine engine;
    auto scan = scanOf({engine.port()});
    scan.look(std::chrono::steady_clock::now());
    answer(&scan, Kind::Inference);
    const auto pid = scan.sightings(place(), now()).begin()->second.facts.process().pid();
    host_.use({{pid, "GPU-1", 1'000}, {pid, "GPU-2", std::nullopt}});
    scan.look(std::chrono::steady_clock::now());
    const auto sightings = scan.sightings(place(), now());
    ASSERT_EQ(sightings.size(), 1u);
    const auto &process = sightings.begin()->second.facts.process();
    EXPECT_EQ(process.gpus_size(), 2);
    EXPECT_EQ(process.memory_bytes(), 1'000);
}

TEST_F(HostScanTest, AProgramThatOnlyHasGpuMemoryIsSeenToo) {
    const support::Engine one;
    const support::Engine other;
    auto scan = scanOf({1});
    std::vector<pid_t> pids;
    for (const auto &process : replica::descendantsOf(::getpid()))
        pids.push_back(process.pid);
    ASSERT_EQ(pids.size(), 2u);
    std::sort(pids.begin(), pids.end());
    // Somebody who is gone by now is none.
    host_.use({{pids[0], "GPU-1", 1'000}, {pids[1], "GPU-2", 2'000}, {0x3FFFFFFF, "GPU-3", 1}});
    scan.look(std::chrono::steady_clock::now());
    const auto sightings = scan.sightings(place(), now());
    // Of one program there is one, however many processes it has.
    ASSERT_EQ(sightings.size(), 1u);
    const auto &sighting = sightings.begin()->second;
    EXPECT_FALSE(sighting.facts.has_endpoint());
    EXPECT_EQ(sighting.facts.process().memory_bytes(), 3'000);
    EXPECT_EQ(sighting.facts.process().gpus_size(), 2);
    EXPECT_TRUE(sighting.displayName.starts_with("pilothouse_test_engine ("));
}

TEST_F(HostScanTest, WhatStaysForAMomentAloneIsNone) {
    const Endpoint endpoint({});
    HostScan scan(host_, {20ms, 10s, 0ms, 0ms, {endpoint.port()}});
    host_.use({{::getpid(), "GPU-1", 1'000}});
    const auto time = std::chrono::steady_clock::now();
    scan.look(time);
    EXPECT_EQ(answer(&scan, Kind::Inference, time + 9s), 0);
    EXPECT_TRUE(scan.sightings(place(), now()).empty());
    scan.look(time + 11s);
    EXPECT_EQ(answer(&scan, Kind::Inference, time + 11s), 1);
    EXPECT_EQ(scan.sightings(place(), now()).size(), 1u);
}

// Else it would be two findings: one of the program, until it is known that the program answers.
TEST_F(HostScanTest, AProgramWithGpuMemoryThatListensIsSeenWhenItIsKnownWhatItAnswers) {
    const support::Engine engine;
    const auto pid = replica::descendantsOf(::getpid()).front().pid;
    host_.use({{pid, "GPU-1", 1'000}});
    auto scan = scanOf({engine.port()});
    scan.look(std::chrono::steady_clock::now());
    EXPECT_TRUE(scan.sightings(place(), now()).empty());
    EXPECT_EQ(answer(&scan, Kind::Web), 1);
    const auto sightings = scan.sightings(place(), now());
    ASSERT_EQ(sightings.size(), 1u);
    EXPECT_FALSE(sightings.begin()->second.facts.has_endpoint());
}

} // namespace
} // namespace findings::test
