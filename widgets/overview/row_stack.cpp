#include "widgets/overview/row_stack.h"

#include <algorithm>
#include <utility>

#include <QVBoxLayout>

#include "widgets/kit/tab_order.h"

namespace overviewpage {

namespace {

// Rows stand no farther apart than this, as a share of what they need.
constexpr double MostSpread = 1.4;

} // namespace

RowStack::RowStack(QWidget *parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
}

void RowStack::add(QWidget *row) {
    rows_ << row;
    row->hide();
    if (isPresented_)
        row->setParent(this);
    else
        column_->addWidget(row);
    kit::orderTabs(this, rows_);
}

void RowStack::setCount(int count) {
    count_ = count;
    showRows();
}

void RowStack::present() {
    isPresented_ = true;
    for (auto *row : std::as_const(rows_))
        column_->removeWidget(row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    showRows();
}

int RowStack::rowHeight() const {
    int high = 1;
    for (const auto *row : rows_)
        high = std::max(high, row->sizeHint().height());
    return high;
}

// One row at least; it takes whatever else is left.
QSize RowStack::sizeHint() const {
    return isPresented_ ? minimumSizeHint() : QWidget::sizeHint();
}

QSize RowStack::minimumSizeHint() const {
    if (!isPresented_)
        return QWidget::minimumSizeHint();
    int wide = 0;
    for (const auto *row : rows_)
        wide = std::max(wide, row->minimumSizeHint().width());
    return {wide, count_ > 0 ? rowHeight() : 0};
}

void RowStack::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    if (isPresented_)
        showRows();
}

void RowStack::showRows() {
    const int needed = rowHeight();
    const int shown = isPresented_ ? std::clamp(height() / needed, std::min(1, count_), count_) : count_;
    const double pitch = shown > 0 ? std::min(double(height()) / shown, MostSpread * needed) : 0;
    for (int place = 0; place < rows_.size(); ++place) {
        if (isPresented_ && place < shown)
            rows_[place]->setGeometry(0, qRound(place * pitch), width(),
                                      qRound((place + 1) * pitch) - qRound(place * pitch));
        rows_[place]->setVisible(place < shown);
    }
}

} // namespace overviewpage
