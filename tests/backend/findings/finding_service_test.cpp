#include <thread>

#include <gtest/gtest.h>

#include "backend/deployments/replica/process_table.h"
#include "tests/backend/findings/stray_engine.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/finding_service.pb.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class FindingServiceTest : public ::testing::Test {
protected:
    service::Options options() const {
        service::Options options;
        options.verifyDelay = 1h;
        options.nvmlPlaces = {};
        options.seeksInference = true;
        // Of this machine that port alone.
        options.search = {20ms, 0ms, 0ms, 2s, {engine.port()}};
        return options;
    }

    // Waits for the one that there is, in a state.
    v1::Resource finding(v1::FindingStatus::State state) const {
        const auto deadline = std::chrono::steady_clock::now() + 30s;
        while (std::chrono::steady_clock::now() < deadline) {
            const auto listed = owner.list("findings");
            if (listed && listed->resources_size() == 1 && listed->resources(0).finding_status().state() == state)
                return listed->resources(0);
        }
        ADD_FAILURE() << "no finding is " << v1::FindingStatus::State_Name(state);
        return {};
    }

    core::Result<v1::StopFindingResponse> stop(const ServiceClient &client, const std::string &name,
                                               const std::string &id) const {
        v1::StopFindingRequest request;
        request.set_name(name);
        request.set_reason("Nobody asked for it");
        request.set_request_id(id);
        return client.ask<v1::StopFindingResponse>("FindingService.StopFinding", request);
    }

    StrayEngine engine{"--model mistral-7b"};
    RunningService service{options()};
    ServiceClient owner = service.owner();
};

TEST_F(FindingServiceTest, WhoMayStopsWhatNobodyDeployedAndTheLogSaysWho) {
    const auto found = finding(v1::FindingStatus::OPEN);
    const auto &name = found.meta().name();
    EXPECT_EQ(found.finding_status().endpoint().models(0), "mistral-7b");
    for (const auto *role : {"viewer", "operator"})
        EXPECT_EQ(reasonOf(stop(service.enrol(role), name, "0f6a7b8c-0000-4000-8000-000000000001")),
                  v1::PERMISSION_MISSING)
            << role;
    EXPECT_EQ(reasonOf(stop(owner, "findings/none", "0f6a7b8c-0000-4000-8000-000000000002")), v1::NOT_FOUND);
    const auto id = "0f6a7b8c-0000-4000-8000-000000000003";
    const auto stopped = stop(owner, name, id);
    ASSERT_TRUE(stopped) << stopped.error().message();
    EXPECT_EQ(stopped->finding().finding_status().state(), v1::FindingStatus::STOPPED);
    const auto &condition = *stopped->finding().finding_status().conditions().rbegin();
    EXPECT_EQ(condition.reason(), "FINDING_STOPPED");
    EXPECT_EQ(condition.arguments().at("principal"), service.principalOf(owner));
    finding(v1::FindingStatus::STOPPED);
    const auto pid = found.finding_status().process().pid();
    const auto end = std::chrono::steady_clock::now() + 30s;
    const auto runs = [pid] {
        const auto entry = replica::processEntry(pid);
        return entry && entry->state != 'Z';
    };
    while (runs() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(5ms);
    EXPECT_FALSE(runs());
    // The same request is answered as it was; another one finds nothing to stop.
    const auto again = stop(owner, name, id);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->finding().finding_status().state(), v1::FindingStatus::STOPPED);
    EXPECT_EQ(reasonOf(stop(owner, name, "0f6a7b8c-0000-4000-8000-000000000004")), v1::FINDING_NOT_STOPPABLE);

    v1::ListEventsRequest search;
    search.set_filter("op = \"findings.stop\"");
    const auto events = owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", search);
    ASSERT_TRUE(events) << events.error().message();
    int allowed = 0;
    for (const auto &event : events->events()) {
        allowed += event.outcome() == v1::ALLOWED ? 1 : 0;
        EXPECT_TRUE(event.outcome() != v1::ALLOWED || event.reason() == "Nobody asked for it");
    }
    EXPECT_EQ(allowed, 1);
}

TEST_F(FindingServiceTest, AnOperatorDecidesAndNobodyMakesOne) {
    auto found = finding(v1::FindingStatus::OPEN);
    const auto operating = service.enrol("operator");
    v1::Resource made;
    made.mutable_meta()->set_name("findings/mine");
    made.mutable_finding();
    EXPECT_EQ(reasonOf(owner.put(made)), v1::MANAGED_KIND);
    auto decided = found;
    decided.clear_finding_status();
    decided.mutable_finding()->set_decision(v1::ALLOW);
    decided.mutable_finding()->set_note("A trial");
    decided.mutable_finding()->mutable_allowed_until_time()->set_seconds(
        std::chrono::system_clock::to_time_t(service.clock.now() + 1h));
    const auto applied = operating.put(decided, found.meta().etag());
    ASSERT_TRUE(applied) << applied.error().message();
    finding(v1::FindingStatus::ACCEPTED);
    service.clock.advance(2h);
    const auto open = finding(v1::FindingStatus::OPEN);
    EXPECT_EQ(open.finding_status().conditions(0).reason(), "FINDING_ALLOWANCE_OVER");
}

} // namespace
} // namespace support
