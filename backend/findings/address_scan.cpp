#include "backend/findings/address_scan.h"

#include <algorithm>
#include <utility>

#include "backend/findings/places.h"

#include "pilothouse/v1/errors.pb.h"

namespace findings {

namespace {

constexpr auto defaultPeriod = std::chrono::minutes(5);
// Of findings that there is room for.
constexpr const char *roomLimit = "1000";

void addCondition(const char *type, bool holds, v1::ConditionReason reason,
                  const std::map<std::string, std::string> &arguments, v1::TelemetrySourceStatus *status) {
    auto &condition = *status->add_conditions();
    condition.set_type(type);
    condition.set_status(holds ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    condition.mutable_arguments()->insert(arguments.begin(), arguments.end());
}

} // namespace

AddressScan::AddressScan(const v1::ScanSource &source)
    : period_(source.period().seconds() > 0 ? std::chrono::seconds(source.period().seconds())
                                            : std::chrono::seconds(defaultPeriod)),
      roundDue_(std::chrono::steady_clock::now()) {
    for (auto &address : addressesOf(source))
        targets_.push_back({std::move(address), AskingPlan(roundDue_, std::chrono::seconds(0)), false, {}});
}

std::vector<std::pair<std::size_t, web::BaseUrl>> AddressScan::due(Time now) {
    std::vector<std::pair<std::size_t, web::BaseUrl>> due;
    if (roundDue_ > now)
        return due;
    for (; next_ < targets_.size() && underWay_ < MostAtOnce; ++next_) {
        auto &target = targets_[next_];
        if (!target.plan.isDue(now))
            continue;
        target.plan.begin();
        ++underWay_;
        web::BaseUrl url;
        url.isTls = false;
        url.host = target.address.host;
        url.port = target.address.port;
        due.emplace_back(next_, std::move(url));
    }
    if (next_ == targets_.size() && underWay_ == 0)
        endRound(now);
    return due;
}

void AddressScan::take(std::size_t number, AskedEndpoint asked, Time now) {
    auto &target = targets_[number];
    --underWay_;
    target.plan.take(asked, now);
    target.hasAnswered = asked.hasAnswered();
    target.obstacle = asked.kind == AskedEndpoint::Kind::Unreachable ? asked.detail : std::string();
    if (next_ == targets_.size() && underWay_ == 0)
        endRound(now);
}

void AddressScan::endRound(Time now) {
    ++rounds_;
    next_ = 0;
    roundDue_ = now + period_;
    answered_ = static_cast<int>(
        std::count_if(targets_.begin(), targets_.end(), [](const Target &target) { return target.hasAnswered; }));
    const auto obstructed =
        std::find_if(targets_.begin(), targets_.end(), [](const Target &target) { return !target.obstacle.empty(); });
    firstObstructed_ = obstructed == targets_.end() ? std::string() : obstructed->address.text();
    obstacle_ = obstructed == targets_.end() ? std::string() : obstructed->obstacle;
}

AddressScan::Time AddressScan::nextDue() const {
    return roundDue_;
}

Sightings AddressScan::sightings(const std::string &source, const std::string &team, Time now) const {
    Sightings sightings;
    for (const auto &target : targets_) {
        const auto *endpoint = target.plan.inference();
        if (!endpoint)
            continue;
        const auto address = target.address.text();
        Sighting sighting;
        sighting.displayName = address;
        sighting.team = team;
        sighting.place = placeOf(target.address.host, target.address.port);
        *sighting.facts.mutable_endpoint() = *endpoint;
        sighting.facts.mutable_endpoint()->set_address(address);
        sighting.facts.set_source(source);
        sighting.age = std::chrono::duration_cast<std::chrono::milliseconds>(now - target.plan.heard());
        sightings.emplace(findingId(address), std::move(sighting));
    }
    return sightings;
}

v1::TelemetrySourceStatus AddressScan::status(int leftOut) const {
    v1::TelemetrySourceStatus status;
    if (!isComplete())
        return status;
    status.set_scanned_addresses(static_cast<int>(targets_.size()));
    status.set_answered_addresses(answered_);
    addCondition("Answering", true, v1::SCAN_ANSWERS,
                 {{"answered", std::to_string(answered_)}, {"addresses", std::to_string(targets_.size())}}, &status);
    if (!firstObstructed_.empty())
        addCondition("AddressesKnown", false, v1::SCAN_UNUSABLE,
                     {{"address", firstObstructed_}, {"system_error", obstacle_}}, &status);
    if (leftOut > 0)
        addCondition("AllTaken", false, v1::SCAN_ANSWERS, {{"left_out", std::to_string(leftOut)}, {"limit", roomLimit}},
                     &status);
    return status;
}

} // namespace findings
