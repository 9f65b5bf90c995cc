#include "widgets/kit/toast_stack.h"

#include <QAccessible>
#include <QEvent>

#include "widgets/kit/toast.h"

namespace kit {
namespace {

constexpr int shownAtOnce = 3;

} // namespace

ToastStack::ToastStack(const Theme &theme, QWidget *window) : QObject(window), theme_(theme), window_(window) {
    window->installEventFilter(this);
}

void ToastStack::tell(Tone tone, const QString &text, QAction *action) {
    while (toasts_.size() >= shownAtOnce)
        remove(toasts_.constFirst());
    auto *toast = new Toast(theme_, tone, text, window_);
    toast->offer(action);
    connect(toast, &Toast::closed, this, [this, toast] { remove(toast); });
    toasts_.append(toast);
    toast->show();
    arrange();
    toast->start();
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize)
        arrange();
    return QObject::eventFilter(watched, event);
}

void ToastStack::remove(Toast *toast) {
    toasts_.removeOne(toast);
    toast->hide();
    toast->deleteLater();
    arrange();
}

void ToastStack::arrange() {
    const int width = theme_.px(Size::ToastWidth);
    const int margin = theme_.px(Size::SpaceWide);
    int bottom = window_->height() - margin - theme_.px(Size::StatusBar);
    for (auto toast = toasts_.crbegin(); toast != toasts_.crend(); ++toast) {
        const QMargins shadow = (*toast)->contentsMargins();
        const int height = (*toast)->heightForWidth(width + shadow.left() + shadow.right());
        const int card = height - shadow.top() - shadow.bottom();
        // In the middle: buttons stand at the sides.
        (*toast)->setCardGeometry({(window_->width() - width) / 2, bottom - card, width, card});
        (*toast)->raise();
        bottom -= card + theme_.px(Size::SpaceSmall);
    }
}

} // namespace kit
