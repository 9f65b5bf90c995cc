#pragma once

#include <QTimer>
#include <QWidget>

#include "widgets/kit/session.h"

class QPushButton;

namespace kit {
class RoleLabel;
}

namespace shell {

// What must always be true and visible: the connection, the age of the data, how far the log is verified, the tasks.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    StatusLine(const kit::Session &session, QWidget *parent);

    // A sentence about running work; empty for none.
    void setTasks(const QString &sentence);

Q_SIGNALS:
    void tasksRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showConnection();
    void showAge();
    // What the service knows is here; not all may tell it anything.
    void showLive();
    void showLog();
    // Wherever something simulated is shown, it is said.
    void showSimulation();

    const kit::Session session_;
    kit::RoleLabel *connection_;
    kit::RoleLabel *age_;
    kit::RoleLabel *log_;
    kit::RoleLabel *simulation_;
    QPushButton *tasks_;
    QTimer clock_;
};

} // namespace shell
