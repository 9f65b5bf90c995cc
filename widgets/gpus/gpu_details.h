#pragma once

#include <QTimer>
#include <QWidget>

#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_past_feed.h"
#include "widgets/kit/object_actions.h"

class QBoxLayout;
class QHBoxLayout;
class QPushButton;

namespace kit {
class PageHeader;
class Pill;
class StatePanel;
} // namespace kit

namespace gpuspage {

class CordonFeed;
class EventFeed;
class GpuHeadline;
class GpuReader;
class GpuTables;
class HolderFeed;

// The page of one GPU: what it is and whose, what is wrong with it, charts of all that is measured of it over the last
// hours, and tables of what its driver reported, its faults, links and programs. Reads anew as long as it is in sight.
// Escape and Backspace lead back.
class GpuDetails : public QWidget {
    Q_OBJECT

public:
    GpuDetails(const kit::Session &session, GpuFleet &fleet, const kit::ActionMaker &make, QWidget *parent = nullptr);
    ~GpuDetails() override;

    // One of the fleet.
    void setGpu(const GpuRef &gpu);
    void setPaused(bool isPaused);
    // Buttons beside its name; they outlive it.
    void addActions(const QList<QAction *> &actions);
    // After them.
    void addMenu(QWidget *button);

    // Invalid where it is not there any more.
    const GpuRef &gpu() const { return gpu_; }
    // What a frame of the fleet has to be about.
    FleetPart part() const;
    const v1::DescribeGpuResponse &description() const { return description_; }
    const QList<QAction *> &reachActions() const { return reaches_; }
    bool isSettled() const;
    void takeFocus(Qt::FocusReason reason);

Q_SIGNALS:
    void closed();
    void described();
    // Everything that was asked for is shown.
    void settled();
    void revealRequested(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeReaches(const kit::ActionMaker &make);
    void build();
    QWidget *buildHeader();
    void followFleet();
    void ask();
    void take(const v1::DescribeGpuResponse &description, const QString &node, int gpu);
    void setReach(int place);
    void showHead();
    void showLatest();
    GpuCharts::Latest latestOf(v1::GpuMetric metric) const;
    void arrangeHead();
    void showCharts();
    void showEvents();
    void showValues();
    void showState();

    const kit::Session session_;
    GpuFleet &fleet_;
    GpuRef gpu_;
    // By name: positions are others in the next layout.
    QString node_;
    int index_ = -1;
    v1::DescribeGpuResponse description_;
    bool isDescribed_ = false;
    GpuReader *reader_;
    GpuPastFeed *feed_;
    EventFeed *events_;
    HolderFeed *holder_;
    CordonFeed *cordon_;
    QList<QAction *> reaches_;
    QBoxLayout *head_;
    QHBoxLayout *buttons_;
    QPushButton *back_;
    kit::PageHeader *header_;
    kit::Pill *state_;
    kit::Pill *cordoned_;
    kit::Pill *simulated_;
    kit::Pill *coarse_;
    GpuHeadline *headline_;
    GpuCharts *charts_;
    GpuTables *tables_;
    kit::StatePanel *panel_;
    QTimer again_;
    bool isPaused_ = true;
};

} // namespace gpuspage
