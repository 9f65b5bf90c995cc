#include <map>
#include <thread>
#include <vector>

#include "tests/backend/changes/governed.h"

namespace support {
namespace {

using SwapTest = Governed;

// What each change met is told by its event: the version of the set that it names says the same.
TEST_F(SwapTest, EveryChangeIsJudgedByOneWholeVersionWhileVersionsComeAndGo) {
    constexpr int Writers = 3;
    constexpr int ChangesOfEach = 60;
    constexpr int Versions = 40;
    auto freeze = setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    ASSERT_TRUE(owner.put(freeze));
    std::vector<ServiceClient> people;
    for (int i = 0; i < Writers; ++i)
        people.push_back(service.enrol("operator"));
    std::vector<std::jthread> writers;
    for (int i = 0; i < Writers; ++i) {
        writers.emplace_back([this, i, &people] {
            for (int number = 0; number < ChangesOfEach; ++number) {
                auto model = *owner.get("models/llama");
                model.clear_model_status();
                model.mutable_model()->set_publisher("P" + std::to_string(i) + '-' + std::to_string(number));
                // Another writer may have been faster, or the rule refuses: both are answers.
                const auto answer = change(people[static_cast<std::size_t>(i)], model);
                const auto reason = reasonOf(answer);
                EXPECT_TRUE(answer || reason == v1::POLICY_FORBIDS || reason == v1::STALE_ETAG)
                    << answer.error().message();
            }
        });
    }
    for (int version = 2; version <= Versions; ++version) {
        const auto living = owner.get("policySets/freeze");
        ASSERT_TRUE(living);
        freeze.mutable_policy_set()->mutable_rules(0)->set_mode(version % 2 == 0 ? v1::SHADOW : v1::ENFORCE);
        // The service itself may have put it into the shadow just now: it refuses much.
        const auto put = owner.put(freeze, living->meta().etag());
        ASSERT_TRUE(put || reasonOf(put) == v1::STALE_ETAG) << put.error().message();
    }
    writers.clear();
    v1::ListRevisionsRequest versions;
    versions.set_name("policySets/freeze");
    versions.set_page_size(1'000);
    versions.set_view(v1::FULL);
    const auto revisions = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", versions);
    ASSERT_TRUE(revisions) << revisions.error().message();
    ASSERT_GT(revisions->entries_size(), Versions / 2);
    std::map<std::int64_t, v1::PolicyMode> modes;
    for (const auto &entry : revisions->entries())
        modes[entry.resource().meta().generation()] = entry.resource().policy_set().rules(0).mode();
    int judged = 0;
    v1::ListEventsRequest search;
    search.set_filter("op = \"models.update\"");
    search.set_page_size(1'000);
    const auto found = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", search);
    ASSERT_TRUE(found) << found.error().message();
    for (const auto &listed : found->events()) {
        v1::GetEventRequest wanted;
        wanted.set_index(listed.index());
        const auto event = owner.ask<v1::GetEventResponse>("AuditService.GetEvent", wanted);
        ASSERT_TRUE(event);
        for (const auto &decision : event->details().decisions()) {
            ++judged;
            const bool isDenied = !decision.verdict().is_allowed();
            EXPECT_EQ(isDenied, listed.outcome() == v1::DENIED && listed.reason_code() == "POLICY_FORBIDS");
            const auto &cited = isDenied ? decision.verdict().rule() : decision.shadow().rule();
            EXPECT_EQ(cited.rule(), "frozen");
            ASSERT_TRUE(modes.contains(cited.generation()));
            EXPECT_EQ(modes.at(cited.generation()) == v1::ENFORCE, isDenied) << listed.index();
        }
    }
    EXPECT_GT(judged, Writers * ChangesOfEach / 4);
}

} // namespace
} // namespace support
