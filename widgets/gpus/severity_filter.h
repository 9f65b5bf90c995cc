#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/object_actions.h"

namespace gpuspage {

class SeverityPill;

// Shows only GPUs that are critical, degraded or worth a notice, by what nobody has silenced: the same that the figures
// beside it count.
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

    std::optional<v1::HealthSeverity> chosen() const { return chosen_; }
    void choose(std::optional<v1::HealthSeverity> severity);
    // As links have it, `severity = CRITICAL`; false where it says something else.
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
    int countOf(v1::HealthSeverity severity) const;

    const kit::Session session_;
    std::optional<v1::HealthSeverity> chosen_;
    QList<QAction *> actions_;
    QList<SeverityPill *> pills_;
    v1::FleetSummary summary_;
};

} // namespace gpuspage
