#include "widgets/kit/toast.h"

#include <QAction>
#include <QCursor>
#include <QVBoxLayout>

#include "widgets/kit/banner.h"

namespace kit {

Toast::Toast(const Theme &theme, Tone tone, const QString &text, QWidget *window)
    : FloatingCard(theme, window),
      theme_(theme),
      banner_(new Banner(theme, tone, text, this)),
      pointer_(QCursor::pos()) {
    auto *layout = new QVBoxLayout(this);
    const int inset = theme.px(Size::SpaceTiny);
    layout->setContentsMargins(inset, inset, inset, inset);
    layout->addWidget(banner_);
    banner_->setClosable(true);
    banner_->setFlat(true);
    setObjectName(QStringLiteral("toast"));
    setAccessibleName(text);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] {
        if (isHeld())
            start();
        else
            Q_EMIT closed();
    });
    connect(banner_, &Banner::closed, this, &Toast::closed);
}

void Toast::offer(QAction *action) {
    banner_->setAction(action);
    if (action)
        connect(action, &QAction::triggered, this, &Toast::closed);
}

int Toast::fittingWidth() const {
    return theme_.px(Size::ToastWidth) + banner_->actionWidth();
}

void Toast::start() {
    timer_.start(theme_.milliseconds(Duration::Toast));
}

bool Toast::isHeld() const {
    const QWidget *focused = window()->focusWidget();
    return (underMouse() && QCursor::pos() != pointer_) || (focused && isAncestorOf(focused));
}

} // namespace kit
