#include "tests/journeys/serving_desk.h"

#include <QAbstractItemView>
#include <QDirIterator>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <csignal>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/tls/certificate.h"
#include "tests/backend/service/raw_http.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace journey {

namespace {

QString engineProgram() {
    return QFileInfo(qEnvironmentVariable("PILOTHOUSE_BIN") + QStringLiteral("/../tests/pilothouse_test_engine"))
        .canonicalFilePath();
}

v1::Resource engineTemplate() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("engineTemplates/test");
    auto &spec = *resource.mutable_engine_template();
    spec.set_engine(v1::OPENAI_COMPATIBLE);
    spec.set_program(engineProgram().toStdString());
    for (const auto *argument : {"--host", "{host}", "--port", "{port}", "--model", "{model_name}"})
        spec.add_arguments(argument);
    spec.mutable_readiness()->set_path("/health");
    spec.mutable_readiness()->mutable_period()->set_nanos(50'000'000);
    spec.mutable_start_timeout()->set_seconds(20);
    spec.mutable_stop_timeout()->set_seconds(2);
    spec.set_reports_model_name(true);
    auto &tokens = *spec.add_parameters();
    tokens.set_name("tokens");
    tokens.set_display_name("Words of an answer");
    tokens.set_type(v1::PARAMETER_INTEGER);
    tokens.set_minimum(1);
    tokens.set_maximum(64);
    tokens.add_arguments("--tokens");
    tokens.add_arguments("{value}");
    return resource;
}

} // namespace

ServingDesk::ServingDesk() {
    writeModel(desk_.path(QStringLiteral("models/tiny.safetensors")));
}

