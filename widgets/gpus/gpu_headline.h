#pragma once

#include <QWidget>

#include "widgets/gpus/gpu_cordon.h"
#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/holder_feed.h"
#include "widgets/kit/session.h"

class QPushButton;

namespace kit {
class FactList;
class RoleLabel;
} // namespace kit

namespace gpuspage {

// What a GPU is and whose, in one line that wraps: its place, its owner, its names. Above it what is wrong with it,
// since when and what to do.
class GpuHeadline : public QWidget {
    Q_OBJECT

public:
    explicit GpuHeadline(const kit::Session &session, QWidget *parent = nullptr);

    // Told with what comes next.
    void setCordon(const GpuCordon &cordon) { cordon_ = cordon; }
    // The GPU may be unknown to the fleet; then only what was described is told.
    void tell(const GpuFleet &fleet, const GpuRef &gpu, const v1::DescribeGpuResponse &description,
              const GpuHolder &holder);

Q_SIGNALS:
    void revealRequested(const QString &name);

private:
    struct Item {
        QWidget *whole = nullptr;
        kit::RoleLabel *value = nullptr;
        QPushButton *link = nullptr;
        QString target;
    };
    enum Which { Owner, Replica, Workload, Team, Node, Rack, Site, Index, Uuid, Serial, Count };

    Item makeItem(const QString &label, const char *name, bool isLink);
    void set(Which which, const QString &value, const QString &target = {});
    void tellHolder(const v1::DescribeGpuResponse &description, const GpuHolder &holder, const std::string &nodeTeam);
    void copy();

    const kit::Session session_;
    GpuCordon cordon_;
    kit::FactList *faults_;
    QWidget *items_;
    std::array<Item, Count> all_;
};

} // namespace gpuspage
