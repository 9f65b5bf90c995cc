#include "widgets/overview/need_row.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"
#include "widgets/overview/two_line_label.h"

namespace overviewpage {

using kit::Size;

NeedRow::NeedRow(const kit::Theme &theme, QWidget *parent)
    : QWidget(parent), theme_(theme), sign_(new QLabel), sentence_(new TwoLineLabel(theme)), button_(new QPushButton) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, theme.px(Size::SpaceTiny), 0, theme.px(Size::SpaceTiny));
    row->setSpacing(theme.px(Size::SpaceMedium));
    row->addWidget(sign_);
    row->addWidget(sentence_, 1);
    row->addWidget(button_);
    sentence_->setObjectName(QStringLiteral("sentence"));
    button_->setObjectName(QStringLiteral("step"));
    sign_->setFixedSize(theme.px(Size::Icon), theme.px(Size::Icon));
    connect(button_, &QPushButton::clicked, this, [this] { Q_EMIT activated(need_.target); });
    connect(&theme, &kit::Theme::changed, this, &NeedRow::drawSign);
    drawSign();
}

void NeedRow::setNeed(const Need &need) {
    if (need == need_)
        return;
    need_ = need;
    sentence_->setText(need.sentence);
    button_->setText(need.step);
    button_->setVisible(!isPresented_ && !need.target.isEmpty());
    button_->setAccessibleDescription(need.sentence);
    drawSign();
}

void NeedRow::present() {
    isPresented_ = true;
    button_->hide();
}

void NeedRow::drawSign() {
    const auto [icon, tone, words] = [this]() -> std::tuple<kit::Icon, kit::Tone, QString> {
        switch (need_.gravity) {
        case Gravity::Critical:
            return {kit::Icon::Error, kit::Tone::Danger, tr("Critical")};
        case Gravity::Degraded:
            return {kit::Icon::Warning, kit::Tone::Warn, tr("Degraded")};
        case Gravity::Waiting:
            break;
        }
        return {kit::Icon::Clock, kit::Tone::Info, tr("Waits for a decision")};
    }();
    sign_->setPixmap(kit::icon(theme_, icon, tone).pixmap(sign_->size(), devicePixelRatioF()));
    sign_->setAccessibleName(words);
    sign_->setToolTip(words);
}

void NeedRow::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    kit::paint::horizontalLine(painter, rect(), 0, theme_.color(kit::Color::Border));
}

} // namespace overviewpage
