#pragma once

#include <optional>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "widgets/kit/time_lanes.h"

class QAction;
class QToolButton;

namespace kit {
class TimeText;
}

namespace gpuspage {

// The past of the fleet in one strip: its load as a curve, what happened in lanes below, and the time that the map
// shows. It follows the present until somebody chooses a time: by a click or a drag, by Left and Right or `[` and `]`
// step by step, by Space played from there. A drag with Shift, or Shift with the arrows, chooses a range. L or End goes
// back to the present. Where nothing is heard any more it stands still and says so.
class TimeScrubber : public QWidget {
    Q_OBJECT

public:
    struct Range {
        qint64 start = 0;
        qint64 end = 0;
        bool operator==(const Range &) const = default;
    };

    TimeScrubber(const kit::Theme &theme, const kit::TimeText &text, QWidget *parent = nullptr);

    // What is on the strip, and in which steps time is told; milliseconds. The end is the present.
    void setSpan(qint64 start, qint64 end, qint64 step);
    // Shares of 1, one for each step from `start`; NaN where nothing is known.
    void setLoad(qint64 start, qint64 step, std::vector<float> shares);
    // Load and lanes are of what is selected.
    void setSelected(bool isSelected);
    // Whether the end is the present, or when something was heard last.
    void setHeard(bool isHeard);
    void setLanes(const QList<kit::TimeLane> &lanes);
    // Without the lanes: only the load is left where there is little room.
    void setFolded(bool isFolded);
    // How long it may be, to be chosen from.
    void setReaches(const QList<QAction *> &reaches);
    void setTime(qint64 time); // no longer live
    void setLive();
    void setPlaying(bool isPlaying);
    void stepBy(int steps);
    void clearRange();
    // Stands before the buttons, as high as they are; owned from now on.
    void setTool(QWidget *tool);

    qint64 time() const { return isLive_ ? end_ : time_; }
    qint64 step() const { return step_; }
    bool isLive() const { return isLive_; }
    bool isPlaying() const { return playing_.isActive(); }
    const std::optional<Range> &range() const { return range_; }
    // Where a time stands, in this widget.
    double positionOf(qint64 time) const { return scale().positionOf(time); }
    QRectF curveRect() const;
    QRectF laneRect(int lane) const { return lanes_.rectOf(lane, scale()); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // Another time is shown. While live it is the present and nothing is emitted.
    void timeChanged(qint64 time);
    void liveChanged(bool isLive);
    void playingChanged(bool isPlaying);
    // None where it was given up.
    void rangeChanged(const std::optional<gpuspage::TimeScrubber::Range> &range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Drag { None, Time, Range };

    QToolButton *addButton(const QString &name, const QString &words);
    void dressButtons();
    void placeButtons();
    void orderKeys();
    void setRangeTo(const std::optional<Range> &range);
    void extendRange(int steps);
    kit::TimeScale scale() const { return {start_, end_, curveRect()}; }
    qint64 timeAt(double x) const; // at a step
    qint64 atStep(qint64 time) const;
    void say();
    QString timeWords() const;
    QString withState(const QString &time) const;
    QString spanWords() const;
    QString loadWords() const;
    void paintHead(QPainter &painter) const;
    void paintCurve(QPainter &painter) const;
    void paintRange(QPainter &painter) const;
    void paintTicks(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    int labelWidth() const;

    const kit::Theme &theme_;
    const kit::TimeText &text_;
    qint64 start_ = 0;
    qint64 end_ = 1;
    qint64 step_ = 1;
    qint64 loadStart_ = 0;
    qint64 loadStep_ = 1;
    std::vector<float> load_;
    bool isSelected_ = false;
    kit::TimeLanes lanes_;
    qint64 time_ = 0;
    bool isLive_ = true;
    bool isHeard_ = true;
    std::optional<Range> range_;
    Drag drag_ = Drag::None;
    qint64 anchor_ = 0; // of a range
    QTimer playing_;
    QToolButton *back_;
    QToolButton *play_;
    QToolButton *forward_;
    QToolButton *live_;
    QWidget *tool_ = nullptr;
    QToolButton *reach_; // hidden where there is nothing to choose
};

} // namespace gpuspage
