#include "backend/service/demo_additions.h"

#include <algorithm>
#include <string>

#include <google/protobuf/timestamp.pb.h>
#include <nlohmann/json.hpp>

#include "backend/core/time_text.h"
#include "backend/service/demo_text.h"

namespace service {

namespace {

using nlohmann::json;
using TimePoint = core::Clock::TimePoint;

constexpr auto day = std::chrono::hours(24);
constexpr const char *currency = "EUR";
constexpr int wholeShare = 10'000;

json put(const char *kind, json spec, const json &meta) {
    json change;
    auto &resource = change["put"]["resource"];
    resource["meta"] = meta;
    resource[kind] = std::move(spec);
    return change;
}

json deploymentOf(const json &facts) {
    const int replicas = facts["replicas"].get<int>();
    json spec;
    spec["model_version"] = facts["model_version"];
    spec["engine"] = "engineTemplates/" + facts["engine"].get<std::string>();
    spec["context_length"] = facts["context_length"];
    spec["concurrency"] = facts["concurrency"];
    spec["minimum_replicas"] = replicas;
    spec["maximum_replicas"] = replicas + replicas / 4;
    spec["resources"]["gpus"] = facts["gpus"];
    spec["placement"] = {{"cluster", "clusters/" + facts["cluster"].get<std::string>()},
                         {"spread", facts.value("spread", "PACK")},
                         {"node_labels", facts.value("node_labels", json::object())}};
    spec["service_tier"] = facts.value("tier", "REALTIME");
    spec["rollout"] = {{"strategy", "ROLLING"}, {"max_surge", 1}};
    return put("deployment", std::move(spec),
               {{"name", "deployments/" + facts["id"].get<std::string>()},
                {"team", "teams/" + facts["team"].get<std::string>()},
                {"display_name", facts["display_name"]}});
}

json routeOf(const json &facts) {
    const auto id = facts["route"].get<std::string>();
    json target{{"id", "own"},
                {"deployment", "deployments/" + facts["id"].get<std::string>()},
                {"share_basis_points", wholeShare}};
    return put("route", {{"model", id}, {"targets", json::array({std::move(target)})}, {"max_attempts", 2}},
               {{"name", "routes/" + id}, {"team", "teams/" + facts["team"].get<std::string>()}});
}

json stepOf(const json &facts, TimePoint end) {
    json step;
    step["at"] = core::timeText(end - facts["days_before"].get<int>() * day);
    step["actor"] = facts["actor"];
    step["reason"] = facts["reason"];
    if (facts.contains("model_version"))
        step["changes"].push_back(deploymentOf(facts));
    if (facts.contains("route"))
        step["changes"].push_back(routeOf(facts));
    return step;
}

// Nodes that carry a label, so that somebody's replicas run there.
json reservationStep(const json &facts, TimePoint end) {
    auto step = stepOf(facts, end);
    for (const auto &node : facts["nodes"]) {
        const auto name = "clusters/" + facts["cluster"].get<std::string>() + "/nodes/" + node.get<std::string>();
        json meta{{"name", name}};
        meta["labels"][facts["label"].get<std::string>()] = facts["value"];
        auto change = put("node", json::object(), meta);
        change["put"]["update_mask"] = "meta.labels";
        step["changes"].push_back(std::move(change));
    }
    return step;
}

// Within the fleet of the scenario, whose clusters are there from the begin.
json ratesStep(const json &rates, const json &owner, TimePoint time) {
    json step;
    step["at"] = core::timeText(time);
    step["actor"] = owner;
    step["reason"] = "Prices of the year's contracts";
    for (const auto &rate : rates) {
        json spec;
        spec["gpu_rates"].push_back(
            {{"product", rate["product"]}, {"hourly_micros", rate["hourly_micros"]}, {"currency", currency}});
        auto change = put("cluster", std::move(spec), {{"name", "clusters/" + rate["cluster"].get<std::string>()}});
        change["put"]["update_mask"] = "spec.gpu_rates";
        step["changes"].push_back(std::move(change));
    }
    return step;
}

void resize(const json &resized, json *resource) {
    const auto name = resource->at("meta").value("name", std::string());
    const auto found = resized.find(name.substr(name.find('/') + 1));
    if (!resource->contains("deployment") || found == resized.end())
        return;
    auto &spec = (*resource)["deployment"];
    const int replicas = found->at("replicas").get<int>();
    spec["minimum_replicas"] = replicas;
    spec["maximum_replicas"] = replicas + replicas / 4;
    spec["resources"]["gpus"] = found->at("gpus");
    if (const auto rollout = found->find("rollout"); rollout != found->end())
        spec["rollout"].merge_patch(*rollout);
}

TimePoint timeOf(const json &step) {
    const auto time = core::parseTime(step.value("at", std::string()));
    return time ? core::fromTimestamp(*time) : TimePoint();
}

} // namespace

void addToDemo(json *document, TimePoint end) {
    const auto additions = json::parse(demoAdditionsText());
    auto &steps = (*document)["steps"];
    const auto firstDay = timeOf(steps.front()) + day / 2;
    const auto earlier = additions["begins_days_earlier"].get<int>() * day;
    for (auto &step : steps) {
        // Who is who, and the engines: before anything that needs them.
        const bool isFirst = timeOf(step) < firstDay;
        if (isFirst)
            step["at"] = core::timeText(timeOf(step) - earlier);
        else if (step.value("op", std::string()) == "engineTemplates.create")
            step["at"] = core::timeText(firstDay - earlier);
        if (!step.contains("changes"))
            continue;
        for (auto &change : step["changes"]) {
            if (change.contains("put"))
                resize(additions["resized"], &change["put"]["resource"]);
        }
    }
    steps.push_back(ratesStep(additions["rates"], (*document)["owner"], firstDay));
    for (const auto &facts : additions["reservations"])
        steps.push_back(reservationStep(facts, end));
    for (const auto *kind : {"deployments", "routes"}) {
        for (const auto &facts : additions[kind])
            steps.push_back(stepOf(facts, end));
    }
    for (const auto &facts : additions["governance"]) {
        json step = facts;
        step["at"] = core::timeText(end - std::chrono::minutes(facts["minutes_before"].get<int>()));
        steps.push_back(std::move(step));
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const json &left, const json &right) { return timeOf(left) < timeOf(right); });
}

std::string demoCanary() {
    return "deployments/" + json::parse(demoAdditionsText())["canary"].get<std::string>();
}

} // namespace service
