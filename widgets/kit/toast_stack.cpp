#include "widgets/kit/toast_stack.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QTabBar>

#include "widgets/kit/toast.h"

namespace kit {
namespace {

constexpr int mostAtOnce = 3;
// Of the window, for each message that stands over it; device-independent pixels.
constexpr int heightForOne = 400;
constexpr char clearProperty[] = "keptClear";

bool isKeptClear(const QWidget *widget) {
    return widget->property(clearProperty).toBool() || qobject_cast<const QAbstractButton *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget);
}

// The part of a widget that its ancestors let be seen, in the window's coordinates.
QRect shownIn(const QWidget *window, const QWidget *widget) {
    QRect shown = widget->rect();
    for (; widget != window; widget = widget->parentWidget())
        shown = (shown & widget->rect()).translated(widget->pos());
    return shown & window->rect();
}

// The lowest place for a card of this height between the sides that ends at `bottom` and covers none of these; where
// there is no such place, that at the bottom.
int bottomOf(const QRect &card, int gap, const QList<QRect> &kept) {
    for (QRect place = card; place.top() >= gap;) {
        const auto covered = std::find_if(
            kept.begin(), kept.end(), [&](const QRect &one) { return one.adjusted(0, -gap, 0, 0).intersects(place); });
        if (covered == kept.end())
            return place.bottom() + 1;
        place.moveBottom(covered->top() - gap - 1);
    }
    return card.bottom() + 1;
}

} // namespace

ToastStack::ToastStack(const Theme &theme, QWidget *window) : QObject(window), theme_(theme), window_(window) {
    window->installEventFilter(this);
    moved_.setSingleShot(true);
    moved_.setInterval(0);
    connect(&moved_, &QTimer::timeout, this, &ToastStack::arrange);
}

void ToastStack::keepClear(QWidget &part) {
    part.setProperty(clearProperty, true);
}

void ToastStack::tell(Tone tone, const QString &text, QAction *action) {
    const int atOnce = std::clamp(window_->height() / heightForOne, 1, mostAtOnce);
    while (toasts_.size() >= atOnce)
        remove(toasts_.constFirst());
    auto *toast = new Toast(theme_, tone, text, window_);
    toast->offer(action);
    connect(toast, &Toast::closed, this, [this, toast] { remove(toast); });
    if (toasts_.isEmpty())
        qApp->installEventFilter(this);
    toasts_.append(toast);
    toast->show();
    arrange();
    toast->start();
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

// What comes, goes and moves below a message is all within the window, and is looked at while there is a message.
bool ToastStack::eventFilter(QObject *watched, QEvent *event) {
    const auto type = event->type();
    if (watched == window_ && type == QEvent::Resize) {
        arrange();
    } else if (type == QEvent::Show || type == QEvent::Hide || type == QEvent::Move || type == QEvent::Resize) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && !toasts_.isEmpty() && window_->isAncestorOf(widget) && !isOneOfMine(widget))
            moved_.start();
    }
    return QObject::eventFilter(watched, event);
}

void ToastStack::remove(Toast *toast) {
    toasts_.removeOne(toast);
    if (toasts_.isEmpty())
        qApp->removeEventFilter(this);
    toast->hide();
    toast->deleteLater();
    arrange();
}

void ToastStack::arrange() {
    if (toasts_.isEmpty())
        return;
    const int margin = theme_.px(Size::SpaceWide);
    const int gap = theme_.px(Size::SpaceSmall);
    const auto kept = clearPlaces();
    int bottom = window_->height() - margin - theme_.px(Size::StatusBar);
    for (auto toast = toasts_.crbegin(); toast != toasts_.crend(); ++toast) {
        const int width = std::min((*toast)->fittingWidth(), window_->width() - 2 * margin);
        const QMargins shadow = (*toast)->contentsMargins();
        const int height = (*toast)->heightForWidth(width + shadow.left() + shadow.right());
        const int card = height - shadow.top() - shadow.bottom();
        // In the middle: buttons stand at the sides.
        const int left = (window_->width() - width) / 2;
        bottom = bottomOf({left, bottom - card, width, card}, gap, kept);
        (*toast)->setCardGeometry({left, bottom - card, width, card});
        (*toast)->raise();
        bottom -= card + gap;
    }
}

bool ToastStack::isOneOfMine(const QWidget *widget) const {
    return std::any_of(toasts_.begin(), toasts_.end(),
                       [widget](const Toast *toast) { return toast == widget || toast->isAncestorOf(widget); });
}

QList<QRect> ToastStack::clearPlaces() const {
    QList<QRect> places;
    for (const auto *widget : window_->findChildren<QWidget *>())
        if (isKeptClear(widget) && widget->isVisible() && widget->window() == window_->window() && !isOneOfMine(widget))
            places << shownIn(window_, widget);
    places.removeIf([](const QRect &place) { return place.isEmpty(); });
    return places;
}

} // namespace kit
