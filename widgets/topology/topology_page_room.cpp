// What gives way to the map where there is little room, and what guests who look from afar do not need.
#include <utility>

#include <QAction>

#include "widgets/kit/action_button.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page_header.h"
#include "widgets/topology/object_inspector.h"
#include "widgets/topology/topology_page.h"
#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

// With less, names on the map cannot be read beside the details of what is selected; device-independent pixels.
constexpr int LeastWidth = 1'100;
// With less, the head of the page cannot say everything in one line.
constexpr int LeastHeader = 900;

} // namespace

void TopologyPage::makeRoomAction() {
    besides_ = makeAction("details", tr("Details beside the map"), QKeySequence(Qt::Key_I));
    besides_->setIconText(tr("Details"));
    besides_->setCheckable(true);
    connect(besides_, &QAction::toggled, this, &TopologyPage::makeRoom);
}

void TopologyPage::resizeEvent(QResizeEvent *event) {
    Page::resizeEvent(event);
    makeRoom();
}

void TopologyPage::present() {
    Page::present();
    isPresented_ = true;
    view_->present();
    makeRoom();
}

// Nothing of it follows what is selected: a map that moved under the pointer could not be worked with.
void TopologyPage::makeRoom() {
    const bool isSmall = isPresented_ || width() < LeastWidth;
    if (const bool isNarrow = width() < LeastHeader; isNarrow != std::exchange(isNarrow_, isNarrow))
        header_->setPillsBelow(isNarrow);
    detailsButton_->setInPlace(isSmall);
    inspector_->setVisible(!isPresented_ && (!isSmall || besides_->isChecked()));
    kit::Obstacle::tell(besides_,
                        isSmall ? QString() : tr("In a window this large the details are always beside the map."));
}

} // namespace topologypage
