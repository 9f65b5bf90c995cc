#include "widgets/guide/incident_book.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/intent.h"
#include "backend/core/time_text.h"
#include "widgets/kit/story_words.h"

namespace guide {

namespace {

constexpr const char *kind = "telemetrySources";

void drop(const std::string &incident, v1::Resource *source) {
    auto &starts = *source->mutable_telemetry_source()->mutable_simulator()->mutable_incidents();
    starts.erase(std::remove_if(starts.begin(), starts.end(),
                                [&](const v1::IncidentStart &start) { return start.incident() == incident; }),
                 starts.end());
}

Incident incidentOf(const std::string &source, const v1::SimulatedIncident &told) {
    Incident incident;
    incident.source = source;
    incident.id = told.id();
    incident.title = kit::StoryWords::of(told.display_name());
    incident.description = kit::StoryWords::of(told.description());
    if (told.has_length())
        incident.length = std::chrono::seconds(told.length().seconds());
    if (told.has_start_time())
        incident.start = core::fromTimestamp(told.start_time());
    return incident;
}

} // namespace

IncidentBook::IncidentBook(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of(kind))
            read();
    });
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &IncidentBook::read);
    read();
}

const Incident *IncidentBook::latest() const {
    const Incident *found = nullptr;
    for (const auto &incident : all_) {
        if (incident.isUnderWay() && (!found || *incident.start > *found->start))
            found = &incident;
    }
    return found;
}

std::optional<v1::Resource> IncidentBook::started(const Incident &incident) const {
    auto next = ended(incident);
    if (!next)
        return {};
    auto &start = *next->mutable_telemetry_source()->mutable_simulator()->add_incidents();
    start.set_incident(incident.id);
    *start.mutable_start_time() = core::toTimestamp(session_.clock.now());
    return next;
}

std::optional<v1::Resource> IncidentBook::ended(const Incident &incident) const {
    const auto source = session_.cache.find(incident.source);
    if (!source)
        return {};
    auto next = core::intentOf(*source);
    next.mutable_meta()->set_etag(source->meta().etag());
    drop(incident.id, &next);
    return next;
}

void IncidentBook::read() {
    std::vector<Incident> all;
    for (const auto &name : session_.cache.names(kind)) {
        const auto source = session_.cache.find(name);
        if (!source)
            continue;
        for (const auto &told : source->telemetry_source_status().incidents())
            all.push_back(incidentOf(name, told));
    }
    if (all == all_)
        return;
    all_ = std::move(all);
    Q_EMIT changed();
}

} // namespace guide
