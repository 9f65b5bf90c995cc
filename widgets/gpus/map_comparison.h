#pragma once

#include <optional>

#include <QList>
#include <QTimer>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/object_actions.h"

class QPushButton;

namespace kit {
class TimeText;
}

namespace gpuspage {

class PastFeed;
class TimeScrubber;

// With which time the map is compared: an hour or a day before what it shows, live or in the past. Says what there is
// to be said where nothing is known of that time. Lives in the GUI thread.
class MapComparison : public QObject {
    Q_OBJECT

public:
    enum class With { Nothing, HourAgo, DayAgo };

    // All of it outlives this.
    MapComparison(const kit::Session &session, GpuFleet &fleet, const TimeScrubber &scrubber,
                  const kit::ActionMaker &make);

    void setMetric(v1::GpuMetric metric);
    void setPaused(bool isPaused);
    void setWith(With with);

    With with() const { return with_; }
    bool isActive() const { return with_ != With::Nothing; }
    // Nothing is compared, or what shall be shown is.
    bool isFresh() const;
    // With which it is compared; nothing while it is with none.
    std::optional<qint64> thenTime() const;
    // "an hour ago"
    static QString thenWords(With with);
    // "in an hour"; empty while nothing is compared.
    QString period() const;
    // Why differences are missing, or coarser than they look; empty where nothing is to be said.
    const QString &sentence() const { return sentence_; }
    // The choice, and the one that goes to the next of them.
    const QList<QAction *> &choices() const { return choices_; }
    QAction *next() const { return next_; }
    // Says what is chosen, and opens the choice.
    QPushButton *makeButton();

Q_SIGNALS:
    void withChanged();
    void sentenceChanged();
    // Other differences are shown, or none are known.
    void shown();

private:
    qint64 shownTime() const;
    void follow();
    void say();
    QString words() const;

    const kit::Session session_;
    GpuFleet &fleet_;
    const TimeScrubber &scrubber_;
    PastFeed *then_;
    With with_ = With::Nothing;
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    bool isPaused_ = true;
    bool hasFailed_ = false;
    QString sentence_;
    QList<QAction *> choices_;
    QAction *next_;
    QTimer clock_;
};

} // namespace gpuspage
