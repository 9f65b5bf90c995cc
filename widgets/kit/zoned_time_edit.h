#pragma once

#include <QTimeZone>

#include "widgets/kit/time_edit.h"

namespace kit {

class TimeText;

// An instant to the second, typed in the zone that the console shows times in, whose name stands behind it. The instant
// stays when the zone changes. A whole timestamp is taken when it is pasted, too.
class ZonedTimeEdit : public TimeEdit {
    Q_OBJECT

public:
    explicit ZonedTimeEdit(const TimeText &times, QWidget *parent = nullptr);

    void setInstant(qint64 seconds); // since the epoch
    qint64 instant() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showInstant(qint64 seconds);
    // A whole timestamp, as logs and events have them.
    bool takePasted(const QString &text);

    const TimeText &times_;
    // Of the last value that was shown in it: QDateTimeEdit of Qt 6.4 knows no zones, and holds the wall clock alone.
    QTimeZone zone_;
};

} // namespace kit
