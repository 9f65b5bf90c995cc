#include "widgets/gpus/gpu_board.h"

#include <algorithm>

#include <QSplitter>
#include <QVBoxLayout>

#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_headline.h"
#include "widgets/gpus/gpu_tables.h"
#include "widgets/kit/card.h"

namespace gpuspage {

namespace {

// Asks for what it cannot do without: what is more comes from the room that is left.
class Halves : public QSplitter {
public:
    using QSplitter::QSplitter;

    QSize sizeHint() const override { return minimumSizeHint(); }
};

} // namespace

GpuBoard::GpuBoard(const kit::Session &session, QWidget *parent)
    : QScrollArea(parent),
      theme_(session.theme),
      headline_(new GpuHeadline(session)),
      charts_(new GpuCharts(session.theme, session.times)),
      tables_(new GpuTables(session)),
      halves_(new Halves(Qt::Vertical)) {
    setObjectName(QStringLiteral("gpuBoard"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    halves_->setObjectName(QStringLiteral("gpuHalves"));
    halves_->setChildrenCollapsible(false);
    halves_->setHandleWidth(theme_.px(kit::Size::SpaceMedium));
    halves_->addWidget(new kit::Card(theme_, charts_, nullptr));
    halves_->addWidget(new kit::Card(theme_, tables_, nullptr));
    halves_->setStretchFactor(0, 1);
    connect(halves_, &QSplitter::splitterMoved, this, [this] { isDivided_ = true; });
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme_.px(kit::Size::SpaceMedium));
    column->addWidget(headline_);
    column->addWidget(halves_, 1);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false);
    connect(charts_, &GpuCharts::focusMoved, this, [this](QWidget *chart) { ensureWidgetVisible(chart, 0, 0); });
}

void GpuBoard::resizeEvent(QResizeEvent *event) {
    QScrollArea::resizeEvent(event);
    if (isDivided_)
        return;
    // A quarter is the tables', within what they need and what they can use.
    const int least = theme_.px(kit::Size::FactLabel);
    const int tables = std::clamp(height() / 4, least, 2 * least);
    halves_->setSizes({std::max(1, halves_->height() - tables), tables});
}

} // namespace gpuspage
