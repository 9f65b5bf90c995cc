#include "tests/journeys/desk.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTreeWidget>

#include <csignal>

#include "backend/client/resource_cache.h"
#include "backend/tls/endpoint_file.h"
#include "tests/backend/daemon/child.h"
#include "widgets/kit/banner.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace journey {

void writeModel(const QString &path, qint64 parameters) {
    const qint64 bytes = 4 * parameters;
    const auto header = R"({"weight":{"dtype":"F32","shape":[)" + QByteArray::number(parameters) +
                        R"(],"data_offsets":[0,)" + QByteArray::number(bytes) + R"(]}})";
    QByteArray length(8, '\0');
    length[0] = static_cast<char>(header.size());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(length + header);
    QVERIFY(file.resize(length.size() + header.size() + bytes));
}

QDialog *dialogOf(const QWidget &window, const char *name) {
    for (auto *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog && dialog->isVisible() && dialog->objectName() == QLatin1String(name) &&
            dialog->parentWidget() == &window)
            return dialog;
    }
    return nullptr;
}

bool press(QPushButton *button) {
    if (!button || !QTest::qWaitFor([button] { return button->isVisible() && button->isEnabled(); }, patience))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

bool importFile(Console &console, const QString &id) {
    if (!press(findIn<QPushButton>(&console.window(), "importButton")))
        return false;
    const auto *wizard = dialogOf(console.window(), "importDialog");
    auto *files = findIn<QTreeWidget>(wizard, "files");
    auto *name = findIn<QLineEdit>(wizard, "modelId");
    if (!files || !QTest::qWaitFor([files] { return files->topLevelItemCount() == 1; }, patience))
        return false;
    QTest::keyClick(files, Qt::Key_Return);
    if (!QTest::qWaitFor([name] { return name->isVisible(); }, patience))
        return false;
    name->selectAll();
    QTest::keyClicks(name, id);
    QTest::keyClick(name, Qt::Key_Return);
    const auto isTaken = [&] { return dialogOf(console.window(), "importDialog") == nullptr; };
    const auto *failure = findIn<kit::Banner>(wizard, "failure");
    return QTest::qWaitFor([&] { return isTaken() || failure->isVisible(); }, patience) && isTaken();
}

bool isImporting(Console &console) {
    bool isFound = false;
    console.cache().each("operations", [&isFound](const pilothouse::v1::Resource &operation) {
        isFound = operation.operation().has_import() && operation.operation_status().state() == pilothouse::v1::RUNNING;
        return !isFound;
    });
    return isFound;
}

void connectAgain(Console &console) {
    console.window().action(QStringLiteral("console.reconnect"))->trigger();
}

QDialog *openEditor(QWidget &window) {
    QDialog *editor = nullptr;
    if (press(findIn<QPushButton>(&window, "editButton")) &&
        QTest::qWaitFor([&] { return (editor = dialogOf(window, "changeDialog")) != nullptr; }, patience))
        return editor;
    return nullptr;
}

void writePublisher(QDialog *editor, const QString &publisher) {
    auto *field = editor->findChild<QWidget *>(QStringLiteral("publisher"))->findChild<QLineEdit *>();
    field->selectAll();
    QTest::keyClicks(field, publisher);
}

QString warningsOf(const shell::MainWindow &window) {
    QStringList sentences;
    for (const auto *banner : window.centralWidget()->findChildren<kit::Banner *>()) {
        if (banner->isVisibleTo(&window))
            sentences << banner->text();
    }
    return sentences.join(QLatin1Char('\n'));
}

std::string publisherIn(Console &console, const std::string &model) {
    const auto found = console.cache().find(model);
    return found ? found->model().publisher() : "no model";
}

Desk::Desk() {
    QDir().mkpath(path(QStringLiteral("models")));
}

Desk::~Desk() {
    endService(SIGTERM);
}

std::unique_ptr<Console> Desk::open(const QString &address, const QString &credentials) const {
    Options options;
    options.stateDirectory = path(QStringLiteral("state"));
    options.dataDirectory = dataDirectory();
    options.address = address;
    options.credentials = credentials;
    options.modelRoots = {path(QStringLiteral("models"))};
    options.theme = QStringLiteral("light");
    options.language = QStringLiteral("en");
    Console::Stage stage;
    stage.program = qEnvironmentVariable("PILOTHOUSE_BIN") + QStringLiteral("/pilothouse");
    auto console = std::make_unique<Console>(options, stage, *qApp);
    // Whoever works with models begins at the catalog; the console itself opens on the overview.
    console->window().showPage(QStringLiteral("catalog"));
    console->window().show();
    return console;
}

std::unique_ptr<support::Child> Desk::serve(const QString &address) const {
    auto service = std::make_unique<support::Child>(
        "pilothoused",
        std::vector<std::string>{"serve", "--data-dir", dataDirectory().toStdString(), "--listen",
                                 address.toStdString(), "--model-root", path(QStringLiteral("models")).toStdString()});
    if (service->says("Listening on "))
        return service;
    qWarning("%s", service->errors().c_str());
    return nullptr;
}

QString Desk::address() const {
    const auto endpoint = tls::readEndpointFile(dataDirectory().toStdString());
    return endpoint ? QString::fromStdString(endpoint->address) : QString();
}

qint64 Desk::servicePid() const {
    const auto endpoint = tls::readEndpointFile(dataDirectory().toStdString());
    return endpoint && tls::isRunning(endpoint->pid) ? endpoint->pid : 0;
}

bool Desk::endService(int signal) const {
    const auto pid = servicePid();
    if (pid == 0)
        return true;
    ::kill(static_cast<pid_t>(pid), signal);
    return QTest::qWaitFor([pid] { return !tls::isRunning(pid); }, patience);
}

QByteArray Desk::outputOf(const QString &program, const QStringList &arguments, const QByteArray &input) {
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return {};
    }
    return process.readAllStandardOutput();
}

bool Desk::tamper(const QString &sql) const {
    // The service may be writing just now.
    const auto changed = outputOf(QStringLiteral("sqlite3"), {QStringLiteral("-cmd"), QStringLiteral(".timeout 10000"),
                                                              dataDirectory() + QStringLiteral("/store.db"),
                                                              sql + QStringLiteral("; SELECT changes();")});
    return changed.trimmed() == "1";
}

} // namespace journey
