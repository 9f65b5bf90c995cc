#pragma once

#include <QDate>
#include <QLocale>
#include <QObject>
#include <QTimeZone>

namespace google::protobuf {
class Timestamp;
}

namespace kit {

// Writes instants in the zone that the user reads them in, always with the zone's name where the date stands alone.
// Handed in to everything that shows times; changed() follows a change of zone.
class TimeText : public QObject {
    Q_OBJECT

public:
    explicit TimeText(const QTimeZone &zone, QObject *parent = nullptr);

    void setZone(const QTimeZone &zone);

    const QTimeZone &zone() const { return zone_; }
    // As it stands in a column heading: "UTC", "CET".
    QString zoneName(const QDateTime &at) const;

    // "14:01:58.204": the column's heading names the zone.
    QString time(const google::protobuf::Timestamp &instant) const;
    // "2026-11-23 14:01:58.204": for columns, sorts as text.
    QString dateTime(const google::protobuf::Timestamp &instant) const;
    // "2026-11-23 14:01": for narrow columns that have the whole instant beside them.
    QString dateMinute(const google::protobuf::Timestamp &instant) const;
    // "23 Nov 2026 14:01:58 UTC": for sentences and facts.
    QString instant(const google::protobuf::Timestamp &instant) const;
    // "23 Nov 2026".
    QString date(const google::protobuf::Timestamp &instant) const;
    static QString date(QDate date);
    // "4 min ago", "just now"; never of the future.
    static QString age(const google::protobuf::Timestamp &instant, const QDateTime &now);
    // "850 ms", "12 s", "3 min 20 s".
    static QString duration(qint64 milliseconds);

Q_SIGNALS:
    void changed();

private:
    QDateTime local(const google::protobuf::Timestamp &instant) const;

    QTimeZone zone_;
};

} // namespace kit
