#pragma once

#include <functional>

#include <QObject>

#include "widgets/kit/session.h"

class QAction;

namespace kit {
struct Notice;
}

namespace shell {

// The console's undo: takes back the change that this window applied last, if that one can be.
class Undo : public QObject {
    Q_OBJECT

public:
    // The action is triggered by whoever wants it, and says why where there is nothing to take back.
    Undo(const kit::Session &session, QAction *action, QObject *parent);

private:
    void take(const kit::Notice &notice);
    void show();
    // Why nothing can be taken back now.
    QString obstacle() const;

    const kit::Session session_;
    QAction *action_;
    // What was changed last, in words, and what takes it back; empty before anything was, and where nothing does.
    QString changed_;
    std::function<void()> takeBack_;
};

} // namespace shell
