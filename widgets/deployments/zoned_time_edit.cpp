#include "widgets/deployments/zoned_time_edit.h"

#include "widgets/kit/time_text.h"

namespace deploymentspage {

ZonedTimeEdit::ZonedTimeEdit(const kit::TimeText &times, QWidget *parent)
    : QDateTimeEdit(parent), times_(times), zone_(times.zone()) {
    // A wall clock that leaves out no hour: where a zone leaves one out, it is read as the next one.
    setTimeSpec(Qt::UTC);
    connect(&times, &kit::TimeText::changed, this, [this] { showInstant(instant()); });
}

void ZonedTimeEdit::setInstant(qint64 seconds) {
    showInstant(seconds);
}

qint64 ZonedTimeEdit::instant() const {
    return QDateTime(date(), time(), zone_).toSecsSinceEpoch();
}

void ZonedTimeEdit::showInstant(qint64 seconds) {
    zone_ = times_.zone();
    const auto at = QDateTime::fromSecsSinceEpoch(seconds, zone_);
    auto name = times_.zoneName(at);
    name.replace(QLatin1Char('\''), QStringLiteral("''"));
    setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss '%1'").arg(name));
    setDateTime(QDateTime(at.date(), at.time(), Qt::UTC));
}

} // namespace deploymentspage
