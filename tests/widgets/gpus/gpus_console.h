#pragma once

#include <QLabel>

#include "tests/widgets/console/page_console.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {
class TimeScrubber;
}

namespace gpus_test {

using namespace gpuspage;
using support::part;

constexpr int simulatedGpus = 1920;

// A console with the page of GPUs alone.
class GpusConsole : public support::PageConsole<GpusPage> {
public:
    using PageConsole::PageConsole;

    HeatmapView *map() const { return part<HeatmapView>(*page, "gpuMap"); }
    const GpuFleet &fleet() const { return map()->fleet(); }
    kit::WindowGrid *table() const { return part<kit::WindowGrid>(*page, "gpuTable"); }
    TimeScrubber *strip() const;
    // Of the map, not of the page of one GPU.
    QString fact() const {
        for (const auto *label : page->findChildren<QLabel *>(QStringLiteral("pageFact")))
            if (label->isVisible())
                return label->text();
        return {};
    }
    QString inspected() const { return part<QLabel>(*page, "inspectorTitle")->text(); }
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*page, "gpusState"); }
    QPoint at(const GpuRef &gpu) const { return map()->rectOf(gpu).center().toPoint(); }
    // A GPU of the simulated fleet that reports everything.
    GpuRef gpu(const char *node, int index) const {
        const int place = fleet().layout().nodeOf(QStringLiteral("clusters/fra-a/nodes/") + QLatin1String(node));
        if (place < 0)
            qFatal("There is no node %s.", node);
        return {place, index};
    }
};

// What a test of the page stands on: a service with a simulated fleet.
class GpusFixture : public support::PageFixture<GpusConsole> {
protected:
    // A new service has no GPUs: the page says so and offers a fleet, which is taken.
    void startSimulated();
    // All of the fleet is shown with its values.
    void openFilled();
    // Of a GPU in sight.
    bool isMeasured(v1::GpuMetric metric) const;
    // Writes one where PILOTHOUSE_PICTURES says; always draws it.
    void picture(const char *name) const;
};

} // namespace gpus_test
