#include "widgets/kit/page_header.h"

#include <QAbstractButton>
#include <QHBoxLayout>

#include "widgets/kit/elided_label.h"

namespace kit {

PageHeader::PageHeader(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      title_(new RoleLabel(theme, TextRole::Title, title, this)),
      fact_(new ElidedLabel(theme, TextRole::Body, {}, this)),
      pills_(new QHBoxLayout),
      actions_(new QHBoxLayout) {
    fact_->setColor(Color::Text3);
    title_->setObjectName(QStringLiteral("pageTitle"));
    fact_->setObjectName(QStringLiteral("pageFact"));
    pills_->setSpacing(theme.px(Size::SpaceSmall));
    actions_->setSpacing(theme.px(Size::SpaceMedium));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(Size::SpaceMedium));
    layout->addWidget(title_);
    layout->addWidget(fact_);
    layout->addLayout(pills_);
    layout->addStretch(1);
    layout->addLayout(actions_);
    setMinimumHeight(theme.px(Size::Control));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::setTitle(const QString &title) {
    title_->setText(title);
}

void PageHeader::setFact(const QString &fact) {
    fact_->setText(fact);
}

void PageHeader::addAction(QAbstractButton *button) {
    actions_->addWidget(button);
}

Pill *PageHeader::addPill(const QString &word, Tone tone) {
    auto *pill = new Pill(theme_, word, tone, this);
    addPill(pill);
    return pill;
}

void PageHeader::addPill(QWidget *pill) {
    pills_->addWidget(pill);
}

} // namespace kit
