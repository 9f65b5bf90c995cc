#include "widgets/kit/change_policy_view.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "widgets/kit/console_style.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/tab_order.h"

namespace kit {

ChangePolicyView::ChangePolicyView(const Theme &theme, QWidget *parent)
    : QWidget(parent), theme_(theme), rows_(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("policy"));
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(theme.px(Size::SpaceTiny));
    hide();
}

void ChangePolicyView::show(const v1::Preview &preview, const ResourceByName &find) {
    const auto lines = ChangePolicy::lines(preview, find);
    if (lines == lines_)
        return;
    lines_ = lines;
    while (auto *item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QList<QWidget *> rows;
    for (const auto &line : lines_) {
        rows << rowFor(line);
        rows_->addWidget(rows.last());
    }
    orderTabs(this, rows);
    setVisible(!lines_.isEmpty());
}

QWidget *ChangePolicyView::rowFor(const ChangePolicy::Line &line) {
    auto *row = new QWidget;
    auto *cells = new QHBoxLayout(row);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setSpacing(theme_.px(Size::SpaceSmall));
    auto *words = new RoleLabel(theme_, TextRole::Body, line.text);
    words->setWordWrap(true);
    words->setSelectable();
    if (line.tone != Tone::Info)
        words->setTone(line.tone);
    cells->addWidget(words, 1);
    if (line.target.isEmpty())
        return row;
    const bool isWhy = line.linkText.isEmpty();
    auto *why = new QPushButton(isWhy ? tr("Why?") : line.linkText);
    why->setObjectName(QStringLiteral("why"));
    why->setAccessibleName(isWhy ? tr("Why: %1", "a sentence").arg(line.text)
                                 : tr("%1: %2", "a verb, a sentence").arg(line.linkText, line.text));
    why->setAutoDefault(false);
    setKind(*why, ButtonKind::Quiet);
    connect(why, &QPushButton::clicked, this, [this, target = line.target] { Q_EMIT whyRequested(target); });
    cells->addWidget(why, 0, Qt::AlignTop);
    return row;
}

} // namespace kit
