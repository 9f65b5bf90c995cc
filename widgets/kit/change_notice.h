#pragma once

#include <string>

#include <QCoreApplication>

#include "widgets/kit/session.h"

class QDialog;

namespace kit {

// What is told where a dialog did not end with a change: it was asked for, or its reader looks at something else first.
class ChangeNotice {
    Q_DECLARE_TR_FUNCTIONS(ChangeNotice)

public:
    // `title` says what shall be done; others must approve it, and the notice leads to the request. So many of them,
    // where that is known.
    static void tellAwaited(const Session &session, const QString &title, const std::string &request, int approvals);
    // The dialog waits unseen, with all that stands in it, while its reader follows the link.
    static void lookElsewhere(const Session &session, QDialog *dialog, const QString &target);
};

} // namespace kit
