#include "widgets/overview/glance_card.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "widgets/kit/console_style.h"
#include "widgets/kit/role_label.h"

namespace overviewpage {

using kit::Size;

GlanceCard::GlanceCard(const kit::Theme &theme, const QString &title, QWidget *parent)
    : Card(theme, parent), theme_(theme), heading_(new QHBoxLayout), column_(new QVBoxLayout(this)) {
    const int side = theme.px(Size::SpaceLarge);
    column_->setContentsMargins(side, theme.px(Size::SpaceMedium), side, theme.px(Size::SpaceMedium));
    column_->setSpacing(theme.px(Size::SpaceSmall));
    auto *words = new kit::RoleLabel(theme, kit::TextRole::Object, title);
    // As high with a button beside it as without.
    words->setMinimumHeight(theme.px(Size::Control));
    heading_->setSpacing(theme.px(Size::SpaceSmall));
    heading_->addWidget(words);
    heading_->addStretch(1);
    column_->addLayout(heading_);
}

QPushButton *GlanceCard::addLink(const QString &words, const QString &target) {
    auto *button = new QPushButton(words);
    kit::setKind(*button, kit::ButtonKind::Quiet);
    connect(button, &QPushButton::clicked, this, [this, target] { Q_EMIT linkRequested(target); });
    heading_->addWidget(button);
    links_ << button;
    return button;
}

void GlanceCard::present() {
    for (auto *link : std::as_const(links_))
        link->hide();
}

void GlanceCard::fillWith(QWidget *part) {
    for (int place = 0; place < column_->count(); ++place)
        column_->setStretch(place, 0);
    column_->setStretchFactor(part, 1);
}

} // namespace overviewpage
