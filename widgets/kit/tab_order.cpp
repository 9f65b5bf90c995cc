#include "widgets/kit/tab_order.h"

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QScrollArea>

namespace kit {

namespace {

// What hands its focus on goes where that goes.
bool isStop(const QWidget *widget) {
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
}

} // namespace

void orderTabs(const QWidget *holder, const QList<QWidget *> &parts) {
    const auto isOfPart = [&parts](const QWidget *widget) {
        return std::any_of(parts.begin(), parts.end(),
                           [widget](const auto *part) { return part == widget || part->isAncestorOf(widget); });
    };
    // What the holder held before and is about to be deleted leads nowhere.
    const auto isGone = [&](const QWidget *widget) { return holder->isAncestorOf(widget) && !isOfPart(widget); };
    // The holder itself has no focus; it only marks the place.
    auto *last = holder->previousInFocusChain();
    while (last != holder && (!isStop(last) || isGone(last)))
        last = last->previousInFocusChain();
    QList<QWidget *> stops;
    for (auto *part : parts) {
        auto *widget = part;
        do {
            if ((widget == part || part->isAncestorOf(widget)) && isStop(widget))
                stops << widget;
            widget = widget->nextInFocusChain();
        } while (widget != part);
    }
    // Nothing comes before the first field of a form.
    const bool isFirst = last == holder || isOfPart(last);
    for (auto *stop : std::as_const(stops)) {
        if (!isFirst || stop != stops.first())
            QWidget::setTabOrder(last, stop);
        last = stop;
    }
}

void keepFocusInSight(QApplication &application) {
    QObject::connect(&application, &QApplication::focusChanged, &application, [](const QWidget *, QWidget *now) {
        if (!now || !now->isVisible() || !now->visibleRegion().isEmpty())
            return;
        for (auto *above = now->parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(now);
        }
    });
}

} // namespace kit
