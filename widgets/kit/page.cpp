#include "widgets/kit/page.h"

#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

#include "widgets/kit/card.h"
#include "widgets/kit/theme.h"

namespace kit {

QAction *Page::makeAction(const char *verb, const QString &words, const QKeySequence &keys) {
    auto *action = new QAction(words, this);
    action->setObjectName(id() + QLatin1Char('.') + QLatin1String(verb));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    actions_ << action;
    return action;
}

void Page::arrange(const Theme &theme, const Parts &parts) {
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(theme.px(Size::SpaceLarge));
    panes->addWidget(new Card(theme, parts.list, nullptr));
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
    column->addLayout(parts.filter);
    column->addWidget(panes, 1);
}

} // namespace kit
