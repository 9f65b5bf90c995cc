#pragma once

#include <QObject>

class QAction;

namespace shell {

// An open menu takes all keys for itself, and would read letters as its own. A key of the action does that instead,
// once all menus of the program are closed.
class MenuKeys : public QObject {
    Q_OBJECT

public:
    explicit MenuKeys(QAction *action);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *action_;
};

} // namespace shell
