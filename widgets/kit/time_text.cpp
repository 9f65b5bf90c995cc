#include "widgets/kit/time_text.h"

#include <QDateTime>

#include <google/protobuf/timestamp.pb.h>

namespace kit {
namespace {

qint64 toMilliseconds(const google::protobuf::Timestamp &instant) {
    return instant.seconds() * 1000 + instant.nanos() / 1'000'000;
}

} // namespace

TimeText::TimeText(const QTimeZone &zone, QObject *parent) : QObject(parent), zone_(zone) {}

void TimeText::setZone(const QTimeZone &zone) {
    if (zone == zone_)
        return;
    zone_ = zone;
    Q_EMIT changed();
}

QDateTime TimeText::local(const google::protobuf::Timestamp &instant) const {
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(instant), zone_);
}

QString TimeText::zoneName(const QDateTime &at) const {
    return zone_ == QTimeZone::utc() ? QStringLiteral("UTC") : zone_.abbreviation(at);
}

QString TimeText::time(const google::protobuf::Timestamp &instant) const {
    return local(instant).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString TimeText::dateTime(const google::protobuf::Timestamp &instant) const {
    return local(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString TimeText::dateMinute(const google::protobuf::Timestamp &instant) const {
    return local(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString TimeText::instant(const google::protobuf::Timestamp &instant) const {
    const QDateTime at = local(instant);
    //: A date, a time of day and the name of the time zone.
    return tr("%1 %2 %3").arg(date(instant), at.toString(QStringLiteral("HH:mm:ss")), zoneName(at));
}

QString TimeText::date(const google::protobuf::Timestamp &instant) const {
    return date(local(instant).date());
}

QString TimeText::date(QDate date) {
    return QLocale().toString(date, tr("d MMM yyyy", "date format"));
}

QString TimeText::age(const google::protobuf::Timestamp &instant, const QDateTime &now) {
    const qint64 seconds = (now.toMSecsSinceEpoch() - toMilliseconds(instant)) / 1000;
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds < 1)
        return tr("just now");
    if (seconds < 2 * minute)
        return tr("%n s ago", nullptr, static_cast<int>(seconds));
    if (seconds < 2 * hour)
        return tr("%n min ago", nullptr, static_cast<int>(seconds / minute));
    if (seconds < 2 * day)
        return tr("%n h ago", nullptr, static_cast<int>(seconds / hour));
    return tr("%n days ago", nullptr, static_cast<int>(seconds / day));
}

QString TimeText::duration(qint64 milliseconds) {
    const QLocale locale;
    if (milliseconds < 1000)
        return tr("%1 ms").arg(locale.toString(milliseconds));
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return tr("%1 s").arg(locale.toString(milliseconds / 1000.0, 'f', seconds < 10 ? 1 : 0));
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return tr("%1 h %2 min").arg(locale.toString(seconds / 3600), locale.toString(seconds / 60 % 60));
}

} // namespace kit
