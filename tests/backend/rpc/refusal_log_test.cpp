#include "backend/rpc/refusal_log.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "backend/rpc/audit_sink.h"
#include "tests/support/fake_clock.h"

namespace {

struct Events final : rpc::AuditSink {
    void record(ledger::Occurrence occurrence) override { all.push_back(std::move(occurrence)); }

    std::int64_t total() const {
        return std::accumulate(all.begin(), all.end(), std::int64_t(0),
                               [](std::int64_t sum, const auto &event) { return sum + event.count; });
    }
    std::vector<ledger::Occurrence> all;
};

ledger::Occurrence refusal(const std::string &principal, const std::string &op) {
    ledger::Occurrence occurrence;
    occurrence.actor.principal = principal;
    occurrence.op = op;
    return occurrence;
}

class RefusalLogTest : public testing::Test {
protected:
    support::FakeClock clock;
    Events events;
    rpc::RefusalLog log{events, clock};
};

TEST_F(RefusalLogTest, RecordsTheFirstAtOnceAndTheRestOncePerMinute) {
    for (int i = 0; i < 10; ++i)
        log.count(refusal("principals/a", "models.get"));
    ASSERT_EQ(events.all.size(), 1u);
    EXPECT_TRUE(log.flush());
    EXPECT_EQ(events.all.size(), 1u);
    clock.advance(std::chrono::seconds(60));
    EXPECT_TRUE(log.flush());
    ASSERT_EQ(events.all.size(), 2u);
    EXPECT_EQ(events.all[1].count, 9);
    log.count(refusal("principals/a", "models.get"));
    EXPECT_EQ(events.all.size(), 2u) << "less than a minute after the last";
    clock.advance(std::chrono::seconds(60));
    EXPECT_TRUE(log.flush());
    EXPECT_EQ(events.all.size(), 3u);
    clock.advance(std::chrono::seconds(60));
    EXPECT_FALSE(log.flush()) << "a quiet minute is forgotten";
    log.count(refusal("principals/a", "models.get"));
    EXPECT_EQ(events.all.size(), 4u);
}

TEST_F(RefusalLogTest, TellsPrincipalsAndPermissionsApart) {
    log.count(refusal("principals/a", "models.get"));
    log.count(refusal("principals/b", "models.get"));
    log.count(refusal("principals/a", "models.list"));
    EXPECT_EQ(events.all.size(), 3u);
}

TEST_F(RefusalLogTest, LosesNoneWhenItEnds) {
    for (int i = 0; i < 10; ++i)
        log.count(refusal("principals/a", "models.get"));
    log.flushAll();
    EXPECT_EQ(events.total(), 10);
}

TEST_F(RefusalLogTest, ManyPrincipalsFillNeitherMemoryNorLog) {
    for (int i = 0; i < 10000; ++i)
        log.count(refusal("principals/" + std::to_string(i), "models.get"));
    EXPECT_LE(events.all.size(), 4097u);
    log.flushAll();
    EXPECT_LE(events.all.size(), 4098u);
    EXPECT_EQ(events.total(), 10000);
    EXPECT_TRUE(events.all.back().actor.principal.empty());
}

} // namespace
