#pragma once

#include <functional>

#include <QString>

class QWidget;

namespace journey {

// A person without a mouse: every key goes to what has the focus.
namespace keyboard {

bool strike(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
bool type(const QString &text);
// Tab until the widget of that name, or one within it, has the focus; false when it comes round without.
bool tabTo(const char *name);
// Replaces what stands in the field that is tabbed to.
bool fill(const char *name, const QString &text);
// Finds an action by its words and starts it.
bool act(const QString &words);

} // namespace keyboard

} // namespace journey
