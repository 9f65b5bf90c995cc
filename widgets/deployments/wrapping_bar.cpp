#include "widgets/deployments/wrapping_bar.h"

#include <QBoxLayout>

#include "widgets/kit/flow_layout.h"

namespace deploymentspage {

WrappingBar::WrappingBar(const kit::Theme &theme, QWidget *parent)
    : QWidget(parent),
      whole_(new QHBoxLayout(this)),
      first_(new QHBoxLayout),
      second_(new kit::FlowLayout(theme.px(kit::Size::SpaceSmall))) {
    whole_->setContentsMargins(0, 0, 0, 0);
    for (auto *layout : {whole_, first_})
        layout->setSpacing(theme.px(kit::Size::SpaceSmall));
    whole_->addLayout(first_, 1);
    whole_->addLayout(second_);
}

QSize WrappingBar::minimumSizeHint() const {
    const auto one = first_->minimumSize();
    const auto two = second_->minimumSize();
    return {qMax(one.width(), two.width()), whole_->minimumSize().height()};
}

void WrappingBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    const int needed = first_->sizeHint().width() + whole_->spacing() + second_->sizeHint().width();
    const auto direction = width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction == whole_->direction())
        return;
    whole_->setDirection(direction);
    updateGeometry();
}

} // namespace deploymentspage
