#include "widgets/kit/page.h"

#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

#include "widgets/kit/card.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/toast_stack.h"

namespace kit {

namespace {

constexpr const char *selectionProperty = "needsSelection";

} // namespace

Page::Page(PageFacts facts, QWidget *parent) : QWidget(parent), facts_(std::move(facts)) {}

QAction *Page::makeAction(const char *verb, const QString &words, const QKeySequence &keys) {
    return makeNamedAction(id() + QLatin1Char('.') + QLatin1String(verb), words, keys);
}

bool Page::isMeant(const QAction &action, const Page *shown) {
    return !action.property(selectionProperty).toBool() || action.parent() == shown;
}

void Page::setNeedsSelection(QAction *action) {
    action->setProperty(selectionProperty, true);
}

QAction *Page::makeNamedAction(const QString &name, const QString &words, const QKeySequence &keys) {
    auto *action = new QAction(words, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    actions_ << action;
    return action;
}

void Page::expectWhatIsMade(const Notices &notices) {
    connect(&notices, &Notices::made, this, &Page::expect);
}

void Page::passFocus(QWidget *content, Qt::FocusReason reason) {
    if (content->isVisible())
        content->setFocus(reason);
}

QRect Page::inSight(const QWidget &viewport, const QRect &place) const {
    const auto seen = place & viewport.rect();
    return seen.isEmpty() || !viewport.isVisible() ? QRect() : QRect(viewport.mapTo(this, seen.topLeft()), seen.size());
}

void Page::present() {
    for (auto *header : findChildren<PageHeader *>())
        header->hideActions();
    for (auto *inspector : findChildren<Inspector *>())
        inspector->hideActions();
    if (filter_)
        filter_->hide();
}

QLayout *Page::filterRow(const Theme &theme, const Parts &parts) {
    filter_ = new QWidget;
    filter_->setLayout(parts.filter);
    parts.filter->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(Size::SpaceSmall));
    if (parts.choice)
        row->addWidget(parts.choice, 0, Qt::AlignTop);
    row->addWidget(filter_, 1);
    return row;
}

void Page::arrange(const Theme &theme, const Parts &parts) {
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(theme.px(Size::SpaceLarge));
    auto *list = new Card(theme, parts.list, nullptr);
    if (parts.below) {
        auto *halves = new QSplitter(Qt::Vertical);
        halves->setChildrenCollapsible(false);
        halves->setHandleWidth(theme.px(Size::SpaceMedium));
        halves->addWidget(list);
        halves->addWidget(new Card(theme, parts.below, nullptr));
        halves->setSizes({theme.px(Size::WindowHeight), theme.px(Size::WindowHeight)});
        panes->addWidget(halves);
    } else {
        panes->addWidget(list);
    }
    panes->addWidget(parts.inspector);
    parts.inspector->setMinimumWidth(theme.px(Size::InspectorWidth));
    panes->setStretchFactor(0, 1);
    panes->setSizes({theme.px(Size::WindowWidth), theme.px(Size::InspectorWidth)});
    auto *column = new QVBoxLayout(this);
    const int side = theme.px(Size::SpaceWide);
    const int end = theme.px(Size::SpaceLarge);
    column->setContentsMargins(side, end, side, end);
    column->setSpacing(theme.px(Size::SpaceMedium));
    column->addWidget(parts.header);
    column->addLayout(filterRow(theme, parts));
    column->addWidget(panes, 1);
    if (parts.foot) {
        column->addWidget(parts.foot);
        ToastStack::keepClear(*parts.foot);
    }
}

} // namespace kit
