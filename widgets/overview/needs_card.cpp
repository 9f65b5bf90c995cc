#include "widgets/overview/needs_card.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/figures.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/role_label.h"
#include "widgets/overview/need_row.h"

namespace overviewpage {

using kit::Color;
using kit::Size;
using kit::TextRole;

NeedsCard::NeedsCard(const kit::Theme &theme, QWidget *parent)
    : GlanceCard(theme, tr("Needs you"), parent),
      count_(new kit::Pill(theme, {}, kit::Tone::Neutral)),
      nothing_(new kit::RoleLabel(theme, TextRole::Body,
                                  tr("Nothing waits for you: what is wanted serves, and no decision is open."))),
      more_(new kit::RoleLabel(theme, TextRole::Caption)) {
    setObjectName(QStringLiteral("needs"));
    count_->setObjectName(QStringLiteral("needCount"));
    heading()->insertWidget(1, count_);
    nothing_->setObjectName(QStringLiteral("nothing"));
    nothing_->setColor(Color::Text2);
    nothing_->setWordWrap(true);
    more_->setObjectName(QStringLiteral("more"));
    more_->setColor(Color::Text2);
    column()->addWidget(nothing_);
    auto *list = new QVBoxLayout;
    list->setSpacing(0);
    for (int row = 0; row < most; ++row) {
        rows_ << new NeedRow(theme);
        rows_.last()->hide();
        list->addWidget(rows_.last());
        connect(rows_.last(), &NeedRow::activated, this, &NeedsCard::linkRequested);
    }
    column()->addLayout(list);
    column()->addWidget(more_);
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

void NeedsCard::show(const NeedQueue &queue) {
    const auto key = focused();
    const auto needs = queue.first(most);
    for (int row = 0; row < most; ++row) {
        if (row < needs.size())
            rows_[row]->setNeed(needs[row]);
        rows_[row]->setVisible(row < needs.size());
    }
    keepFocus(key);
    nothing_->setVisible(needs.isEmpty());
    count_->setText(kit::Figures::count(queue.count()));
    count_->setTone(queue.count(Gravity::Critical) > 0   ? kit::Tone::Danger
                    : queue.count(Gravity::Degraded) > 0 ? kit::Tone::Warn
                                                         : kit::Tone::Info);
    count_->setVisible(queue.count() > 0);
    const int more = queue.count() - static_cast<int>(needs.size());
    more_->setText(tr("%Ln more wait, none of them graver than these.", nullptr, more));
    more_->setVisible(more > 0);
}

} // namespace overviewpage
