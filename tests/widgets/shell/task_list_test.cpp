// Long work of the service as the tasks show it: how far it is, and how it is stopped.
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QProgressBar>
#include <QPushButton>

#include "tests/widgets/shell/shell_console.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/progress_row.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/operation_service.pb.h"

using shell_test::patience;
using support::click;
using support::part;
namespace v1 = pilothouse::v1;

class TaskListTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void aTaskShowsHowFarItIsAndIsCancelled();
    void whoMayNotCancelIsToldSo();
    void offlineNothingIsCancelled();
    void aVerificationTellsItsResult();

private:
    std::string startLongImport(const std::string &model);
    void cancel(const std::string &operation);
    // Null while there is none.
    kit::ProgressRow *row(const char *target) const;
    void open(const tls::Credentials &credentials);

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<shell_test::ShellConsole> console_;
};

void TaskListTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    const auto models = memory_.path() / "models";
    std::filesystem::create_directories(models);
    // Of 32 GiB, none of which is on the disk: nobody hashes it before it is cancelled.
    constexpr qint64 bytes = qint64(32) << 30;
    const auto header =
        QStringLiteral(R"({"weight":{"dtype":"U8","shape":[%1],"data_offsets":[0,%1]}})").arg(bytes).toLatin1();
    QFile file(QString::fromStdString((models / "long.safetensors").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray size(8, '\0');
    size[0] = static_cast<char>(header.size());
    file.write(size + header);
    QVERIFY(file.resize(8 + header.size() + bytes));
    service_ = std::make_unique<support::RunningService>(
        service::Options{.modelRoots = {models}, .verifyDelay = std::chrono::hours(1)});
}

void TaskListTest::init() {
    open(service_->owner().credentials());
}

void TaskListTest::open(const tls::Credentials &credentials) {
    console_ = std::make_unique<shell_test::ShellConsole>(*service_, credentials, theme_, memory_.path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.state() == client::ResourceCache::State::Live, patience);
    QTest::keyClick(console_->window.get(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(part<QDockWidget>(*console_->window, "tasksDock")->isVisible());
}

std::string TaskListTest::startLongImport(const std::string &model) {
    v1::ImportModelRequest request;
    request.mutable_work()->add_paths((memory_.path() / "models" / "long.safetensors").string());
    request.mutable_work()->set_model(model);
    const auto started = service_->owner().ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
    return started ? started->operation().meta().name() : started.error().message();
}

void TaskListTest::cancel(const std::string &operation) {
    v1::CancelOperationRequest request;
    request.set_name(operation);
    QVERIFY(service_->owner().ask<v1::CancelOperationResponse>("OperationService.CancelOperation", request));
    QTRY_COMPARE_WITH_TIMEOUT(service_->owner().get(operation)->operation_status().state(), v1::CANCELLED, patience);
}

kit::ProgressRow *TaskListTest::row(const char *target) const {
    for (auto *row : part<QDockWidget>(*console_->window, "tasksDock")->findChildren<kit::ProgressRow *>())
        if (row->findChild<QPushButton *>()->accessibleName().endsWith(QLatin1String(target)))
            return row;
    return nullptr;
}

void TaskListTest::aTaskShowsHowFarItIsAndIsCancelled() {
    const auto operation = startLongImport("models/long");
    QTRY_VERIFY_WITH_TIMEOUT(row("models/long"), patience);
    const auto *bar = row("models/long")->findChild<QProgressBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0 && bar->value() > 0, patience);
    QVERIFY(bar->value() < bar->maximum());
    const auto *summary = part<QPushButton>(*console_->window, "statusTasks");
    QTRY_VERIFY2_WITH_TIMEOUT(summary->isVisible() && summary->text().contains(QStringLiteral("hashing the files, ")),
                              qPrintable(summary->text()), patience);
    auto *stop = row("models/long")->findChild<QPushButton *>();
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), patience);
    stop->setFocus();
    QTest::keyClick(stop, Qt::Key_Space);
    const auto *outcome = row("models/long")->findChild<kit::Pill *>();
    QTRY_VERIFY_WITH_TIMEOUT(outcome->isVisible(), patience);
    QCOMPARE(outcome->text(), QStringLiteral("cancelled"));
    QCOMPARE(service_->owner().get(operation)->operation_status().state(), v1::CANCELLED);
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    QCOMPARE(console_->posted.first().text, QStringLiteral("models/long was not imported. It was cancelled."));
    QVERIFY(!summary->isVisible());
    QVERIFY(!service_->owner().get("models/long"));
}

void TaskListTest::whoMayNotCancelIsToldSo() {
    const auto operation = startLongImport("models/other");
    open(service_->enrol("viewer").credentials());
    QTRY_VERIFY_WITH_TIMEOUT(row("models/other"), patience);
    auto *stop = row("models/other")->findChild<QPushButton *>();
    QTRY_VERIFY_WITH_TIMEOUT(!stop->isEnabled(), patience);
    QVERIFY2(stop->toolTip().contains(QStringLiteral("operations.cancel")), qPrintable(stop->toolTip()));
    cancel(operation);
}

void TaskListTest::offlineNothingIsCancelled() {
    const auto operation = startLongImport("models/third");
    QTRY_VERIFY_WITH_TIMEOUT(row("models/third") && row("models/third")->findChild<QPushButton *>()->isEnabled(),
                             patience);
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    auto *stop = row("models/third")->findChild<QPushButton *>();
    QVERIFY(!stop->isEnabled());
    QVERIFY2(stop->toolTip().contains(QStringLiteral("not connected")), qPrintable(stop->toolTip()));
    // The work is taken up again, and so is the task.
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), patience);
    cancel(operation);
}

void TaskListTest::aVerificationTellsItsResult() {
    v1::VerifyLogRequest request;
    QVERIFY(service_->owner().ask<v1::VerifyLogResponse>("AuditService.VerifyLog", request));
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    QCOMPARE(console_->posted.first().text, QStringLiteral("The whole log agrees with what is stored."));
    QCOMPARE(console_->posted.first().tone, kit::Tone::Ok);
}

QTEST_MAIN(TaskListTest)
#include "task_list_test.moc"
