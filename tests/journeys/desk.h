#pragma once

#include <QDialog>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "app/console.h"

class QPushButton;

namespace shell {
class MainWindow;
}

namespace support {
class Child;
}

namespace journey {

// What a console on a loaded machine may take for anything.
constexpr int patience = 20'000;

// A safetensors file with one tensor of 32-bit numbers, which are a hole in the file.
void writeModel(const QString &path, qint64 parameters = 4);

template <typename Widget>
Widget *findIn(const QWidget *owner, const char *name) {
    return owner ? owner->findChild<Widget *>(QString::fromLatin1(name)) : nullptr;
}

// The visible dialog of that name above this window; null where there is none.
QDialog *dialogOf(const QWidget &window, const char *name);
// Waits until the button can be pressed, and presses it.
bool press(QPushButton *button);
// Imports the one file that the service sees, with the wizard, as a model of that id. False when the wizard stays, with
// what it says.
bool importFile(Console &console, const QString &id);
bool isImporting(Console &console);
// Presses the button of the warning that the connection is lost.
void connectAgain(Console &console);
// Waits for the dialog to edit the publisher of the model that is chosen in the catalog.
QDialog *openEditor(QWidget &window);
void writePublisher(QDialog *editor, const QString &publisher);
// The sentences of all banners above the pages of the window that are shown.
QString warningsOf(const shell::MainWindow &window);
std::string publisherIn(Console &console, const std::string &model);

// A directory for one journey, and consoles on it, which are the real window over the real service. The service that a
// console starts is a process of its own and ends with the desk.
class Desk {
public:
    Desk();
    ~Desk();

    QString path(const QString &name) const { return directory_.filePath(name); }
    QString dataDirectory() const { return path(QStringLiteral("data")); }
    // On the embedded service, or on a shared one with the credentials in a directory.
    std::unique_ptr<Console> open(const QString &address = {}, const QString &credentials = {}) const;
    // A service for a team, at the address or one of its choice; null when it does not come up.
    std::unique_ptr<support::Child> serve(const QString &address = QStringLiteral("127.0.0.1:0")) const;
    // Of the service that runs on the data directory now.
    QString address() const;
    // What the owner of the data directory has.
    QString ownerCredentials() const { return path(QStringLiteral("data/client")); }
    // Of the service that runs on the data directory now; 0 where none does.
    qint64 servicePid() const;
    // Ends the service of the data directory and waits until it is gone.
    bool endService(int signal) const;
    // What a program of the machine says on standard output; empty when it fails.
    static QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input = {});
    // Runs SQL on the store, behind the service's back.
    bool tamper(const QString &sql) const;

private:
    QTemporaryDir directory_;
};

} // namespace journey
