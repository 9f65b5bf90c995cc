#pragma once

#include <QList>

class QApplication;
class QWidget;

namespace kit {

// Tab leads through all that stands in the parts of what holds them, in this order, from what it leads to before the
// holder, which takes no keyboard itself; within each part the order stays. For what comes into a window later, which
// Qt puts behind all that was there.
void orderTabs(const QWidget *holder, const QList<QWidget *> &parts);

// From now on what takes the keyboard is scrolled into sight where nothing of it can be seen. Qt does it only for what
// Tab leads to from within the same area.
void keepFocusInSight(QApplication &application);

} // namespace kit
