#pragma once

#include <QPalette>
#include <QStringList>

class QWidget;

// What stands in somebody's way in one window as it is shown now, each fault as a sentence for the developer; empty is
// good. Only what belongs to the window itself is looked at, not the windows above it.
namespace faults {

// What takes the keyboard says what it is: a name of its own or a label's.
QStringList ofNames(const QWidget &window);
// Whatever takes the keyboard and can be used now is reached with the Tab key alone, from anywhere. Moves the focus.
QStringList ofTabOrder(QWidget &window);
// What is clicked is 24 pixels wide and high at least (WCAG 2.2, 2.5.8).
QStringList ofTargets(const QWidget &window);
// No letter of Alt stands twice in the window or in one of its menus.
QStringList ofMnemonics(const QWidget &window);
// Every word of buttons, labels and tabs has the room that it asks for. Labels that elide on purpose are left out.
QStringList ofClipping(const QWidget &window);
// Text stands out from its ground by 4.5 to 1 at least (WCAG 2.2, 1.4.3).
QStringList ofContrast(const QPalette &palette);

} // namespace faults
