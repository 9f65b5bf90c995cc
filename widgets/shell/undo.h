#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QObject>

#include "widgets/kit/session.h"

class QAction;
class QShortcut;
class QWidget;

namespace kit {
struct Notice;
}

namespace shell {

// The console's undo: takes back the change that this window applied last, if that one can be; then the one before it.
// What was taken back can be done again until something else is changed.
class Undo : public QObject {
    Q_OBJECT

public:
    // The actions are triggered by whoever wants them, and say why where there is nothing to take back or to do again;
    // the key of the first says so aloud.
    Undo(const kit::Session &session, QAction *action, QAction *redo, QWidget *window);

private:
    void take(const kit::Notice &notice);
    void show();
    // Why nothing can be taken back now.
    QString obstacle() const;

    const kit::Session session_;
    QAction *action_;
    QAction *redo_;
    // In place of the action's own where that is disabled.
    QShortcut *refusal_;
    struct Done {
        std::optional<std::int64_t> event;
        QString words;
        // Empty where nothing takes it back.
        std::function<void()> takeBack;
    };
    // What was changed and not taken back, the last one at the end.
    std::vector<Done> done_;
    // What was taken back, by what took it back, the last one at the end; empty after another change.
    std::vector<Done> undone_;
    // The last of these was asked for again.
    bool isRedoing_ = false;
    bool hasChanged_ = false;
};

} // namespace shell
