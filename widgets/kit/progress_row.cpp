#include "widgets/kit/progress_row.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/plain_text.h"

namespace kit {

ProgressRow::ProgressRow(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent),
      title_(new ElidedLabel(theme, TextRole::Medium, harmless(title), this)),
      detail_(new ElidedLabel(theme, TextRole::Caption, {}, this)),
      bar_(new QProgressBar(this)),
      outcome_(new Pill(theme, {}, Tone::Neutral, this)),
      cancel_(new QPushButton(tr("Cancel"), this)) {
    detail_->setColor(Color::Text3);
    bar_->setRange(0, 0);
    bar_->setAccessibleName(title);
    bar_->setMinimumWidth(theme.px(Size::FactLabel));
    cancel_->setAccessibleName(tr("Cancel %1").arg(title));
    outcome_->hide();
    auto *layout = new QGridLayout(this);
    const int space = theme.px(Size::SpaceSmall);
    layout->setContentsMargins(theme.px(Size::SpaceMedium), space, theme.px(Size::SpaceMedium), space);
    layout->setHorizontalSpacing(theme.px(Size::SpaceLarge));
    layout->setVerticalSpacing(0);
    layout->addWidget(title_, 0, 0);
    layout->addWidget(detail_, 1, 0);
    layout->addWidget(bar_, 0, 1, 2, 1);
    layout->addWidget(outcome_, 0, 1, 2, 1, Qt::AlignTrailing | Qt::AlignVCenter);
    layout->addWidget(cancel_, 0, 2, 2, 1, Qt::AlignVCenter);
    layout->setColumnStretch(0, 3);
    layout->setColumnStretch(1, 2);
    connect(cancel_, &QPushButton::clicked, this, &ProgressRow::cancelRequested);
}

void ProgressRow::setTitle(const QString &title) {
    title_->setText(harmless(title));
    bar_->setAccessibleName(title);
    cancel_->setAccessibleName(tr("Cancel %1").arg(title));
}

void ProgressRow::setDetail(const QString &detail) {
    detail_->setText(harmless(detail));
}

void ProgressRow::setProgress(std::optional<int> basisPoints) {
    bar_->setRange(0, basisPoints ? 10'000 : 0);
    bar_->setValue(basisPoints.value_or(0));
}

void ProgressRow::setObstacle(const QString &obstacle) {
    cancel_->setEnabled(obstacle.isEmpty());
    cancel_->setToolTip(obstacle);
}

void ProgressRow::setOutcome(const QString &word, Tone tone) {
    outcome_->setText(word);
    outcome_->setTone(tone);
    outcome_->show();
    bar_->hide();
    cancel_->hide();
}

} // namespace kit
