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
      actions_(new QWidget),
      row_(new QHBoxLayout),
      lines_(new QVBoxLayout(this)) {
    fact_->setColor(Color::Text3);
    title_->setObjectName(QStringLiteral("pageTitle"));
    fact_->setObjectName(QStringLiteral("pageFact"));
    pills_->setSpacing(theme.px(Size::SpaceSmall));
    auto *buttons = new QHBoxLayout(actions_);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(theme.px(Size::SpaceMedium));
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setSpacing(theme.px(Size::SpaceSmall));
    lines_->addLayout(row_);
    row_->setSpacing(theme.px(Size::SpaceMedium));
    row_->addWidget(title_);
    row_->addWidget(fact_);
    row_->addLayout(pills_);
    row_->addStretch(1);
    row_->addWidget(actions_);
    setMinimumHeight(theme.px(Size::Control));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::setTitle(const QString &title) {
    title_->setText(title);
}

void PageHeader::setFact(const QString &fact) {
    fact_->setText(fact);
}

void PageHeader::setPillsBelow(bool areBelow) {
    row_->removeItem(pills_);
    lines_->removeItem(pills_);
    pills_->setParent(nullptr);
    if (areBelow) {
        lines_->addLayout(pills_);
        lines_->setAlignment(pills_, Qt::AlignLeading);
    } else {
        row_->insertLayout(row_->indexOf(fact_) + 1, pills_);
    }
}

int PageHeader::wholeWidth() const {
    lines_->activate();
    return row_->sizeHint().width();
}

void PageHeader::addAction(QAbstractButton *button) {
    actions_->layout()->addWidget(button);
}

void PageHeader::hideActions() {
    actions_->hide();
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
