#pragma once

#include <QString>

namespace kit {

// Text from elsewhere as it may be shown on one line: control characters and signs that turn the direction of what
// follows are replaced by U+FFFD, so that a name cannot pass for another.
QString harmless(const QString &foreign);

// A tool tip that shows the text itself, whatever marks it holds: Qt guesses otherwise whether it is HTML.
QString plainToolTip(const QString &text);

} // namespace kit
