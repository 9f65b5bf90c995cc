#include "widgets/overview/glance_grid.h"

#include <algorithm>

#include <QGridLayout>

#include "widgets/overview/glance_card.h"

namespace overviewpage {

namespace {

// Sentences would be cut in columns that are narrower; device-independent pixels.
constexpr int LeastForTwo = 960;

} // namespace

GlanceGrid::GlanceGrid(const QList<GlanceCard *> &cards, int spacing, QWidget *parent)
    : QWidget(parent), cards_(cards), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(spacing);
    arrange();
}

void GlanceGrid::present() {
    isPresented_ = true;
    columns_ = 0;
    arrange();
}

QSize GlanceGrid::minimumSizeHint() const {
    int wide = 0;
    for (const auto *card : cards_)
        wide = std::max(wide, card->minimumSizeHint().width());
    return {wide, QWidget::minimumSizeHint().height()};
}

void GlanceGrid::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void GlanceGrid::arrange() {
    int least = grid_->horizontalSpacing();
    for (qsizetype column = 0; column < 2; ++column)
        least += std::max(cards_[column]->minimumSizeHint().width(), cards_[column + 2]->minimumSizeHint().width());
    const int columns = width() < std::max(least, LeastForTwo) ? 1 : 2;
    if (columns == columns_)
        return;
    columns_ = columns;
    for (int place = 0; place < cards_.size(); ++place)
        grid_->addWidget(cards_[place], place / columns, place % columns);
    grid_->setColumnStretch(0, columns == 2 && !isPresented_ ? 3 : 1);
    grid_->setColumnStretch(1, columns == 1 ? 0 : isPresented_ ? 1 : 2);
    // The lists take what room is left.
    grid_->setRowStretch(1, columns == 2 ? 1 : 0);
}

} // namespace overviewpage
