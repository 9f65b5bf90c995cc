#include "tests/journeys/keyboard.h"

#include <QApplication>
#include <QListView>
#include <QTest>

#include "tests/journeys/desk.h"

namespace journey::keyboard {

namespace {

QWidget *focus() {
    if (!QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }, patience))
        qWarning("Nothing has the focus.");
    return QApplication::focusWidget();
}

bool isWithin(const QWidget *widget, const QString &name) {
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        if (widget->objectName() == name)
            return true;
    }
    return false;
}

} // namespace

bool strike(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    auto *widget = focus();
    if (widget)
        QTest::keyClick(widget, key, modifiers);
    // What a key brings about is there before the next one, as people type.
    QCoreApplication::processEvents();
    return widget;
}

bool type(const QString &text) {
    auto *widget = focus();
    if (widget)
        QTest::keyClicks(widget, text);
    QCoreApplication::processEvents();
    return widget;
}

bool tabTo(const char *name) {
    const auto wanted = QString::fromLatin1(name);
    QList<const QWidget *> passed;
    for (const auto *widget = focus(); widget && !passed.contains(widget); widget = focus()) {
        if (isWithin(widget, wanted))
            return true;
        passed << widget;
        strike(Qt::Key_Tab);
    }
    QStringList names;
    for (const auto *widget : std::as_const(passed))
        names << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    qWarning("No way to %s by Tab: %s", name, qPrintable(names.join(QStringLiteral(", "))));
    return false;
}

bool fill(const char *name, const QString &text) {
    return tabTo(name) && strike(Qt::Key_A, Qt::ControlModifier) && strike(Qt::Key_Delete) && type(text);
}

bool act(const QString &words) {
    if (!strike(Qt::Key_K, Qt::ControlModifier) || !isWithin(focus(), QStringLiteral("omnibox")) ||
        !type(QLatin1Char('>') + words))
        return false;
    const auto *found = focus()->window()->findChild<QListView *>(QStringLiteral("omniboxList"));
    const auto isFound = [&] { return found->currentIndex().data().toString() == words; };
    return QTest::qWaitFor(isFound, patience) && strike(Qt::Key_Return);
}

} // namespace journey::keyboard
