#include "backend/service/scenario.h"

#include <algorithm>
#include <future>
#include <utility>

#include <nlohmann/json.hpp>

#include "backend/core/sha256.h"
#include "backend/core/strict_json.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"

namespace service {

namespace {

using nlohmann::json;

core::Error broken(const std::string &detail) {
    return core::Error(v1::INVALID_JSON, "the scenario is not valid: " + detail,
                       {{"fault", v1::JsonFault_Name(v1::JSON_FILE_UNFIT)}, {"path", "scenario"}});
}

std::string text(const json &object, const char *key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Masks stand beside the resource as `spec.a,spec.b`, since protobuf's own JSON would spell them in camelCase.
core::Result<v1::Change> changeFrom(json change, const ledger::Snapshot &state) {
    std::string mask;
    if (auto put = change.find("put"); put != change.end() && put->is_object()) {
        mask = text(*put, "update_mask");
        put->erase("update_mask");
    }
    v1::Change parsed;
    if (auto read = core::messageFromJson(change.dump(), &parsed); !read)
        return std::move(read).error();
    if (!parsed.has_put())
        return parsed;
    auto &put = *parsed.mutable_put();
    for (std::size_t start = 0; start < mask.size();) {
        const auto end = std::min(mask.find(',', start), mask.size());
        put.mutable_update_mask()->add_paths(mask.substr(start, end - start));
        start = end + 1;
    }
    if (const auto current = state.find(put.resource().meta().name()))
        put.set_etag(current->meta().etag());
    return parsed;
}

ledger::Actor actorFrom(const json &step, const ledger::Snapshot &state) {
    ledger::Actor actor;
    actor.principal = text(step, "actor");
    const auto principal = state.find(actor.principal);
    if (!principal) {
        actor.principal.clear();
        return actor;
    }
    actor.type = principal->principal().type() == v1::SERVICE ? v1::ACTOR_SERVICE : v1::ACTOR_USER;
    actor.uid = principal->meta().uid();
    actor.fullName = principal->principal_status().full_name();
    return actor;
}

core::Result<void> commitStep(const json &step, ledger::Ledger &ledger) {
    const auto state = ledger.snapshot();
    ledger::Proposal proposal;
    proposal.actor = actorFrom(step, *state);
    proposal.op = text(step, "op");
    proposal.reason = text(step, "reason");
    proposal.byVerb = true;
    for (const auto &change : step.value("changes", json::array())) {
        auto parsed = changeFrom(change, *state);
        if (!parsed)
            return std::move(parsed).error();
        proposal.changes.push_back(*std::move(parsed));
    }
    for (const auto &status : step.value("statuses", json::array())) {
        v1::Resource resource;
        if (auto read = core::messageFromJson(status.dump(), &resource); !read)
            return read;
        proposal.statuses.push_back(std::move(resource));
    }
    if (auto commit = ledger.commit(std::move(proposal)); !commit)
        return std::move(commit).error();
    return {};
}

core::Result<void> recordStep(const json &step, ledger::Ledger &ledger) {
    ledger::Occurrence occurrence;
    occurrence.actor = actorFrom(step, *ledger.snapshot());
    occurrence.op = text(step, "op");
    occurrence.detail = text(step, "detail");
    if (!v1::Outcome_Parse(text(step, "outcome"), &occurrence.outcome))
        return broken("a step without changes has an outcome of ALLOWED, DENIED, FAILED_OUTCOME or OBSERVED");
    if (const auto reason = text(step, "denied"); !reason.empty() && !v1::Reason_Parse(reason, &occurrence.reason))
        return broken("there is no reason " + reason);
    for (const auto &object : step.value("objects", json::array()))
        occurrence.objects.push_back(object.get<std::string>());
    std::promise<core::Result<std::int64_t>> recorded;
    ledger.record(std::move(occurrence), [&](auto index) { recorded.set_value(std::move(index)); });
    if (auto index = recorded.get_future().get(); !index)
        return std::move(index).error();
    return {};
}

} // namespace

ScenarioClock::ScenarioClock(TimePoint start) : instant_(start.time_since_epoch().count()) {}

void ScenarioClock::stand(TimePoint instant) {
    instant_ = instant.time_since_epoch().count();
}

void ScenarioClock::follow(const core::Clock &clock) {
    followed_ = &clock;
}

core::Clock::TimePoint ScenarioClock::now() const {
    if (const auto *followed = followed_.load())
        return followed->now();
    return TimePoint(TimePoint::duration(instant_.load()));
}

std::int64_t ScenarioClock::monotonicNanoseconds() const {
    return core::SystemClock().monotonicNanoseconds();
}

ScenarioRandom::ScenarioRandom(std::string seed) : seed_(std::move(seed)) {}

void ScenarioRandom::fill(std::span<std::uint8_t> bytes) {
    std::lock_guard lock(mutex_);
    while (!bytes.empty()) {
        const auto digest = core::sha256({seed_, "/", std::to_string(block_++)});
        const auto count = std::min(bytes.size(), digest.size());
        std::copy_n(digest.begin(), count, bytes.begin());
        bytes = bytes.subspan(count);
    }
}

Scenario::Scenario(json document) : document_(std::make_unique<json>(std::move(document))) {}
Scenario::~Scenario() = default;
Scenario::Scenario(Scenario &&) noexcept = default;

core::Result<Scenario> Scenario::read(std::string_view source) {
    auto document = json::parse(source, nullptr, false);
    if (!document.is_object() || !document.value("steps", json()).is_array())
        return broken("it is an object with a list of steps");
    Scenario scenario(std::move(document));
    const auto now = core::parseTime(text(*scenario.document_, "now"));
    if (!now)
        return broken("now is an instant, for example 2026-11-23T14:02:11Z");
    scenario.now_ = core::fromTimestamp(*now);
    scenario.trustDomain_ = text(*scenario.document_, "trust_domain");
    scenario.owner_ = text(*scenario.document_, "owner");
    scenario.seed_ = text(*scenario.document_, "seed");
    return scenario;
}

core::Result<void> Scenario::play(ledger::Ledger &ledger, ScenarioClock &clock) const {
    if (ledger.snapshot()->revision() > 0) {
        clock.stand(now_);
        return {};
    }
    return playSteps(ledger, clock);
}

core::Clock::TimePoint Scenario::begin() const {
    const auto &steps = (*document_)["steps"];
    const auto at = steps.empty() ? std::nullopt : core::parseTime(text(steps.front(), "at"));
    return at ? core::fromTimestamp(*at) : now_;
}

core::Result<void> Scenario::playSteps(ledger::Ledger &ledger, ScenarioClock &clock) const {
    for (const auto &step : (*document_)["steps"]) {
        const auto at = core::parseTime(text(step, "at"));
        if (!at)
            return broken("every step has an instant `at`");
        clock.stand(core::fromTimestamp(*at));
        auto done = step.contains("changes") ? commitStep(step, ledger) : recordStep(step, ledger);
        if (!done)
            return done;
    }
    clock.stand(now_);
    return {};
}

} // namespace service
