// Links into the console, and out of it, in the real window with a service of its own.
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include "app/console.h"
#include "backend/client/embedded_service.h"
#include "backend/client/pending.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

namespace {

constexpr int patience = 20'000;

} // namespace

class LinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLinkIsFollowedBeforeThereAreResources();
    void aLinkLeadsToAnEvent();
    void aLinkLeadsToAPage();
    void whatIsShownCanBeLinked();
    void aLinkRunsAnAction();
    void cleanupTestCase();

private:
    QTemporaryDir directory_;
    std::unique_ptr<Console> console_;
};

void LinksTest::initTestCase() {
    QVERIFY(directory_.isValid());
    Options options;
    options.dataDirectory = directory_.filePath(QStringLiteral("data"));
    options.stateDirectory = directory_.filePath(QStringLiteral("state"));
    options.theme = QStringLiteral("light");
    options.language = QStringLiteral("en");
    Console::Stage stage;
    stage.program = qEnvironmentVariable("PILOTHOUSE_BIN") + QStringLiteral("/pilothouse");
    stage.scenarioFile =
        qEnvironmentVariable("PILOTHOUSE_SOURCE") + QStringLiteral("/resources/scenario/showcase.json");
    console_ = std::make_unique<Console>(options, stage, *qApp);
    console_->window().show();
}

void LinksTest::aLinkIsFollowedBeforeThereAreResources() {
    console_->window().follow(QStringLiteral("pilothouse:models/phi-4"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->window().currentPage()->shownObject(), QStringLiteral("models/phi-4"),
                              patience);
}

void LinksTest::aLinkLeadsToAnEvent() {
    console_->window().follow(QStringLiteral("events/3"));
    QCOMPARE(console_->window().currentPage()->id(), QStringLiteral("audit"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->window().currentPage()->shownObject(), QStringLiteral("events/3"), patience);
}

void LinksTest::aLinkLeadsToAPage() {
    console_->window().follow(QStringLiteral("pilothouse:catalog"));
    QCOMPARE(console_->window().currentPage()->id(), QStringLiteral("catalog"));
}

void LinksTest::whatIsShownCanBeLinked() {
    console_->window().follow(QStringLiteral("models/bge-m3"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->window().currentPage()->shownObject(), QStringLiteral("models/bge-m3"),
                              patience);
    QTest::keyClick(&console_->window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("pilothouse:models/bge-m3"));
}

void LinksTest::aLinkRunsAnAction() {
    console_->window().follow(QStringLiteral("pilothouse:console.help"));
    auto *help = console_->window().findChild<QDialog *>(QStringLiteral("helpWindow"));
    QVERIFY(help);
    QVERIFY(help->isVisible());
    help->close();
}

void LinksTest::cleanupTestCase() {
    bool isStopped = false;
    client::deliver(console_->embedded()->stop(), this, [&isStopped](const auto &) { isStopped = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isStopped, patience);
    console_.reset();
}

QTEST_MAIN(LinksTest)

#include "links_test.moc"
