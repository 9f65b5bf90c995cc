#pragma once

#include <vector>

#include <QObject>
#include <QPointer>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QMessageBox;
class QWidget;

namespace client {
class EmbeddedService;
}

namespace shell {

class TaskList;

namespace v1 = pilothouse::v1;

// What becomes of what runs in the service of this machine when its console is closed: asked of the person, who lets it
// run, stops it, or stays. Closes the window when that is settled.
class Leaving : public QObject {
    Q_OBJECT

public:
    struct Work {
        // Null when the service is not ours: nothing is asked then.
        client::EmbeddedService *embedded;
        const TaskList &tasks;
    };

    // The work outlives it.
    Leaving(const kit::Session &session, const Work &work, QWidget *window);

    // Asks where something runs, and answers no until that is settled.
    bool mayLeave();

private:
    // Deployments of which replicas run, or shall.
    std::vector<v1::Resource> running() const;
    QString description(const std::vector<v1::Resource> &deployments) const;
    void ask();
    void addStop(QMessageBox *box, bool hasReplicas);
    // Wants none of their replicas any more: a change like any other. Waits for the last one to end.
    void stopReplicas();
    void awaitEnd();
    void follow();
    void leave();

    const kit::Session session_;
    const Work work_;
    QWidget *window_;
    QPointer<QMessageBox> question_;
    QPointer<QMessageBox> waiting_;
    bool isSettled_ = false;
};

} // namespace shell
