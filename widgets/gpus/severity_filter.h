#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/object_actions.h"

namespace gpuspage {

class SeverityPill;

// Shows only GPUs that are critical, degraded or worth a notice, by what nobody has silenced: the same that the figures
// beside it count. Of the notices also those alone that have GPUs and do nothing.
class SeverityFilter : public QObject {
    Q_OBJECT

public:
    SeverityFilter(const kit::Session &session, const kit::ActionMaker &make, QObject *parent);

    // Each shows one severity, or all again.
    const QList<QAction *> &actions() const { return actions_; }
    // With figures; whoever takes them owns them.
    QList<SeverityPill *> makePills();
    // Nothing is counted where nothing is shown.
    void setSummary(const v1::FleetSummary *summary);

    std::optional<v1::HealthSeverity> chosen() const;
    // Only those that are allocated and idle.
    bool isOnlyIdle() const;
    void choose(std::optional<v1::HealthSeverity> severity);
    // As links have it, `severity = CRITICAL` or `sign = IDLE_ALLOCATED`; false where it says something else.
    bool chooseBy(const QString &filter);
    // How many GPUs there are of the chosen one, whoever looks at them.
    int count() const;

    // By GPU in the layout's order, of nodes that are let through; nothing where all are.
    using LetsNode = std::function<bool(int node)>;
    std::optional<std::vector<bool>> matches(const GpuFleet &fleet, const LetsNode &letsNode) const;

Q_SIGNALS:
    void changed();

private:
    bool lets(std::uint8_t health) const;
    void chooseAt(std::optional<std::size_t> place);
    int countAt(std::size_t place) const;

    const kit::Session session_;
    // In the order of the actions.
    std::optional<std::size_t> chosen_;
    QList<QAction *> actions_;
    QList<SeverityPill *> pills_;
    v1::FleetSummary summary_;
};

} // namespace gpuspage
