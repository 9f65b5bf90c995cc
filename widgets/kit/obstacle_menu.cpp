#include "widgets/kit/obstacle_menu.h"

#include <algorithm>

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QWidgetAction>

#include "widgets/kit/page.h"

namespace kit {

namespace {

constexpr int LongestLine = 60; // characters

Page *pageOf(QWidget *widget) {
    for (; widget; widget = widget->parentWidget())
        if (auto *page = qobject_cast<Page *>(widget))
            return page;
    return nullptr;
}

} // namespace

ObstacleMenu::ObstacleMenu(QAbstractButton *button, std::function<QString()> link)
    : QObject(button), button_(button), link_(std::move(link)) {
    button->installEventFilter(this);
}

// What is disabled gets no events of its own, but filters see them.
bool ObstacleMenu::eventFilter(QObject *, QEvent *event) {
    const bool isPress = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (button_->isEnabled() || (!isPress && event->type() != QEvent::MouseButtonRelease))
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || button_->toolTip().isEmpty())
        return false;
    if (!isPress && button_->rect().contains(mouse->position().toPoint()))
        open();
    return true;
}

// Read as easily as any text, and passed over by the keyboard.
QAction *ObstacleMenu::makeReason(QMenu *menu) const {
    auto *words = new QLabel(button_->toolTip());
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMargin(words->fontMetrics().height() / 2);
    words->setMinimumWidth(std::min(words->fontMetrics().horizontalAdvance(words->text()) + 2 * words->margin(),
                                    words->fontMetrics().averageCharWidth() * LongestLine));
    auto *reason = new QWidgetAction(menu);
    reason->setText(words->text());
    reason->setDefaultWidget(words);
    reason->setEnabled(false);
    words->setEnabled(true);
    return reason;
}

void ObstacleMenu::open() {
    // A menu of a button that is greyed out would be so too.
    auto *menu = new QMenu(button_->window());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("obstacleMenu"));
    menu->addAction(makeReason(menu));
    auto *page = pageOf(button_);
    if (const auto link = link_(); page && !link.isEmpty()) {
        auto *why = menu->addAction(tr("Why?"));
        why->setObjectName(QStringLiteral("why"));
        connect(why, &QAction::triggered, page, [page, link] { Q_EMIT page->linkRequested(link); });
    }
    menu->popup(button_->mapToGlobal(QPoint(0, button_->height())));
    menu->setActiveAction(menu->actions().last());
}

} // namespace kit
