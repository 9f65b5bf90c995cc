#include "widgets/kit/fact_list.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMenu>
#include <QRegularExpression>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

// A word that is longer than a line goes on in the next one after an underscore: names of errors have no other place.
QString breakable(QString text) {
    static const QRegularExpression word(QStringLiteral("\\S{25,}"));
    for (auto found = word.match(text); found.hasMatch();) {
        auto broken = found.captured().replace(QLatin1Char('_'), QStringLiteral("_\u200B"));
        text.replace(found.capturedStart(), found.capturedLength(), broken);
        found = word.match(text, found.capturedStart() + broken.size());
    }
    return text;
}

} // namespace

FactList::FactList(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(0);
    grid_->setColumnMinimumWidth(0, theme.px(Size::FactColumn));
    grid_->setColumnStretch(1, 1);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Facts"));
}

void FactList::setFacts(const QList<Fact> &facts) {
    if (facts == facts_)
        return;
    facts_ = facts;
    current_ = std::clamp<int>(current_, 0, std::max<int>(0, facts.size() - 1));
    while (QLayoutItem *item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < grid_->rowCount(); ++row)
        grid_->setRowMinimumHeight(row, 0); // the layout never forgets a row
    for (int row = 0; row < facts_.size(); ++row)
        addRow(row);
}

QWidget *FactList::valueFor(const Fact &fact) {
    const bool isAbsent = fact.value.isEmpty() && fact.absence != Absence::None;
    if (fact.tone && !isAbsent)
        return new Pill(theme_, harmless(fact.value), *fact.tone, this);
    if (fact.isMono && !isAbsent) {
        auto *label = new ElidedLabel(theme_, TextRole::Mono, harmless(fact.value), this);
        label->setElideMode(Qt::ElideMiddle);
        return label;
    }
    auto *label = new RoleLabel(theme_, TextRole::Body,
                                isAbsent ? absenceText(fact.absence) : breakable(harmless(fact.value)), this);
    label->setColor(isAbsent ? Color::Text3 : Color::Text);
    label->setWordWrap(isLong(label->text()));
    label->setSelectable();
    return label;
}

bool FactList::isLong(const QString &text) const {
    return text.contains(QLatin1Char('\n')) || paint::textWidth(theme_.font(TextRole::Body), text) >
                                                   theme_.px(Size::FactLabel) - theme_.px(Size::SpaceSmall);
}

void FactList::addRow(int row) {
    const Fact &fact = facts_[row];
    auto *label = new RoleLabel(theme_, TextRole::Body, fact.label, this);
    label->setColor(Color::Text3);
    label->setWordWrap(isLong(fact.label));
    QWidget *value = valueFor(fact);
    value->setContextMenuPolicy(Qt::NoContextMenu); // the list has one for the whole row
    value->setToolTip(plainToolTip(fact.hint));
    label->setBuddy(value);
    const int gap = (theme_.px(Size::FactRow) - theme_.lineHeight(TextRole::Body)) / 2;
    label->setContentsMargins(0, gap, theme_.px(Size::SpaceSmall), gap);
    if (!fact.tone)
        value->setContentsMargins(0, gap, theme_.px(Size::SpaceTiny), gap);
    grid_->setRowMinimumHeight(row, theme_.px(Size::FactRow));
    grid_->addWidget(label, row, 0, Qt::AlignTop);
    grid_->addWidget(value, row, 1, fact.tone ? Qt::AlignLeading | Qt::AlignVCenter : Qt::Alignment());
}

QRect FactList::rowRect(int row) const {
    if (row < 0 || 2 * row + 1 >= grid_->count())
        return {};
    const QRect label = grid_->itemAt(2 * row)->geometry();
    const QRect value = grid_->itemAt(2 * row + 1)->geometry();
    return {0, std::min(label.top(), value.top()), width(), std::max(label.height(), value.height())};
}

int FactList::rowAt(int y) const {
    for (int row = 0; row < facts_.size(); ++row)
        if (y <= rowRect(row).bottom())
            return row;
    return static_cast<int>(facts_.size()) - 1;
}

void FactList::copy(int row) const {
    if (row >= 0 && row < facts_.size())
        QGuiApplication::clipboard()->setText(facts_[row].value);
}

void FactList::paintEvent(QPaintEvent *) {
    if (!hasFocus() || !window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    QPainter painter(this);
    QRect ring = rowRect(current_);
    if (ring.isEmpty())
        return;
    const int gap = theme_.px(Size::SpaceSmall);
    const QRect column = grid_->cellRect(grid_->rowCount() - 1, 1);
    if (layoutDirection() == Qt::LeftToRight)
        ring.setLeft(column.left() - gap);
    else
        ring.setRight(column.right() + gap);
    paint::roundBox(painter, ring,
                    {QColor(), theme_.color(Color::Accent), theme_.px(Size::RadiusChip), theme_.px(Size::FocusRing)});
}

void FactList::keyPressEvent(QKeyEvent *event) {
    const int last = static_cast<int>(facts_.size()) - 1;
    if (event->matches(QKeySequence::Copy))
        copy(current_);
    else if (event->key() == Qt::Key_Down && current_ < last)
        ++current_;
    else if (event->key() == Qt::Key_Up && current_ > 0)
        --current_;
    else
        return QWidget::keyPressEvent(event);
    update();
}

void FactList::focusInEvent(QFocusEvent *event) {
    QWidget::focusInEvent(event);
    update();
}

void FactList::focusOutEvent(QFocusEvent *event) {
    QWidget::focusOutEvent(event);
    update();
}

void FactList::contextMenuEvent(QContextMenuEvent *event) {
    if (facts_.isEmpty())
        return;
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const int row = isByKeyboard ? current_ : rowAt(event->pos().y());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *one = menu->addAction(icon(theme_, Icon::Copy), tr("Copy value"), this, [this, row] { copy(row); });
    one->setEnabled(!facts_[row].value.isEmpty());
    menu->addAction(tr("Copy all facts"), this, [this] {
        QStringList lines;
        for (const Fact &fact : facts_)
            lines << fact.label + QLatin1Char('\t') + (fact.value.isEmpty() ? absenceText(fact.absence) : fact.value);
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    menu->popup(isByKeyboard ? mapToGlobal(rowRect(row).bottomLeft()) : event->globalPos());
}

} // namespace kit
