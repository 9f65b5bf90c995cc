#pragma once

#include <QDateTimeEdit>

#include <google/protobuf/timestamp.pb.h>

namespace kit {
class TimeText;
}

namespace deploymentspage {

// An instant to the second, typed in the zone that the console shows times in, whose name stands behind it. The instant
// stays when the zone changes.
class ZonedTimeEdit : public QDateTimeEdit {
    Q_OBJECT

public:
    explicit ZonedTimeEdit(const kit::TimeText &times, QWidget *parent = nullptr);

    void setInstant(qint64 seconds); // since the epoch
    qint64 instant() const;

private:
    void showInstant(qint64 seconds);

    const kit::TimeText &times_;
    // Of the last value that was shown in it: QDateTimeEdit of Qt 6.4 knows no zones, and holds the wall clock alone.
    QTimeZone zone_;
};

} // namespace deploymentspage
