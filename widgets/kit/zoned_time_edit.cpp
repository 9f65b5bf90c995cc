#include "widgets/kit/zoned_time_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QRegularExpression>

#include "widgets/kit/time_text.h"

namespace kit {

ZonedTimeEdit::ZonedTimeEdit(const TimeText &times, QWidget *parent)
    : TimeEdit(parent), times_(times), zone_(times.zone()) {
    // A wall clock that leaves out no hour: where a zone leaves one out, it is read as the next one.
    setTimeSpec(Qt::UTC);
    connect(&times, &TimeText::changed, this, [this] { showInstant(instant()); });
}

void ZonedTimeEdit::setInstant(qint64 seconds) {
    showInstant(seconds);
}

qint64 ZonedTimeEdit::instant() const {
    return QDateTime(date(), time(), zone_).toSecsSinceEpoch();
}

void ZonedTimeEdit::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Paste) && takePasted(QGuiApplication::clipboard()->text()))
        return event->accept();
    TimeEdit::keyPressEvent(event);
}

// With an offset from Greenwich it says its zone itself; else it is one of this field's zone.
bool ZonedTimeEdit::takePasted(const QString &text) {
    static const QRegularExpression form(QStringLiteral(
        "^\\s*(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,]\\d+)?\\s*(Z|[+-]\\d\\d:?\\d\\d)?"));
    const auto match = form.match(text);
    const auto plain = match.captured(1) + QLatin1Char('T') + match.captured(2);
    const auto zoned = QDateTime::fromString(plain + match.captured(3), Qt::ISODate);
    if (!match.hasMatch() || !zoned.isValid())
        return false;
    showInstant(match.captured(3).isEmpty() ? QDateTime(zoned.date(), zoned.time(), zone_).toSecsSinceEpoch()
                                            : zoned.toSecsSinceEpoch());
    return true;
}

void ZonedTimeEdit::showInstant(qint64 seconds) {
    zone_ = times_.zone();
    const auto at = QDateTime::fromSecsSinceEpoch(seconds, zone_);
    auto name = times_.zoneName(at);
    name.replace(QLatin1Char('\''), QStringLiteral("''"));
    setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss '%1'").arg(name));
    setDateTime(QDateTime(at.date(), at.time(), Qt::UTC));
}

} // namespace kit
