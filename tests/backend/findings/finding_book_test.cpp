#include "backend/findings/finding_book.h"

#include "tests/backend/findings/found_world.h"

namespace findings::test {
namespace {

class FindingBookTest : public ::testing::Test {
protected:
    static Sighting sightingAt(const std::string &address) {
        Sighting sighting;
        sighting.displayName = address;
        sighting.place = placeOf(address);
        sighting.facts.mutable_endpoint()->set_address(address);
        sighting.facts.mutable_endpoint()->set_api(v1::OPENAI_API);
        sighting.facts.set_source(Source);
        return sighting;
    }

    void see(int count) {
        auto &view = views_[Source];
        view.isComplete = true;
        view.sightings.clear();
        for (int number = 0; number < count; ++number) {
            const auto address = "10.0." + std::to_string(number / 250) + "." + std::to_string(number % 250) + ":8000";
            view.sightings.emplace(findingId(address), sightingAt(address));
        }
    }
    // Until nothing changes any more.
    void settle() {
        for (int turn = 0; turn < 4; ++turn) {
            book_.settle(views_);
            // What is written after it is committed after it.
            EXPECT_TRUE(ledger::test::wait<void>([this](auto done) {
                v1::Resource nothing;
                nothing.mutable_meta()->set_name("telemetrySources/scan");
                nothing.mutable_telemetry_source_status()->set_gpus(++written_);
                found_.world->writeStatus(std::move(nothing), std::move(done));
            }));
        }
    }
    int count(v1::FindingStatus::State state) const {
        int count = 0;
        for (const auto &finding : found_.all())
            count += finding.finding_status().state() == state ? 1 : 0;
        return count;
    }

    static constexpr const char *Source = "telemetrySources/scan";
    FoundWorld found_;
    FindingBook book_{*found_.world, found_.world.clock, 0ms};
    FindingBook::Views views_;
    int written_ = 0;
};

TEST_F(FindingBookTest, AThousandAreKeptAndTheRestIsCounted) {
    EXPECT_EQ(found_.scan("scan", {"10.0.0.1:8000"}), "");
    see(FindingBook::MostFindings + 7);
    settle();
    EXPECT_EQ(count(v1::FindingStatus::OPEN), FindingBook::MostFindings);
    EXPECT_EQ(book_.leftOut().at(Source), 7);
}

TEST_F(FindingBookTest, WhatIsAProvidersOrAReplicasIsNone) {
    EXPECT_EQ(found_.scan("scan", {"10.0.0.1:8000"}), "");
    v1::Resource provider;
    provider.mutable_meta()->set_name("providers/lab");
    provider.mutable_provider()->set_base_url("https://10.0.0.0:8000/v1");
    EXPECT_EQ(found_.put(provider), "");
    see(2);
    settle();
    const auto all = found_.all();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].finding_status().endpoint().address(), "10.0.0.1:8000");
    EXPECT_EQ(all[0].meta().display_name(), "10.0.0.1:8000");
}

TEST_F(FindingBookTest, OneThatIsKnownAsAProviderFromNowOnIsAccepted) {
    EXPECT_EQ(found_.scan("scan", {"10.0.0.1:8000"}), "");
    see(1);
    settle();
    EXPECT_EQ(count(v1::FindingStatus::OPEN), 1);
    v1::Resource provider;
    provider.mutable_meta()->set_name("providers/lab");
    provider.mutable_provider()->set_base_url("https://10.0.0.0:8000/v1");
    EXPECT_EQ(found_.put(provider), "");
    settle();
    EXPECT_EQ(count(v1::FindingStatus::ACCEPTED), 1);
}

TEST_F(FindingBookTest, WhatIsGoneForAMonthIsDeletedByTheService) {
    EXPECT_EQ(found_.scan("scan", {"10.0.0.1:8000"}), "");
    see(2);
    settle();
    see(1);
    settle();
    EXPECT_EQ(count(v1::FindingStatus::GONE), 1);
    found_.world.clock.advance(24h * 30 + 1s);
    settle();
    EXPECT_EQ(found_.all().size(), 1u);
    EXPECT_EQ(count(v1::FindingStatus::OPEN), 1);
    // It comes back as what it was.
    see(2);
    settle();
    EXPECT_EQ(count(v1::FindingStatus::OPEN), 2);
}

TEST_F(FindingBookTest, OfASourceThatIsGoneNothingIsThereAnyMore) {
    EXPECT_EQ(found_.scan("scan", {"10.0.0.1:8000"}), "");
    see(1);
    settle();
    views_.clear();
    settle();
    EXPECT_EQ(count(v1::FindingStatus::OPEN), 1);
    const auto source = found_.world.current(Source);
    EXPECT_TRUE(found_.world.apply({ledger::test::removal(Source, source.meta().etag())}));
    for (int turn = 0; turn < 2; ++turn)
        book_.settle(views_);
    EXPECT_TRUE(eventually([this] { return count(v1::FindingStatus::GONE) == 1; }));
}

} // namespace
} // namespace findings::test
