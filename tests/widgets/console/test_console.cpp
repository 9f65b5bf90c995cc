#include "tests/widgets/console/test_console.h"

#include <fstream>
#include <sstream>

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

#include "widgets/kit/fact_list.h"

namespace support {

namespace {

using namespace std::chrono_literals;

// Soon, so that tests of a lost service end soon.
constexpr client::Connection::Timing timing{200ms, 5000ms, 20ms, 200ms};

} // namespace

client::Pending<client::Endpoint> FixedSource::resolve() {
    ++asked;
    const client::Promise<client::Endpoint> promise;
    if (endpoint)
        promise.complete(*endpoint);
    else
        promise.complete(core::Error(v1::UNAVAILABLE, "nothing is there"));
    return promise.pending();
}

client::Pending<void> FixedSource::store(tls::Credentials) {
    const client::Promise<void> promise;
    promise.complete({});
    return promise.pending();
}

TestConsole::TestConsole(RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                         const std::filesystem::path &directory)
    : memory(QString::fromStdString((directory / "console.ini").string()), QSettings::IniFormat),
      theme_(theme),
      credentials_(credentials),
      clock_(service.clock),
      connection({source, service.clock, random_, timing}),
      cache(connection, {}),
      permissions(connection, cache),
      verifier(connection, client::LogMemory({directory / "log", directory / "visit"}), service.clock) {
    QObject::connect(&notices, &kit::Notices::posted, &notices,
                     [this](const kit::Notice &notice) { posted << notice; });
    find(service);
}

kit::Session TestConsole::session() {
    return {theme_, times, connection, cache, permissions, verifier, notices, memory, clock_};
}

void TestConsole::find(RunningService &service) {
    source.endpoint = client::Endpoint{service->address(), credentials_, service->trustDomain()};
}

std::shared_ptr<const service::Scenario> showcase() {
    std::ifstream file(qEnvironmentVariable("PILOTHOUSE_SOURCE").toStdString() + "/resources/scenario/showcase.json");
    std::stringstream text;
    text << file.rdbuf();
    auto scenario = service::Scenario::read(text.str());
    if (!scenario)
        qFatal("%s", scenario.error().message().c_str());
    return std::make_shared<const service::Scenario>(*std::move(scenario));
}

QDialog *dialogNamed(const char *name) {
    for (auto *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog && dialog->isVisible() && dialog->objectName() == QLatin1String(name))
            return dialog;
    }
    return nullptr;
}

QDialog *waitForDialog(const char *name) {
    if (!QTest::qWaitFor([name] { return dialogNamed(name) != nullptr; }, patience))
        qFatal("The dialog %s did not open.", name);
    return dialogNamed(name);
}

void chooseFile(const QString &directory, const QString &name) {
    auto *dialog = qobject_cast<QFileDialog *>(dialogNamed("exportDialog"));
    if (!dialog)
        qFatal("No dialog asks for a file.");
    dialog->setDirectory(directory);
    dialog->selectFile(QDir(directory).filePath(name));
    QMetaObject::invokeMethod(dialog, "accept");
}

void applyChange(QDialog *dialog, const char *reason) {
    auto *button = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
    QTest::keyClicks(part<QLineEdit>(*dialog, "reason"), QLatin1String(reason));
    click(button);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
}

QString factIn(const QObject &owner, const char *list, const char *label) {
    for (const auto &fact : part<kit::FactList>(owner, list)->facts())
        if (fact.label == QLatin1String(label))
            return fact.value;
    return {};
}

void click(QWidget *widget) {
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace support
