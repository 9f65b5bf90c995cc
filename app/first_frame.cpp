#include "app/first_frame.h"

#include <cstdio>

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

void FirstFrame::await() {
    // What settles last need not be seen: then nothing else would be painted any more.
    auto *page = window_.currentPage();
    connect(page, &kit::Page::settled, page, qOverload<>(&QWidget::update));
    QApplication::instance()->installEventFilter(this);
}

bool FirstFrame::eventFilter(QObject *watched, QEvent *event) {
    const auto *page = window_.currentPage();
    // A page that counts nothing is filled once it is settled.
    if (!isFilled_ && event->type() == QEvent::Paint && page->isSettled() && page->count().value_or(1) > 0 &&
        watched->isWidgetType() && page->isAncestorOf(static_cast<QWidget *>(watched))) {
        isFilled_ = true;
        QTimer::singleShot(0, this, [this] {
            QApplication::instance()->removeEventFilter(this);
            std::puts("The first page is filled.");
            std::fflush(stdout);
            QApplication::exit(0);
        });
    }
    return false;
}
