#include <utility>

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include "backend/client/resource_cache.h"
#include "widgets/gpus/gpu_actions.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_export.h"
#include "widgets/gpus/gpu_inspector.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

void GpusPage::makeActions() {
    asTable_ = makeAction("table", tr("Table"), QKeySequence(Qt::Key_T));
    asTable_->setCheckable(true);
    connect(asTable_, &QAction::triggered, this, &GpusPage::showTable);
    fit_ = makeAction("fit", tr("Fit"), QKeySequence(Qt::Key_0));
    connect(fit_, &QAction::triggered, view_, &HeatmapView::fit);
    zoomIn_ = makeAction("zoomIn", tr("Zoom in"));
    zoomIn_->setShortcuts({QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
    connect(zoomIn_, &QAction::triggered, view_, [this] { view_->zoomIn(); });
    zoomOut_ = makeAction("zoomOut", tr("Zoom out"), QKeySequence(Qt::Key_Minus));
    connect(zoomOut_, &QAction::triggered, view_, [this] { view_->zoomOut(); });
    pin_ = makeAction("pin", tr("Pin the card of this GPU"), QKeySequence(Qt::Key_P));
    connect(pin_, &QAction::triggered, view_, &HeatmapView::pinCard);
    open_ = makeAction("open", tr("Open the GPU"), QKeySequence(Qt::Key_O));
    open_->setIconText(tr("Open", "the page of a GPU"));
    setNeedsSelection(open_);
    connect(open_, &QAction::triggered, this, [this] { openGpu(fleet_.selection().current()); });
    back_ = makeAction("back", tr("Back to the map"));
    connect(back_, &QAction::triggered, this, &GpusPage::closeGpu);
    showNode_ = makeAction("showNode", tr("Show the node"), QKeySequence::Open);
    setNeedsSelection(showNode_);
    connect(showNode_, &QAction::triggered, this, [this] {
        if (const auto nodes = selectedNodes(); !nodes.isEmpty())
            Q_EMIT revealRequested(nodes.first());
    });
    showDeployment_ = makeAction("showDeployment", tr("Show the deployment"));
    setNeedsSelection(showDeployment_);
    connect(showDeployment_, &QAction::triggered, this, [this] {
        const auto &name = (isGpuOpen() ? details_->description() : inspector_->description()).deployment();
        if (!name.empty())
            Q_EMIT revealRequested(QString::fromStdString(name));
    });
    copySerials_ = makeAction("copySerials", tr("Copy the serial numbers"));
    setNeedsSelection(copySerials_);
    connect(copySerials_, &QAction::triggered, this, &GpusPage::copySerials);
    auto *find = new QShortcut(Qt::Key_Slash, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
}

void GpusPage::makeExports() {
    const auto make = [this](const char *verb, const QString &words, const QString &suffix, const QString &filter) {
        auto *action = makeAction(verb, words);
        connect(action, &QAction::triggered, this, [this, suffix, filter] { chooseFile(suffix, filter); });
        exports_ << action;
    };
    make("exportPng", tr("Save map as PNG…"), QStringLiteral("png"), tr("Pictures (*.png)"));
    make("exportCsv", tr("Save table as CSV…"), QStringLiteral("csv"), tr("Tables (*.csv)"));
}

void GpusPage::judgeActions() {
    const auto name = [](const QAction *action) { return QString(action->text()).remove(QLatin1Char('&')); };
    const auto judge = [&name](QAction *action, const QString &reason) {
        action->setEnabled(reason.isEmpty());
        const auto keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(!reason.isEmpty() ? reason
                           : keys.isEmpty()  ? name(action)
                                             : tr("%1 (%2)", "an action, its keys").arg(name(action), keys));
    };
    const bool isEmpty = fleet_.layout().gpuCount() == 0;
    const auto nothing = !isLoaded() ? tr("The GPUs are not loaded yet.")
                         : isEmpty   ? tr("There are no GPUs yet.")
                                     : QString();
    sources_->judge();
    deeds_->judge();
    const bool isMap = twins_->currentWidget() == view_;
    // What is about all of them is out of sight while one is open.
    const bool isOpen = isGpuOpen();
    const auto ofFleet = nothing.isEmpty() && isOpen ? tr("Go back to the map first.") : nothing;
    judge(asTable_, ofFleet);
    for (const auto &actions :
         {look_->metricActions(), look_->rangeActions(), look_->colorActions(), look_->pivotActions(), time_->actions(),
          comparison_->choices(), QList{comparison_->next()}, severity_->actions(), exports_})
        for (auto *action : actions)
            judge(action, ofFleet);
    for (auto *action : {fit_, zoomIn_, zoomOut_, pin_})
        judge(action, isMap ? ofFleet : tr("The table has no zoom and no cards."));
    for (auto *action : details_->reachActions())
        judge(action, isOpen ? QString() : tr("Open a GPU first."));
    judge(back_, isOpen ? QString() : tr("The map is shown already."));
    const auto unselected = nothing.isEmpty() && fleet_.selection().isEmpty() ? tr("Select a GPU first.") : nothing;
    judge(open_, isOpen ? tr("It is open already.") : unselected);
    judge(showNode_, unselected);
    judge(copySerials_, unselected);
    judge(showDeployment_, !unselected.isEmpty() ? unselected
                           : (isOpen ? details_->description() : inspector_->description()).deployment().empty()
                               ? tr("No deployment that you may see has it.")
                               : QString());
}

QStringList GpusPage::selectedNodes() const {
    const auto &selection = fleet_.selection();
    QStringList names;
    if (selection.isEmpty())
        return names;
    int last = -1;
    for (const auto &gpu : selection.gpus())
        if (std::exchange(last, gpu.node) != gpu.node)
            names << QString::fromStdString(fleet_.layout().facts(gpu.node).name());
    return names;
}

void GpusPage::openMenu(const QPoint &place) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("gpuMenu"));
    menu->setToolTipsVisible(true);
    menu->addActions({open_, showNode_, showDeployment_, copySerials_});
    menu->addSeparator();
    menu->addActions(deeds_->ofGpus());
    menu->addSeparator();
    // What can be done with nodes is lent by the page that knows how.
    if (const auto nodes = selectedNodes(); !nodes.isEmpty())
        Q_EMIT menuOpened(nodes, menu);
    menu->addSeparator();
    menu->addActions({pin_, fit_, zoomIn_, zoomOut_});
    menu->addSeparator();
    menu->addActions(exports_);
    menu->popup(place);
}

void GpusPage::openMenuOf(QPushButton *button, const std::function<void(QMenu *)> &fill) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(button->objectName() + QStringLiteral("Menu"));
    menu->setToolTipsVisible(true);
    fill(menu);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void GpusPage::copySerials() {
    QStringList serials;
    for (const auto &gpu : fleet_.selection().gpus()) {
        const auto node = session_.cache.find(fleet_.layout().facts(gpu.node).name());
        if (!node)
            continue;
        for (const auto &device : node->node_status().gpus())
            if (device.index() == gpu.gpu && !device.serial().empty())
                serials << QString::fromStdString(device.serial());
    }
    if (serials.isEmpty()) {
        session_.notices.post({kit::Tone::Info, tr("None of them reports a serial number."), {}, {}});
        return;
    }
    QGuiApplication::clipboard()->setText(serials.join(QLatin1Char('\n')));
    session_.notices.post({kit::Tone::Ok,
                           tr("%n serial number(s) copied.", nullptr, static_cast<int>(serials.size())),
                           {},
                           {},
                           false,
                           true});
}

QString GpusPage::exportTo(const QString &file) {
    if (file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        return exportPng(*view_, file);
    return exportCsv(*table_, file);
}

void GpusPage::chooseFile(const QString &suffix, const QString &filter) {
    auto *dialog = new QFileDialog(this, tr("Save the GPUs"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("gpus.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (const auto mistake = exportTo(file); mistake.isEmpty())
            session_.notices.post({kit::Tone::Ok, tr("The GPUs were written to %1.").arg(file), {}, {}});
        else
            session_.notices.post(
                {kit::Tone::Danger, tr("The GPUs could not be written to %1: %2").arg(file, mistake), {}, {}});
    });
    dialog->open();
}

} // namespace gpuspage
