#include "widgets/guide/incident_row.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/core/clock.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/time_text.h"

namespace guide {

using kit::Size;
using kit::TextRole;

namespace {

QString lengthText(std::chrono::seconds length) {
    google::protobuf::Duration duration;
    duration.set_seconds(length.count());
    return kit::DurationText::of(duration);
}

} // namespace

IncidentRow::IncidentRow(const kit::Session &session, const Incident &incident, QWidget *parent)
    : QWidget(parent),
      session_(session),
      incident_(incident),
      pill_(new kit::Pill(session.theme, tr("Under way"), kit::Tone::Warn)),
      time_(new kit::RoleLabel(session.theme, TextRole::Caption)),
      act_(new QPushButton) {
    const auto &theme = session.theme;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, theme.px(Size::SpaceSmall), 0, theme.px(Size::SpaceSmall));
    row->setSpacing(theme.px(Size::SpaceLarge));
    auto *rows = new QVBoxLayout;
    rows->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(Size::SpaceSmall));
    head->addWidget(new kit::RoleLabel(theme, TextRole::Strong, incident.title));
    head->addWidget(pill_);
    head->addStretch(1);
    time_->setColor(kit::Color::Text2);
    head->addWidget(time_);
    rows->addLayout(head);
    auto *text = new kit::RoleLabel(theme, TextRole::Body, incident.description);
    text->setColor(kit::Color::Text2);
    text->setWordWrap(true);
    rows->addWidget(text);
    row->addLayout(rows, 1);
    act_->setObjectName(QString::fromStdString(incident.id) + QStringLiteral("Act"));
    act_->setAccessibleDescription(incident.title + QLatin1Char(' ') + incident.description);
    // Return in the reason starts nothing.
    act_->setAutoDefault(false);
    act_->setMinimumWidth(3 * theme.px(Size::Control));
    connect(act_, &QPushButton::clicked, this, &IncidentRow::asked);
    row->addWidget(act_, 0, Qt::AlignVCenter);
    tell(incident);
}

void IncidentRow::tell(const Incident &incident) {
    incident_ = incident;
    pill_->setVisible(incident.isUnderWay());
    time_->setText(timeText());
    act_->setText(incident.isUnderWay() ? tr("End") : tr("Start"));
}

QWidget *IncidentRow::first() const {
    return act_;
}

void IncidentRow::setObstacle(const QString &obstacle) {
    act_->setEnabled(obstacle.isEmpty());
    act_->setToolTip(obstacle);
}

QString IncidentRow::timeText() const {
    if (!incident_.length)
        return tr("Until it is ended");
    const auto length = *incident_.length;
    if (!incident_.start)
        return tr("Takes %1").arg(lengthText(length));
    const auto gone = std::chrono::duration_cast<std::chrono::seconds>(session_.clock.now() - *incident_.start);
    return tr("%1 left").arg(kit::TimeText::duration(std::max<qint64>(0, (length - gone).count()) * 1'000));
}

} // namespace guide
