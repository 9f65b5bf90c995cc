#include <algorithm>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "backend/tls/certificate.h"
#include "backend/tls/endpoint_file.h"
#include "tests/backend/service/running_service.h"

namespace support {
namespace {

TEST(ControlServiceTest, TheOwnerMayDoEverythingFromTheFirstMoment) {
    RunningService service;
    const auto owner = service.owner();
    const auto applied = owner.put(modelNamed("llama"));
    ASSERT_TRUE(applied) << applied.error().message();
    const auto found = owner.get("models/llama");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->meta().generation(), 1);
    EXPECT_EQ(found->model().publisher(), "Acme");
}

TEST(ControlServiceTest, ItSaysWhereItListensForAsLongAsItDoes) {
    RunningService service;
    const auto data = service.directory.path() / "data";
    const auto endpoint = tls::readEndpointFile(data);
    ASSERT_TRUE(endpoint);
    EXPECT_EQ(endpoint->address, service->address());
    EXPECT_EQ(endpoint->pid, getpid());
    service.stop();
    EXPECT_FALSE(tls::readEndpointFile(data));
}

// Each replica takes two descriptors and each request to one two more.
TEST(ControlServiceTest, ItMayOpenAsManyFilesAsTheSystemAllows) {
    struct rlimit limit {};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max - 1, 1'000);
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    const RunningService service;
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    EXPECT_EQ(limit.rlim_cur, limit.rlim_max);
}

TEST(ControlServiceTest, ASecondOneOnTheSameDirectoryIsRefusedAndTheFirstGoesOn) {
    RunningService service;
    core::SystemClock clock;
    core::SystemRandom random;
    service::StructuredLog log(clock, service::StructuredLog::Least::Error);
    const auto second =
        service::ControlService::start({.dataDirectory = service.directory.path() / "data"}, clock, random, log);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason(), v1::DATA_DIRECTORY_IN_USE);
    EXPECT_NE(second.error().message().find((service.directory.path() / "data").string()), std::string::npos);
    EXPECT_TRUE(service.owner().put(modelNamed("llama")));
}

TEST(ControlServiceTest, AnAddressThatIsTakenIsNamed) {
    RunningService service;
    core::SystemClock clock;
    core::SystemRandom random;
    service::StructuredLog log(clock, service::StructuredLog::Least::Error);
    const TemporaryDirectory other;
    for (const bool isLog : {false, true}) {
        service::Options options{.dataDirectory = other.path() / "data"};
        (isLog ? options.logListen : options.listen) = service->address();
        const auto second = service::ControlService::start(options, clock, random, log);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().reason(), v1::UNAVAILABLE);
        EXPECT_NE(second.error().message().find(service->address()), std::string::npos) << second.error().message();
    }
}

TEST(ControlServiceTest, WhatWasAcknowledgedIsThereAfterARestart) {
    RunningService service;
    const auto before = service.owner();
    ASSERT_TRUE(before.put(modelNamed("llama")));
    const auto identity = service->trustDomain();
    service.stop();
    ASSERT_TRUE(service.start());
    EXPECT_EQ(service->trustDomain(), identity);
    EXPECT_TRUE(service.owner().get("models/llama"));
    EXPECT_EQ(service.owner().credentials(), before.credentials()) << "good credentials are kept";
}

TEST(ControlServiceTest, TheStoreIsVerifiedInTheBackgroundAfterAStart) {
    RunningService service({.verifyDelay = std::chrono::milliseconds(50)});
    const auto owner = service.owner();
    bool isVerified = false;
    for (int attempt = 0; attempt < 200 && !isVerified; ++attempt) {
        const auto done = owner.list("operations", "spec.verb = \"events.verify\" AND status.state = SUCCEEDED");
        isVerified = done && done->total_size() == 1;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_TRUE(isVerified);
}

TEST(ControlServiceTest, ItIsIdleOnlyWithoutStreamsAndOperations) {
    using namespace std::chrono_literals;
    RunningService service({.verifyDelay = 1h});
    const auto owner = service.owner();
    ASSERT_TRUE(owner.put(modelNamed("llama")));
    service.clock.advance(40s);
    EXPECT_GE(service->idleTime(), 40s);
    const auto stream = owner.watch(v1::WatchRequest());
    ASSERT_TRUE(stream->next());
    service.clock.advance(40s);
    EXPECT_EQ(service->idleTime(), 0s);
}

TEST(ControlServiceTest, AnotherAuthoritysCertificateIsTurnedAway) {
    RunningService service;
    RunningService other;
    auto mixed = other.owner().credentials();
    mixed.caPem = service.owner().credentials().caPem;
    EXPECT_FALSE(service.clientWith(mixed).get("models/llama"));
    EXPECT_FALSE(service.clientWith(other.owner().credentials()).get("models/llama"));
}

} // namespace
} // namespace support
