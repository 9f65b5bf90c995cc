#pragma once

#include <QTimer>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

class QVBoxLayout;

namespace kit {
class FactList;
class HostView;
class RoleLabel;
class UseFeed;
} // namespace kit

namespace gpuspage {

class GpuReader;
class HolderFeed;

// What is selected on the map, described: one GPU with its readings and links to what has to do with it, several by
// what they have in common, and the whole fleet where nothing is. Reads one GPU anew until it is paused, also while it
// is out of sight: what can be done with a GPU depends on it.
class GpuInspector : public kit::Inspector {
    Q_OBJECT

public:
    GpuInspector(const kit::Session &session, GpuFleet &fleet, QWidget *parent = nullptr);

    // What the map shows: of several GPUs its spread is told.
    void setMetric(v1::GpuMetric metric);
    // The map shows the past: what is counted of the fleet is of the present all the same, and says so.
    void setPast(bool isPast);
    // Says what is selected now.
    void tell();
    // Nobody wants to know; paused at first.
    void setPaused(bool isPaused);

    // What is told of the fleet has come, where that is what is shown.
    bool isFresh() const;

    // The one that is described; invalid where several are, or none is.
    const GpuRef &gpu() const { return gpu_; }
    // What the service told of it.
    const v1::DescribeGpuResponse &description() const { return description_; }

Q_SIGNALS:
    // Another GPU, or something else is known of it.
    void described();
    void revealRequested(const QString &name);

private:
    void build();
    // Nothing is selected.
    bool isOfFleet() const;
    void pause();
    void showFleet();
    void showMany(const std::vector<GpuRef> &gpus);
    void showOne();
    void ask();
    void take(const v1::DescribeGpuResponse &description, const QString &node, int gpu);
    // Made anew only when they are others: whoever stands on one with the keyboard stays there.
    void showLinks(const QList<std::pair<QString, QStringList>> &groups);
    void showDetails(bool isShown);
    QString nodeName(int node) const;

    const kit::Session session_;
    GpuFleet &fleet_;
    GpuReader *reader_;
    HolderFeed *holder_;
    kit::UseFeed *use_;
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    bool isPast_ = false;
    GpuRef gpu_;
    QString node_; // of the one
    int index_ = -1;
    v1::DescribeGpuResponse description_;
    QList<std::pair<QString, QStringList>> linked_;
    kit::FactList *facts_;
    QWidget *links_;
    QVBoxLayout *column_;
    kit::RoleLabel *readingsHeading_;
    kit::FactList *readings_;
    kit::RoleLabel *deviceHeading_;
    kit::FactList *device_;
    kit::HostView *host_;
    QTimer again_;
    bool isPaused_ = true;
};

} // namespace gpuspage
