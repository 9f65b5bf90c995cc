#pragma once

#include <QCoreApplication>

#include "widgets/kit/session.h"

class QWidget;

namespace accesspage {

// Asks who is invited, into which role and for how long, and invites him. The token that comes of it is shown once, in
// a dialog of its own.
class InviteDialog {
    Q_DECLARE_TR_FUNCTIONS(InviteDialog)

public:
    static void ask(const kit::Session &session, QWidget *window);
};

} // namespace accesspage
