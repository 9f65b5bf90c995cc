// What gives way to the map where there is little room, and what guests who look from afar do not need.
#include <QAction>

#include "widgets/gpus/gpu_inspector.h"
#include "widgets/gpus/gpus_header.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/map_and_table.h"
#include "widgets/gpus/map_bar.h"
#include "widgets/gpus/map_foot.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/state_panel.h"

namespace gpuspage {

namespace {

// With less, fields become too small to be read beside everything else; device-independent pixels.
constexpr int LeastWidth = 1'100;
constexpr int LeastHeight = 700;
// With less, the map has no room between its foot and the details beside it.
constexpr int LeastWithFoot = 480;

} // namespace

void GpusPage::resizeEvent(QResizeEvent *event) {
    Page::resizeEvent(event);
    makeRoom();
}

void GpusPage::present() {
    Page::present();
    isPresented_ = true;
    header_->hideActions();
    twins_->setSilentAction(nullptr);
    foot_->hideStrip();
    makeRoom();
}

// Nothing of it follows what is selected: a map that moved under the pointer could not be worked with.
void GpusPage::makeRoom() {
    isSmall_ = isPresented_ || width() < LeastWidth || height() < LeastHeight;
    bar_->setSmall(isSmall_);
    time_->scrubber().setFolded(isSmall_);
    legend_->setFolded(isSmall_);
    showDetails();
}

void GpusPage::showDetails() {
    inspector_->setVisible(!isPresented_ && (!isSmall_ || besides_->isChecked()));
    showFoot();
    judgeDetails();
}

// Whoever looks at the past needs the way back.
void GpusPage::showFoot() {
    const auto state = panel_->state();
    const bool isThere = state == kit::StatePanel::State::Filled || state == kit::StatePanel::State::Loading;
    const bool hasRoom = height() >= LeastWithFoot || inspector_->isHidden() || !time_->isLive();
    foot_->setVisible(isThere && hasRoom);
}

void GpusPage::judgeDetails() {
    kit::Obstacle::tell(besides_, isGpuOpen() ? tr("Go back to the map first.")
                                  : isSmall_  ? QString()
                                              : tr("In a window this large the details are always beside the map."));
}

} // namespace gpuspage
