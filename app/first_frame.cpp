#include "app/first_frame.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

void FirstFrame::await() {
    QApplication::instance()->installEventFilter(this);
}

bool FirstFrame::eventFilter(QObject *watched, QEvent *event) {
    const auto *page = window_.currentPage();
    if (event->type() == QEvent::Paint && page->isSettled() && page->count().value_or(0) > 0 &&
        watched->isWidgetType() && page->isAncestorOf(static_cast<QWidget *>(watched)))
        QTimer::singleShot(0, this, [] { QApplication::exit(0); });
    return false;
}
