#pragma once

#include <QString>

namespace shell {

// Links to what the console shows, `pilothouse:` and a page's id, an object's name or an action's id.
struct Link {
    static QString to(const QString &target);
    // What a link leads to; of any other text, all of it.
    static QString targetOf(const QString &link);
    static bool isLink(const QString &text);
};

} // namespace shell
