#pragma once

#include <optional>

#include "widgets/overview/glance_card.h"
#include "widgets/overview/serving_tally.h"

class QGridLayout;

namespace kit {
class FleetUse;
}

namespace overviewpage {

class FigureLink;

// How GPUs, deployments, routes and providers are, by how grave it is; each figure leads to what it counts.
class HealthCard : public GlanceCard {
    Q_OBJECT

public:
    explicit HealthCard(const kit::Theme &theme, QWidget *parent = nullptr);

    void showServing(const ServingTally &tally);
    // Nothing where no figures are known.
    void showFleet(const kit::FleetUse *use);
    void present() override;

private:
    struct Figure {
        QString word;
        kit::Tone tone;
        QString target;
    };

    void buildGpus();
    void buildDeployments();
    void buildTargets();
    // A row of figures under a heading of their own.
    QList<FigureLink *> addRow(const QString &word, const QList<Figure> &figures);

    QGridLayout *grid_;
    QList<FigureLink *> gpus_;
    QList<FigureLink *> deployments_;
    QList<FigureLink *> targets_;
};

} // namespace overviewpage
