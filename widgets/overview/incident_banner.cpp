#include "widgets/overview/incident_banner.h"

#include <QAction>

#include "backend/client/resource_cache.h"
#include "widgets/kit/story_words.h"
#include "widgets/kit/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace overviewpage {

namespace v1 = pilothouse::v1;

IncidentBanner::IncidentBanner(const kit::Session &session, QWidget *parent)
    : Banner(session.theme, kit::Tone::Warn, {}, parent), session_(session) {
    setObjectName(QStringLiteral("incidentBanner"));
    auto *end = new QAction(tr("End it…"), this);
    end->setIconText(end->text());
    end->setToolTip(tr("What may go wrong on the simulated fleet, and the end of what does."));
    connect(end, &QAction::triggered, this, [this] { Q_EMIT linkRequested(QStringLiteral("demo.incident")); });
    setAction(end);
    hide();
}

void IncidentBanner::tell() {
    QStringList sentences;
    session_.cache.each("telemetrySources", [&](const v1::Resource &source) {
        for (const auto &incident : source.telemetry_source_status().incidents())
            if (incident.has_start_time())
                sentences << tr("“%1” is under way on the simulated fleet, since %2.", "an incident, an instant")
                                 .arg(kit::StoryWords::of(incident.display_name()),
                                      session_.times.instant(incident.start_time()));
        return true;
    });
    setText(sentences.join(QLatin1Char('\n')));
    setVisible(!sentences.isEmpty());
}

} // namespace overviewpage
