#include "backend/service/demo.h"

#include <algorithm>
#include <array>
#include <utility>

#include <google/protobuf/timestamp.pb.h>
#include <nlohmann/json.hpp>

#include "backend/core/intent.h"
#include "backend/core/time_text.h"
#include "backend/fleet/simulated_hardware.h"
#include "backend/ledger/ledger.h"
#include "backend/service/demo_additions.h"
#include "backend/service/demo_replicas.h"

namespace service {

namespace {

using nlohmann::json;

constexpr const char *scenarioId = "demo";
constexpr const char *reason = "The demo begins";

// So much of its past can be looked at.
constexpr auto measuredBefore = std::chrono::hours(25);

// Where the story's clusters stand in the simulated fleet.
struct Move {
    const char *from;
    const char *to;
};
constexpr std::array<Move, 2> moves{{{"eu-west", "par-1"}, {"eu-central", "fra-a"}}};

bool isMade(const std::string &name) {
    return name.starts_with("sites/") || name.starts_with("clusters/");
}

std::string nameOf(const json &resource) {
    return resource.value("meta", json::object()).value("name", std::string());
}

// Who writes it afterwards: controllers, of what is then so.
bool isToBeFound(const json &status) {
    return isMade(nameOf(status)) || status.contains("deployment_status") || status.contains("route_status");
}

bool isOfFleet(const json &change) {
    return change.contains("put") && isMade(nameOf(change["put"].value("resource", json::object())));
}

// What is placed for real is reckoned with every request at its full length, which the story does not do.
constexpr int fewerAtOnce = 16;

void place(json *deployment) {
    if (const auto atOnce = deployment->value("concurrency", 0); atOnce > fewerAtOnce)
        (*deployment)["concurrency"] = atOnce / fewerAtOnce;
    const auto found = deployment->find("placement");
    if (found == deployment->end() || !found->is_object())
        return;
    auto &placement = *found;
    for (const auto &move : moves) {
        for (const auto &site : placement.value("sites", json::array())) {
            if (site == std::string("sites/") + move.from)
                placement["cluster"] = std::string("clusters/") + move.to;
        }
    }
}

template <typename Change>
void eachText(json *value, const Change &change) {
    if (value->is_string())
        change(value);
    else if (value->is_structured()) {
        for (auto &part : *value)
            eachText(&part, change);
    }
}

void shift(json *text, core::Clock::TimePoint::duration by) {
    const auto &written = text->get_ref<const std::string &>();
    // Neither names nor sentences begin so.
    if (written.size() < 20 || written[4] != '-' || written[10] != 'T' || written.back() != 'Z')
        return;
    if (const auto time = core::parseTime(written))
        *text = core::timeText(core::fromTimestamp(*time) + by);
}

void moveSites(json *text) {
    for (const auto &move : moves) {
        if (*text == std::string("sites/") + move.from)
            *text = std::string("sites/") + move.to;
    }
}

// False where nothing is left of it.
bool adapt(json *step) {
    const auto drop = [](json *list, const auto &isDropped) {
        list->erase(std::remove_if(list->begin(), list->end(), isDropped), list->end());
    };
    if (!step->contains("changes"))
        return true;
    auto &changes = (*step)["changes"];
    drop(&changes, isOfFleet);
    for (auto &change : changes) {
        if (change.contains("put") && change["put"]["resource"].contains("deployment"))
            place(&change["put"]["resource"]["deployment"]);
    }
    auto &statuses = (*step)["statuses"];
    if (statuses.is_array())
        drop(&statuses, isToBeFound);
    return !changes.empty() || !statuses.empty();
}

// Whoever owns the story began to measure the fleet then.
void addSource(json *document, core::Clock::TimePoint time) {
    const auto at = core::timeText(time);
    json step;
    step["at"] = at;
    step["actor"] = (*document)["owner"];
    step["reason"] = "The fleet is measured";
    auto &resource = step["changes"][0]["put"]["resource"];
    resource["meta"]["name"] = std::string("telemetrySources/") + scenarioId;
    resource["telemetry_source"]["simulator"]["scenario"] = scenarioId;
    auto &steps = (*document)["steps"];
    const auto later = std::find_if(steps.begin(), steps.end(),
                                    [&](const json &other) { return other.value("at", std::string()) > at; });
    steps.insert(later, step);
}

} // namespace

core::Result<Scenario> demoStory(std::string_view source, core::Clock::TimePoint end) {
    auto story = Scenario::read(source);
    if (!story)
        return story;
    auto document = json::parse(source);
    json steps = json::array();
    for (auto &step : document["steps"]) {
        if (adapt(&step))
            steps.push_back(std::move(step));
    }
    document["steps"] = std::move(steps);
    const auto by = std::chrono::floor<std::chrono::milliseconds>(end) - story->now();
    eachText(&document, [&](json *text) { shift(text, by); });
    eachText(&document, [](json *text) { moveSites(text); });
    addSource(&document, end - measuredBefore);
    addToDemo(&document, end);
    return Scenario::read(document.dump());
}

core::Result<void> fillDemo(const Scenario &story, ledger::Ledger &ledger, ScenarioClock &clock, core::Random &random) {
    auto resources = fleet::resourcesOfScenario(scenarioId, story.begin());
    if (!resources)
        return std::move(resources).error();
    clock.stand(story.begin());
    ledger::Proposal proposal;
    proposal.byVerb = true;
    proposal.reason = reason;
    for (auto &resource : *resources) {
        *proposal.changes.emplace_back().mutable_put()->mutable_resource() = core::intentOf(resource);
        proposal.statuses.push_back(std::move(resource));
    }
    if (auto placed = ledger.commit(std::move(proposal)); !placed)
        return std::move(placed).error();
    if (auto played = story.playSteps(ledger, clock); !played)
        return played;
    const auto lost = fleet::lostOfScenario(scenarioId, story.now() - measuredBefore, story.now());
    return settleDemo(demoCanary(), lost, ledger, random);
}

} // namespace service
