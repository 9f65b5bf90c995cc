#include "widgets/overview/needs_card.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/role_label.h"
#include "widgets/overview/need_row.h"
#include "widgets/overview/row_stack.h"

namespace overviewpage {

using kit::Color;
using kit::Size;
using kit::TextRole;

NeedsCard::NeedsCard(const kit::Theme &theme, QWidget *parent)
    : GlanceCard(theme, tr("Needs you"), parent),
      count_(new kit::Pill(theme, {}, kit::Tone::Neutral)),
      nothing_(new kit::RoleLabel(theme, TextRole::Body,
                                  tr("Nothing waits for you: what is wanted serves, and no decision is open."))),
      more_(new QPushButton),
      list_(new RowStack) {
    setObjectName(QStringLiteral("needs"));
    count_->setObjectName(QStringLiteral("needCount"));
    heading()->insertWidget(1, count_);
    nothing_->setObjectName(QStringLiteral("nothing"));
    nothing_->setColor(Color::Text2);
    nothing_->setWordWrap(true);
    more_->setObjectName(QStringLiteral("more"));
    kit::setKind(*more_, kit::ButtonKind::Quiet);
    connect(more_, &QPushButton::clicked, this, [this] { showAll(!isAll_); });
    column()->addWidget(nothing_);
    column()->addWidget(list_);
    column()->addWidget(more_, 0, Qt::AlignLeading);
    column()->addStretch(1);
    count_->hide();
    more_->hide();
}

QString NeedsCard::focused() const {
    for (const auto *row : rows_)
        if (row->button()->hasFocus())
            return row->need().object + row->need().step;
    return {};
}

// The keyboard stays with what it was at, wherever that stands now.
void NeedsCard::keepFocus(const QString &key) {
    if (key.isEmpty() || focused() == key)
        return;
    for (const auto *row : std::as_const(rows_))
        if (!row->isHidden() && row->need().object + row->need().step == key)
            return row->button()->setFocus(Qt::OtherFocusReason);
}

void NeedsCard::makeRows(int count) {
    while (rows_.size() < count) {
        rows_ << new NeedRow(theme());
        if (isPresented_)
            rows_.last()->present();
        list_->add(rows_.last());
        connect(rows_.last(), &NeedRow::activated, this, &NeedsCard::linkRequested);
    }
}

void NeedsCard::showAll(bool isAll) {
    isAll_ = isAll;
    fill();
}

void NeedsCard::setSight(QWidget *sight) {
    sight_ = sight;
    sight->installEventFilter(this);
}

bool NeedsCard::eventFilter(QObject *watched, QEvent *event) {
    if (watched == sight_ && event->type() == QEvent::Resize)
        fill();
    return GlanceCard::eventFilter(watched, event);
}

void NeedsCard::moveEvent(QMoveEvent *event) {
    GlanceCard::moveEvent(event);
    fill();
}

// The room is that of the sight below where the card begins: its own size follows what stands in it.
int NeedsCard::mostInSight(int all) const {
    if (!sight_ || rows_.isEmpty())
        return most;
    const int room = sight_->height() - y() - list_->y() - column()->contentsMargins().bottom();
    const int needed = list_->rowHeight();
    if (all * needed <= room)
        return std::max(most, all);
    return std::max(most, (room - column()->spacing() - more_->sizeHint().height()) / needed);
}

void NeedsCard::show(const NeedQueue &queue) {
    queue_ = &queue;
    fill();
}

void NeedsCard::fill() {
    if (!queue_)
        return;
    const auto key = focused();
    const int few = std::min(mostInSight(queue_->count()), mostOfAll);
    const auto needs = queue_->first(isAll_ ? mostOfAll : few);
    const auto shown = static_cast<int>(needs.size());
    makeRows(shown);
    for (int row = 0; row < shown; ++row)
        rows_[row]->setNeed(needs[row]);
    list_->setCount(shown);
    keepFocus(key);
    nothing_->setVisible(needs.isEmpty());
    count_->setText(kit::Figures::count(queue_->count()));
    count_->setTone(queue_->count(Gravity::Critical) > 0   ? kit::Tone::Danger
                    : queue_->count(Gravity::Degraded) > 0 ? kit::Tone::Warn
                                                           : kit::Tone::Info);
    count_->setVisible(queue_->count() > 0);
    tellMore(shown, few, queue_->count());
}

void NeedsCard::tellMore(int shown, int few, int all) {
    const int more = all - shown;
    more_->setText(!isAll_    ? tr("Show %Ln more, none of them graver than these", nullptr, more)
                   : more > 0 ? tr("Show only the gravest; %Ln more wait", nullptr, more)
                              : tr("Show only the gravest"));
    more_->setVisible(!isPresented_ && (more > 0 || (isAll_ && all > few)));
}

// The number beside the title says how many there are.
void NeedsCard::present() {
    isPresented_ = isAll_ = true;
    for (auto *row : std::as_const(rows_))
        row->present();
    list_->present();
    fillWith(list_);
    fill();
}

} // namespace overviewpage
