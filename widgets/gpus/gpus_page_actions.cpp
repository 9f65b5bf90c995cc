#include <QAction>
#include <QMenu>
#include <QShortcut>

#include "widgets/gpus/gpu_actions.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_export.h"
#include "widgets/gpus/gpus_header.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/map_actions.h"
#include "widgets/gpus/map_and_table.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/selection_actions.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/silence_actions.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/obstacle.h"

namespace gpuspage {

void GpusPage::makeActions() {
    asTable_ = makeAction("table", tr("Table"), QKeySequence(Qt::Key_T));
    asTable_->setCheckable(true);
    connect(asTable_, &QAction::triggered, this, &GpusPage::showTable);
    besides_ = makeAction("details", tr("Details beside the map"), QKeySequence(Qt::Key_I));
    besides_->setIconText(tr("Details"));
    besides_->setCheckable(true);
    connect(besides_, &QAction::toggled, this, &GpusPage::showDetails);
    const auto make = maker();
    sizes_ = new MapActions(*view_, make);
    selected_ = new SelectionActions(
        session_, fleet_, make, [this] { return description().deployment(); }, this);
    back_ = makeAction("back", tr("Back to the map"));
    connect(back_, &QAction::triggered, this, &GpusPage::closeGpu);
    showSilent_ = new QAction(this);
    connect(showSilent_, &QAction::triggered, this, [this] { header_->openSource(sources_->silent().name); });
    auto *find = new QShortcut(Qt::Key_Slash, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
}

void GpusPage::judgeActions() {
    const auto judge = &kit::Obstacle::tell;
    const bool isEmpty = fleet_.layout().gpuCount() == 0;
    const auto nothing = !isLoaded() ? tr("The GPUs are not loaded yet.")
                         : isEmpty   ? tr("There are no GPUs yet.")
                                     : QString();
    sources_->judge();
    deeds_->judge();
    // What is about all of them is out of sight while one is open.
    const bool isOpen = isGpuOpen();
    const auto ofFleet = nothing.isEmpty() && isOpen ? tr("Go back to the map first.") : nothing;
    judge(asTable_, ofFleet);
    for (const auto &actions :
         {look_->metricActions(), look_->rangeActions(), look_->colorActions(), look_->pivotActions(), time_->actions(),
          comparison_->choices(), QList{comparison_->next()}, export_->actions()})
        for (auto *action : actions)
            judge(action, ofFleet);
    // What is to be seen may be chosen before it is there.
    for (auto *action : severity_->actions())
        judge(action, isLoaded() ? ofFleet : QString());
    judgeDetails();
    sizes_->judge(twins_->isTable() ? tr("The table has no zoom and no cards.") : ofFleet);
    for (auto *action : details_->reachActions())
        judge(action, isOpen ? QString() : tr("Open a GPU first."));
    judge(back_, isOpen ? QString() : tr("The map is shown already."));
    selected_->judge(nothing, isOpen);
}

QList<QAction *> GpusPage::lend(const QStringList &names) {
    const auto lent = sources_->lend(names);
    return lent.isEmpty() ? silences_->lend(names) : lent;
}

void GpusPage::giveBack() {
    sources_->giveBack();
    silences_->giveBack();
}

void GpusPage::openMenu(const QPoint &place) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("gpuMenu"));
    menu->setToolTipsVisible(true);
    menu->addActions({selected_->open(), selected_->showNode(), selected_->showDeployment(), selected_->copySerials()});
    menu->addSeparator();
    menu->addActions(deeds_->ofGpus());
    menu->addSeparator();
    // What can be done with nodes is lent by the page that knows how.
    if (const auto nodes = selected_->nodes(); !nodes.isEmpty())
        Q_EMIT menuOpened(nodes, menu);
    menu->addSeparator();
    menu->addActions({sizes_->pin(), sizes_->fit(), sizes_->zoomIn(), sizes_->zoomOut()});
    menu->addSeparator();
    menu->addActions(export_->actions());
    menu->popup(place);
}

} // namespace gpuspage
