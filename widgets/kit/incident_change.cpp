#include "widgets/kit/incident_change.h"

#include <algorithm>

#include <QLocale>

#include <google/protobuf/util/message_differencer.h>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/story_words.h"

namespace kit {

namespace {

QString titleOf(const std::string &id, const v1::Resource *now) {
    if (now) {
        for (const auto &incident : now->telemetry_source_status().incidents()) {
            if (incident.id() == id && !incident.display_name().empty())
                return StoryWords::of(incident.display_name());
        }
    }
    return harmless(QString::fromStdString(id));
}

const v1::IncidentStart *find(const v1::Resource &source, const std::string &id) {
    const auto &starts = source.telemetry_source().simulator().incidents();
    const auto found = std::ranges::find(starts, id, &v1::IncidentStart::incident);
    return found == starts.end() ? nullptr : &*found;
}

} // namespace

IncidentChange::IncidentChange(const v1::Resource &before, const v1::Resource &after, const v1::Resource *now) {
    for (const auto &start : after.telemetry_source().simulator().incidents()) {
        const auto *earlier = find(before, start.incident());
        if (!earlier || !google::protobuf::util::MessageDifferencer::Equals(*earlier, start))
            begun_ << titleOf(start.incident(), now);
    }
    for (const auto &start : before.telemetry_source().simulator().incidents()) {
        if (!find(after, start.incident()))
            ended_ << titleOf(start.incident(), now);
    }
}

IncidentChange::IncidentChange(const v1::ObjectDiff &diff, const v1::Resource *now) {
    static const std::string list = "spec.simulator.incidents[";
    for (const auto &field : diff.fields()) {
        const auto end = field.path().find(']');
        if (!field.path().starts_with(list) || end == std::string::npos)
            continue;
        auto &titles = field.after().empty() ? ended_ : begun_;
        titles << titleOf(field.path().substr(list.size(), end - list.size()), now);
    }
}

// What it is comes first: lists cut the end.
QString IncidentChange::sentence(const QString &who, const QString &what) const {
    return begun_.isEmpty() ? tr("End of “%1”: by %2 on %3", "incidents, person, simulated fleet")
                                  .arg(QLocale().createSeparatedList(ended_), who, what)
                            : tr("Start of “%1”: by %2 on %3", "incidents, person, simulated fleet")
                                  .arg(QLocale().createSeparatedList(begun_), who, what);
}

QString IncidentChange::sentence() const {
    return begun_.isEmpty() ? tr("“%1” is ended.", "incidents").arg(QLocale().createSeparatedList(ended_))
                            : tr("“%1” begins.", "incidents").arg(QLocale().createSeparatedList(begun_));
}

} // namespace kit
