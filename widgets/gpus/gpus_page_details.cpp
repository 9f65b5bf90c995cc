// The page of one GPU within the page of all, and how both are found by names.
#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/gpus/gpu_actions.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_inspector.h"
#include "widgets/gpus/gpus_header.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/map_and_table.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/selection_actions.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/menu_button.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

namespace {

const QString DetailsPart = QStringLiteral("details");

} // namespace

// Beside what arrange() has made: one of both is in sight.
void GpusPage::makeDetails() {
    auto *fleet = new QWidget;
    fleet->setLayout(layout());
    details_ = new GpuDetails(session_, fleet_, maker());
    details_->addActions({deeds_->silence(), selected_->showNode(), selected_->showDeployment()});
    details_->addMenu(deeds_->makeMenu(QStringLiteral("gpuMore"), selected_->showDeployment()));
    pages_ = new QStackedWidget;
    pages_->addWidget(fleet);
    pages_->addWidget(details_);
    // What both have is looked for in the fleet first.
    fleet->lower();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    connect(&fleet_, &GpuFleet::reshaped, details_, [this] {
        if (isGpuOpen())
            want();
    });
    connect(details_, &GpuDetails::closed, this, &GpusPage::closeGpu);
    connect(details_, &GpuDetails::described, this, &GpusPage::judgeActions);
    connect(details_, &GpuDetails::settled, this, &Page::settled);
    connect(details_, &GpuDetails::revealRequested, this, &Page::revealRequested);
}

bool GpusPage::isGpuOpen() const {
    return pages_ && pages_->currentWidget() == details_;
}

const v1::DescribeGpuResponse &GpusPage::description() const {
    return isGpuOpen() ? details_->description() : inspector_->description();
}

void GpusPage::openGpu(const GpuRef &gpu) {
    if (!gpu.isValid())
        return;
    // What can be done there is done with it alone.
    fleet_.selection().select({gpu});
    details_->setGpu(gpu);
    pages_->setCurrentWidget(details_);
    pause();
    want();
    judgeActions();
    if (isVisible())
        details_->takeFocus(Qt::OtherFocusReason);
}

// The cursor stands on the GPU that was open.
void GpusPage::closeGpu() {
    if (!isGpuOpen())
        return;
    pages_->setCurrentIndex(0);
    pause();
    want();
    judgeActions();
    if (isVisible())
        twins_->shown()->setFocus();
}

// Links are about the present, whatever time was looked at.
bool GpusPage::reveal(const QString &name) {
    if (const auto list = kit::FilteredList::of(name)) {
        if (list->kind == QLatin1String("nodes"))
            return revealNodes(list->filter);
        if (list->kind != id() || !severity_->chooseBy(list->filter))
            return false;
        time_->showPresent();
        closeGpu();
        showTable(true);
        return true;
    }
    if (name.startsWith(QStringLiteral("telemetrySources/")))
        return revealSource(name);
    const auto parts = name.split(QLatin1Char('/'));
    const bool isDetailed = parts.size() == 5 && parts[4] == DetailsPart;
    if (!name.startsWith(QStringLiteral("gpus/")) || parts.size() < 3 || (parts.size() > 4 && !isDetailed))
        return false;
    const auto node = QStringLiteral("clusters/%1/nodes/%2").arg(parts[1], parts[2]);
    const int place = fleet_.layout().nodeOf(node);
    if (parts.size() == 3 && place >= 0)
        return revealNode(place);
    const int gpu = parts.value(3).toInt();
    if (parts.size() >= 4 && place >= 0 && gpu >= 0 && gpu < fleet_.layout().node(place).gpuCount) {
        time_->showPresent();
        fleet_.selection().select({{place, gpu}});
        view_->ensureShown({place, gpu});
        if (isDetailed)
            openGpu({place, gpu});
        else
            closeGpu();
        return true;
    }
    // What is measured is only read once somebody looks.
    if (isLoaded() || !session_.cache.contains(node.toStdString()))
        return false;
    awaited_ = name;
    return true;
}

// In the menu of all of them, once the page is in sight.
bool GpusPage::revealSource(const QString &name) {
    if (!session_.cache.contains(name.toStdString()))
        return false;
    closeGpu();
    QMetaObject::invokeMethod(
        header_, [this, name] { header_->openSource(name); }, Qt::QueuedConnection);
    return true;
}

// On the map, which lights the GPUs of those nodes.
bool GpusPage::revealNodes(const QString &filter) {
    time_->showPresent();
    closeGpu();
    severity_->choose({});
    showTable(false);
    filter_->setText(filter);
    return true;
}

// Those of its GPUs that have a fault, and all where none has.
bool GpusPage::revealNode(int node) {
    std::vector<GpuRef> all;
    std::vector<GpuRef> faulty;
    for (int gpu = 0; gpu < fleet_.layout().node(node).gpuCount; ++gpu) {
        all.push_back({node, gpu});
        if (!fleet_.values().isCoarse(node) && GpuHealth::of(fleet_.values().healthNow(all.back())).isFault())
            faulty.push_back(all.back());
    }
    const auto &chosen = faulty.empty() ? all : faulty;
    if (chosen.empty())
        return false;
    time_->showPresent();
    closeGpu();
    fleet_.selection().select(chosen);
    view_->ensureShown(chosen.front());
    return true;
}

QString GpusPage::shownObject() const {
    const auto &gpu = isGpuOpen() ? details_->gpu() : inspector_->gpu();
    if (!gpu.isValid())
        return awaited_;
    const auto name =
        QStringLiteral("gpus/%1/%2/%3")
            .arg(fleet_.layout().clusterId(gpu.node), fleet_.layout().nodeId(gpu.node), QString::number(gpu.gpu));
    return isGpuOpen() ? QStringLiteral("%1/%2").arg(name, DetailsPart) : name;
}

QRect GpusPage::shownPlace() const {
    if (isGpuOpen())
        return {};
    if (const auto *grid = twins_->grid(); twins_->isTable())
        return inSight(*grid->viewport(), grid->rowRect(grid->currentRow()));
    QRectF place;
    for (const auto &gpu : fleet_.selection().gpus())
        place |= view_->rectOf(gpu);
    return inSight(*view_->viewport(), place.toAlignedRect());
}

} // namespace gpuspage
