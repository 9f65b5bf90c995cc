#pragma once

#include <QDateTimeEdit>

#include <google/protobuf/timestamp.pb.h>

namespace kit {

class TimeText;

// An instant to the second, typed in the zone that the console shows times in, whose name stands behind it. The instant
// stays when the zone changes. A whole timestamp is taken, too: typed with its signs, or pasted.
class ZonedTimeEdit : public QDateTimeEdit {
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
    // Signs between the figures that stand in the field already.
    bool isSpare(const QKeyEvent &event);

    const TimeText &times_;
    // Of the last value that was shown in it: QDateTimeEdit of Qt 6.4 knows no zones, and holds the wall clock alone.
    QTimeZone zone_;
    // The last figure led on to the next part by itself; the sign that is typed then is there already.
    bool hasMovedOn_ = false;
    // Parts of a second are typed, which are not told apart.
    bool isBeyond_ = false;
};

} // namespace kit