// The service first, which would start them again.
ServingDesk::~ServingDesk() {
    desk_.endService(SIGTERM);
    for (const auto pid : enginePids(nullptr))
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

bool ServingDesk::equip(Console &console) const {
    const auto isLoaded = [&console] {
        return console.connection().isOnline() && warningsOf(console.window()).isEmpty();
    };
    return QTest::qWaitFor(isLoaded, patience) && importFile(console, QStringLiteral("tiny")) &&
           QTest::qWaitFor([&console] { return console.cache().contains("models/tiny/versions/1"); }, patience) &&
           put(engineTemplate()) &&
           QTest::qWaitFor([&console] { return console.cache().contains("engineTemplates/test"); }, patience);
}

v1::Resource ServingDesk::deployment(int replicas) const {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/chat");
    auto &spec = *resource.mutable_deployment();
    spec.set_model_version("models/tiny/versions/1");
    spec.set_engine("engineTemplates/test");
    spec.set_minimum_replicas(replicas);
    spec.set_maximum_replicas(8);
    spec.mutable_drain_time();
    spec.mutable_rollout()->set_strategy(v1::ROLLING);
    spec.mutable_rollout()->set_max_surge(1);
    return resource;
}

bool ServingDesk::put(const v1::Resource &resource) const {
    const auto client = owner();
    const auto there = client.get(resource.meta().name());
    const auto applied = client.put(resource, there ? there->meta().etag() : std::string());
    if (!applied)
        qWarning("%s", applied.error().message().c_str());
    return applied.isOk();
}

support::ServiceClient ServingDesk::owner() const {
    const auto credentials = tls::loadCredentials(tls::CredentialFiles::in(desk_.ownerCredentials().toStdString()));
    const auto uri = tls::Certificate::parse(credentials->certificatePem)->uris().front();
    return {desk_.address().toStdString(), *credentials, uri.substr(9, uri.find('/', 9) - 9)};
}

// By what the kernel shows of them; the mark of a replica names its deployment, of which the service keeps a log.
QList<qint64> ServingDesk::enginePids(QStringList *marks) const {
    const auto deployments =
        QDir(desk_.dataDirectory() + QStringLiteral("/logs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QList<qint64> pids;
    QDirIterator processes(QStringLiteral("/proc"), QDir::Dirs | QDir::NoDotAndDotDot);
    while (processes.hasNext()) {
        const auto process = processes.next();
        if (QFile::symLinkTarget(process + QStringLiteral("/exe")) != engineProgram())
            continue;
        QFile environment(process + QStringLiteral("/environ"));
        if (!environment.open(QIODevice::ReadOnly))
            continue;
        for (const auto &variable : environment.readAll().split('\0')) {
            const auto mark = QString::fromUtf8(variable).section(QStringLiteral("PILOTHOUSE_REPLICA="), 1);
            if (mark.isEmpty() || !deployments.contains(mark.section(QLatin1Char('/'), 0, 0)))
                continue;
            pids << processes.fileName().toLongLong();
            if (marks)
                *marks << mark;
        }
    }
    return pids;
}

QStringList ServingDesk::engines() const {
    QStringList marks;
    enginePids(&marks);
    marks.sort();
    return marks;
}

bool ServingDesk::runs(int engines) const {
    const auto isSo = [&] {
        auto marks = this->engines();
        return marks.size() == engines && marks.removeDuplicates() == 0;
    };
    if (QTest::qWaitFor(isSo, patience))
        return true;
    qWarning("%s", qPrintable(this->engines().join(QLatin1Char('\n'))));
    return false;
}

QByteArray ServingDesk::ask(Console &console, const QString &model) const {
    const auto url = console.connection().serverInfo().gateway_url();
    const auto address = url.substr(url.rfind('/') + 1);
    support::RawHttp connection(address);
    const auto body = R"({"model":")" + model.toStdString() + R"(","messages":[{"role":"user","content":"Hello"}]})";
    if (!connection.send("POST /v1/chat/completions HTTP/1.1\r\nHost: " + address +
                         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                         "\r\nConnection: close\r\n\r\n" + body))
        return {};
    return QByteArray::fromStdString(connection.readAll());
}

bool pressKey(Console &console, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    auto &window = console.window();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        return false;
    auto *focus = window.focusWidget();
    QTest::keyClick(focus ? focus : &window, key, modifiers);
    return true;
}

bool showPage(Console &console, int number, const char *id) {
    auto &window = console.window();
    if (!pressKey(console, static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier))
        return false;
    const auto isShown = [&] { return window.currentPage()->id() == QLatin1String(id); };
    return QTest::qWaitFor(isShown, patience) &&
           QTest::qWaitFor([&] { return window.currentPage()->isSettled(); }, patience);
}

QString cell(Console &console, const char *list, int column) {
    const auto *grid = findIn<QAbstractItemView>(console.window().currentPage(), list);
    return grid ? grid->currentIndex().siblingAtColumn(column).data().toString() : QString();
}

v1::Resource deploymentIn(Console &console) {
    const auto found = console.cache().find("deployments/chat");
    return found ? *found : v1::Resource();
}

bool becomes(Console &console, const std::function<bool(const v1::DeploymentStatus &)> &holds) {
    if (QTest::qWaitFor([&] { return holds(deploymentIn(console).deployment_status()); }, patience))
        return true;
    qWarning("%s", deploymentIn(console).deployment_status().ShortDebugString().c_str());
    return false;
}

bool serves(Console &console, int replicas, qint64 revision) {
    return becomes(console, [&](const v1::DeploymentStatus &status) {
        return status.ready_replicas() == replicas && status.replicas_size() == replicas &&
               status.serving_generation() == revision && status.rollout().phase() == v1::RolloutStatus::COMPLETE;
    });
}

bool say(Console &console, QPushButton *button, const QString &reason) {
    auto &window = console.window();
    if (!press(button))
        return false;
    const QPointer<QDialog> dialog(dialogOf(window, "verbDialog"));
    if (!dialog)
        return false;
    auto *why = findIn<QLineEdit>(dialog, "reason");
    QTest::mouseClick(why, Qt::LeftButton);
    QTest::keyClicks(why, reason);
    if (press(findIn<QPushButton>(dialog, "act")) &&
        QTest::qWaitFor([&dialog] { return !dialog || !dialog->isVisible(); }, patience))
        return true;
    const auto *failure = findIn<kit::Banner>(dialog, "failure");
    qWarning("The dialog stays: %s", failure ? qPrintable(failure->text()) : "it is gone");
    return false;
}

} // namespace journey
