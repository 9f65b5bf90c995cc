#pragma once

#include <functional>

#include "tests/backend/service/service_client.h"
#include "tests/journeys/desk.h"

namespace shell {
class MainWindow;
}

namespace journey {

namespace v1 = pilothouse::v1;

// A desk with a model to import and our test engine to serve it, and what journeys do with deployments in the window.
// Ends the service and every engine of the desk when it goes, whatever became of the journey.
class ServingDesk {
public:
    ServingDesk();
    ServingDesk(const ServingDesk &) = delete;
    ServingDesk &operator=(const ServingDesk &) = delete;
    ~ServingDesk();

    const Desk &desk() const { return desk_; }
    // Imports the model as `models/tiny` by the window, and adds the template `engineTemplates/test`. What it writes
    // has no surprise in it: the journeys begin behind it.
    bool equip(Console &console) const;
    // As it stands when a journey does not begin with its making: rolling, without a wait for what it drains.
    v1::Resource deployment(int replicas = 1) const;
    // Puts it there behind the window's back, as another client.
    bool put(const v1::Resource &resource) const;
    support::ServiceClient owner() const;

    // Marks of the engines that run now, one for each process: deployment and replica.
    QStringList engines() const;
    // Waits until there are so many, no replica twice.
    bool runs(int engines) const;
    // POSTs a chat to the service's gateway for the model of that public name. Answers the whole response.
    QByteArray ask(Console &console, const QString &model) const;

private:
    QList<qint64> enginePids(QStringList *marks) const;

    Desk desk_;
};

// Where the window has the focus, as soon as it is the active one.
bool pressKey(Console &console, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
// Shows a page by its key, the first with Ctrl+1.
bool showPage(Console &console, int number, const char *id);
// What stands in the list of that kind: the cell of the selected row.
QString cell(Console &console, const char *list, int column);
v1::Resource deploymentIn(Console &console);
// Waits until it holds for the deployment as the console knows it; says how it stands where it does not.
bool becomes(Console &console, const std::function<bool(const v1::DeploymentStatus &)> &holds);
// Waits until all that it shall have is ready, of this revision, and nothing else is there.
bool serves(Console &console, int replicas, qint64 revision);
// Presses the button, says why in the dialog that it opens, and waits until that has closed.
bool say(Console &console, QPushButton *button, const QString &reason);

} // namespace journey
