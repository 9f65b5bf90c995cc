#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

#include <atomic>
#include <thread>

#include "tests/widgets/audit/audit_console.h"
#include "widgets/audit/event_words.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

using audit_test::AuditConsole;
using auditpage::EventBlock;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

namespace {

constexpr int Patience = 30'000;
constexpr int Models = 600;

} // namespace

class AuditPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void aGenerationOfTheSameIntentSaysSo();
    void decisionsAreToldApartByTheirCauses();
    void theNewestEventsStandFirstAndAreProven();
    void anyRowOfTheWholeLogIsReadAtOnce();
    void aFilterShowsWhatMatches();
    void whatMatchesIsReachedToItsEnd();
    void nothingThatMatchesSaysSo();
    void whatTheFilterLeavesOutIsNotDescribed();
    void anEventTellsWhatItChanged();
    void aRefusalTellsWhy();
    void theProofIsToldInWords();
    void theProofIsSaved();
    void anEventIsRevealedByItsIndex();
    void whatAFilterLetsThroughIsRevealed();
    void anObjectIsOpened();
    void newEventsDoNotMoveTheRows();
    void theReadersOwnSearchesAreNoNews();
    void theWholeStoreIsVerified();
    void whoMayNotVerifyIsToldSo();
    void theLastVisitIsRemembered();
    void withoutTheServiceTheRowsStay();
    void withoutAnyRowsTheReasonIsShown();
    void theKeyboardReachesListEventAndFilter();
    void aRowIsCopied();
    void itIsDrawn_data();
    void itIsDrawn();

private:
    tls::Credentials owner() const { return service_->owner().credentials(); }
    void open(const tls::Credentials &credentials);
    void open(const char *filter, qint64 rows);
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), Patience); }

    kit::Theme theme_{kit::Scheme::Light};
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TemporaryDirectory> memory_;
    std::unique_ptr<AuditConsole> console_;
};

void AuditPageTest::aGenerationOfTheSameIntentSaysSo() {
    pilothouse::v1::Event event;
    event.set_object("deployments/chat");
    event.set_object_count(1);
    auto &object = *event.add_objects();
    object.set_generation(4);
    object.set_before_sha256("a");
    object.set_after_sha256("b");
    QCOMPARE(auditpage::EventWords::subject(event), QStringLiteral("deployments/chat, revision 3 to 4"));
    object.set_after_sha256("a");
    QCOMPARE(auditpage::EventWords::subject(event),
             QStringLiteral("deployments/chat, revision 4 with the intent of 3"));
}

void AuditPageTest::decisionsAreToldApartByTheirCauses() {
    const kit::TimeText times(QTimeZone("Europe/Berlin"));
    const auto why = [&times](const v1::Event &event) { return auditpage::EventWords::why(event, times).text; };
    v1::Event event;
    auto &cause = *event.add_causes();
    cause.set_reason("REPLICA_REPLACED");
    auto &arguments = *cause.mutable_arguments();
    arguments["replica"] = "k3x9ab";
    QCOMPARE(why(event), QStringLiteral("Replica k3x9ab: Its revision is not the one that is to serve."));
    // A sentence that names the replica does so once, and times are those of the other columns.
    cause.set_reason("REPLICA_FAILED");
    arguments["time"] = "2026-11-26T13:10:51.553Z";
    QVERIFY2(why(event).contains(QStringLiteral("14:10:51")), qPrintable(why(event)));
    QVERIFY2(!why(event).contains(QStringLiteral("51.553Z")) && why(event).count(QStringLiteral("k3x9ab")) == 1,
             qPrintable(why(event)));
    event.set_reason("OPS-1: warmer");
    QCOMPARE(why(event), QStringLiteral("OPS-1: warmer"));
    event.set_reason_code("DISK_FULL");
    QVERIFY(why(event) != QStringLiteral("OPS-1: warmer") && !why(event).isEmpty());
    QCOMPARE(auditpage::EventWords::why({}, times).absence, kit::Absence::NotApplicable);
}

void AuditPageTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    service_ = std::make_unique<support::RunningService>();
    memory_ = std::make_unique<support::TemporaryDirectory>();
    const auto owner = service_->owner();
    QVERIFY(owner.put(support::modelNamed("model-0")));
    // Many at once, as commits are shared.
    std::atomic<int> next = 1;
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 16; ++writer)
            writers.emplace_back([&] {
                for (int number = next++; number < Models; number = next++)
                    if (!owner.put(support::modelNamed("model-" + std::to_string(number))))
                        qFatal("A model was refused.");
            });
    }
    auto model = *owner.get("models/model-7");
    model.mutable_model()->set_publisher("Acme Forschungsgesellschaft");
    model.mutable_model()->set_license("Apache-2.0");
    v1::Change change;
    *change.mutable_put()->mutable_resource() = model;
    change.mutable_put()->set_etag(model.meta().etag());
    QVERIFY(owner.apply(change, "OPS-2214: the publisher has another name"));
    QVERIFY(!service_->enrol("viewer").put(support::modelNamed("forbidden")));
}

void AuditPageTest::cleanup() {
    console_.reset();
    theme_.setScheme(kit::Scheme::Light);
}

void AuditPageTest::open(const tls::Credentials &credentials) {
    console_ = std::make_unique<AuditConsole>(*service_, credentials, theme_, memory_->path());
    settle();
}

void AuditPageTest::open(const char *filter, qint64 rows) {
    open(owner());
    console_->filter(filter);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->rowCount(), rows, Patience);
    settle();
}

void AuditPageTest::theNewestEventsStandFirstAndAreProven() {
    open(owner());
    const auto *grid = console_->grid();
    QVERIFY(grid->rowCount() > Models);
    QCOMPARE(console_->find<kit::StatePanel>("listState")->state(), State::Filled);
    QVERIFY(grid->lastVisibleRow() > 10);
    for (qint64 row = 0; row <= grid->lastVisibleRow(); ++row)
        QCOMPARE(console_->text(row, EventBlock::Sign), QStringLiteral("proven"));
    QVERIFY(console_->text(0, EventBlock::Time) > console_->text(20, EventBlock::Time));
    QCOMPARE(console_->text(20, EventBlock::Actor), QStringLiteral("Ada Lovelace"));
    QCOMPARE(console_->find<kit::Pill>("logVerdict")->text(), QStringLiteral("verified, no gaps"));
    // The number is the one that the status line has, which goes on while the list stands still.
    QTRY_COMPARE_WITH_TIMEOUT(console_->find<QLabel>("pageFact")->text(),
                              QStringLiteral("changes log, %1 events").arg(console_->verifier.head()->tree.size),
                              Patience);
}

void AuditPageTest::anyRowOfTheWholeLogIsReadAtOnce() {
    open(owner());
    auto *grid = console_->grid();
    const qint64 last = grid->rowCount() - 1;
    grid->setCurrentRow(last);
    settle();
    QCOMPARE(console_->text(last, EventBlock::Sign), QStringLiteral("proven"));
    QTRY_COMPARE(console_->fact("proofFacts", "Entry"), QStringLiteral("0"));
}

void AuditPageTest::aFilterShowsWhatMatches() {
    open("outcome = DENIED", 1);
    QVERIFY2(console_->text(0, EventBlock::Outcome).startsWith(QStringLiteral("denied: ")),
             qPrintable(console_->text(0, EventBlock::Outcome)));
    QVERIFY(console_->find<QLabel>("pageFact")->text().endsWith(QStringLiteral("1 match")));
}

void AuditPageTest::whatMatchesIsReachedToItsEnd() {
    open("op = \"models.create\" AND outcome = ALLOWED", Models);
    console_->grid()->setCurrentRow(Models - 1);
    settle();
    QVERIFY(console_->text(Models - 1, EventBlock::Object).startsWith(QStringLiteral("models/model-")));
    console_->grid()->setCurrentRow(300);
    settle();
    QVERIFY(console_->text(300, EventBlock::Object).startsWith(QStringLiteral("models/model-")));
    QCOMPARE(console_->text(300, EventBlock::Sign), QStringLiteral("proven"));
}

void AuditPageTest::nothingThatMatchesSaysSo() {
    open("op = \"nothing\"", 0);
    const auto *panel = console_->find<kit::StatePanel>("listState");
    QCOMPARE(panel->state(), State::Empty);
    console_->action("audit.clearFilter")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Filled, Patience);
}

void AuditPageTest::whatTheFilterLeavesOutIsNotDescribed() {
    open("op = \"models.create\" AND outcome = ALLOWED", Models);
    auto *grid = console_->grid();
    grid->setCurrentRow(3);
    settle();
    const auto kept = console_->page->shownObject();
    const auto described = console_->text(3, EventBlock::Object);
    // It is still there, on another row.
    console_->filter("op = \"models.create\"");
    QTRY_VERIFY_WITH_TIMEOUT(grid->rowCount() > Models, Patience);
    settle();
    QCOMPARE(console_->page->shownObject(), kept);
    QCOMPARE(console_->text(grid->currentRow(), EventBlock::Object), described);
    // The first of the others takes its place.
    console_->filter("op = \"models.update\"");
    QTRY_COMPARE_WITH_TIMEOUT(grid->rowCount(), 1, Patience);
    settle();
    QVERIFY(console_->page->shownObject() != kept);
    QCOMPARE(grid->currentRow(), 0);
    QCOMPARE(console_->text(0, EventBlock::Object), QStringLiteral("models/model-7"));
    // Where there is none, none is described, and nothing can be done with it.
    console_->filter("op = \"nothing\"");
    QTRY_COMPARE_WITH_TIMEOUT(console_->find<kit::StatePanel>("listState")->state(), State::Empty, Patience);
    QVERIFY(console_->page->shownObject().isEmpty());
    QCOMPARE(console_->find<kit::StatePanel>("eventState")->state(), State::Empty);
    QVERIFY(!console_->action("audit.openObject")->isEnabled());
}

void AuditPageTest::anEventTellsWhatItChanged() {
    open("op = \"models.update\"", 1);
    console_->grid()->setCurrentRow(0);
    settle();
    QCOMPARE(console_->fact("eventFacts", "Reason"), QStringLiteral("OPS-2214: the publisher has another name"));
    QCOMPARE(console_->fact("eventFacts", "Actor"), QStringLiteral("Ada Lovelace"));
    QCOMPARE(console_->fact("eventFacts", "Certificate").size(), 64);
    QVERIFY(console_->fact("eventFacts", "Time").endsWith(QStringLiteral("UTC")));
    const auto change = console_->find<kit::DiffView>("change")->toPlainText();
    QVERIFY2(change.contains(QStringLiteral("- Acme")), qPrintable(change));
    QVERIFY2(change.contains(QStringLiteral("+ Acme Forschungsgesellschaft")), qPrintable(change));
}

void AuditPageTest::aRefusalTellsWhy() {
    open("outcome = DENIED", 1);
    console_->grid()->setCurrentRow(0);
    settle();
    QVERIFY(console_->fact("eventFacts", "Why not").contains(QStringLiteral("models.create")));
    QVERIFY(console_->find<QLabel>("changeAbsence")->isVisible());
}

void AuditPageTest::theProofIsToldInWords() {
    open(owner());
    console_->grid()->setCurrentRow(3);
    settle();
    QCOMPARE(console_->fact("proofFacts", "Result"), QStringLiteral("proven"));
    QCOMPARE(console_->fact("proofFacts", "Leaf hash").size(), 64);
    QVERIFY(console_->fact("proofFacts", "Included in").startsWith(QStringLiteral("tree of")));
}

void AuditPageTest::theProofIsSaved() {
    open(owner());
    auto *save = console_->action("audit.saveProof");
    console_->grid()->setCurrentRow(3);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), Patience);
    QSignalSpy notices(&console_->notices, &kit::Notices::posted);
    save->trigger();
    const auto path = QString::fromStdString((memory_->path() / "saved.tlog-proof").string());
    auto *dialog = console_->find<QFileDialog>("proofDialog");
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 1, Patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto proof = file.readAll();
    QVERIFY2(proof.startsWith("c2sp.org/tlog-proof@v1\n"), proof.constData());
    QVERIFY2(proof.endsWith(QByteArray::fromStdString(console_->verifier.head()->note)), proof.constData());
}

void AuditPageTest::anEventIsRevealedByItsIndex() {
    open("outcome = DENIED", 1);
    QVERIFY(console_->page->reveal(QStringLiteral("events/2")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid()->rowCount() > Models, Patience);
    settle();
    QCOMPARE(console_->fact("proofFacts", "Entry"), QStringLiteral("2"));
    QCOMPARE(console_->grid()->currentRow(), console_->grid()->rowCount() - 3);
    QVERIFY(!console_->page->reveal(QStringLiteral("models/llama")));
    QVERIFY(!console_->page->reveal(QStringLiteral("events/none")));
}

void AuditPageTest::whatAFilterLetsThroughIsRevealed() {
    open(owner());
    QVERIFY(!console_->page->reveal(QStringLiteral("models?op = \"models.update\"")));
    QVERIFY(console_->page->reveal(QStringLiteral("events?op = \"models.update\"")));
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->rowCount(), qint64(1), Patience);
    QCOMPARE(console_->find<QLineEdit>("filter")->text(), QStringLiteral("op = \"models.update\""));
}

void AuditPageTest::anObjectIsOpened() {
    open("op = \"models.update\"", 1);
    const auto *grid = console_->grid();
    QSignalSpy revealed(console_->page.get(), &kit::Page::revealRequested);
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->cellRect(0, EventBlock::Object).center());
    QTest::mouseDClick(grid->viewport(), Qt::LeftButton, {}, grid->cellRect(0, EventBlock::Object).center());
    QCOMPARE(revealed.count(), 1);
    QCOMPARE(revealed.takeFirst().first().toString(), QStringLiteral("models/model-7"));
    QTest::mouseDClick(grid->viewport(), Qt::LeftButton, {}, grid->cellRect(0, EventBlock::Actor).center());
    QCOMPARE(revealed.count(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("audit.openObject")->isEnabled(), Patience);
    console_->action("audit.openObject")->trigger();
    QCOMPARE(revealed.count(), 1);
}

void AuditPageTest::newEventsDoNotMoveTheRows() {
    open(owner());
    auto *grid = console_->grid();
    const auto rows = grid->rowCount();
    grid->setCurrentRow(2);
    const auto time = console_->text(2, EventBlock::Time);
    QVERIFY(service_->owner().put(support::modelNamed("late")));
    auto *fresh = console_->find<QPushButton>("showNewButton");
    QTRY_VERIFY_WITH_TIMEOUT(fresh->isVisible(), Patience);
    QCOMPARE(grid->rowCount(), rows);
    QCOMPARE(console_->text(2, EventBlock::Time), time);
    fresh->click();
    QTRY_VERIFY_WITH_TIMEOUT(grid->rowCount() > rows, Patience);
    settle();
    QCOMPARE(console_->text(grid->currentRow(), EventBlock::Time), time);
}

void AuditPageTest::theReadersOwnSearchesAreNoNews() {
    open("op = \"models.delete\"", 0);
    const auto size = [this] {
        return service_->owner()
            .ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest())
            ->log_size();
    };
    // Searching put an event into the log, and the console sees that the log has grown.
    const auto searched = size();
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.serverInfo().log_size() >= searched ||
                                 (console_->verifier.head() && console_->verifier.head()->tree.size >= searched),
                             Patience);
    // Of what others do, the second alone matches.
    QVERIFY(service_->owner().put(support::modelNamed("unwanted")));
    QVERIFY(service_->owner().remove("models/unwanted"));
    auto *fresh = console_->find<QPushButton>("showNewButton");
    QTRY_VERIFY_WITH_TIMEOUT(fresh->isVisible(), Patience);
    QCOMPARE(fresh->text(), QStringLiteral("1 new"));
}

void AuditPageTest::theWholeStoreIsVerified() {
    open(owner());
    auto *verify = console_->action("audit.verifyAll");
    QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), Patience);
    QSignalSpy notices(&console_->notices, &kit::Notices::posted);
    verify->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 1, Patience);
    QCOMPARE(notices.first().first().value<kit::Notice>().tone, kit::Tone::Info);
    const auto operations = service_->owner().list("operations");
    QVERIFY(operations && operations->resources_size() >= 1);
    QCOMPARE(operations->resources(0).operation().verb(), std::string("events.verify"));
}

void AuditPageTest::whoMayNotVerifyIsToldSo() {
    open(service_->enrol("auditor").credentials());
    const auto *verify = console_->action("audit.verifyAll");
    QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), Patience);
    console_.reset();
    console_ =
        std::make_unique<AuditConsole>(*service_, service_->enrol("viewer").credentials(), theme_, memory_->path());
    verify = console_->action("audit.verifyAll");
    QTRY_VERIFY_WITH_TIMEOUT(verify->toolTip().contains(QStringLiteral("events.verify")), Patience);
    QVERIFY(!verify->isEnabled());
}

void AuditPageTest::theLastVisitIsRemembered() {
    open(owner());
    console_.reset();
    QVERIFY(service_->owner().put(support::modelNamed("between-visits")));
    open(owner());
    const auto line = console_->find<QLabel>("lastVisit")->text();
    QVERIFY2(line.contains(QStringLiteral("At your last visit")), qPrintable(line));
    QTRY_VERIFY_WITH_TIMEOUT(console_->find<QLabel>("lastVisit")->text().contains(QStringLiteral("It continues them")),
                             Patience);
}

void AuditPageTest::withoutTheServiceTheRowsStay() {
    open(owner());
    auto *grid = console_->grid();
    const auto first = console_->text(0, EventBlock::Time);
    service_->stop();
    console_->source.endpoint.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), Patience);
    QCOMPARE(console_->text(0, EventBlock::Time), first);
    QCOMPARE(console_->find<kit::StatePanel>("listState")->state(), State::Filled);
    QVERIFY(!console_->action("audit.verifyAll")->isEnabled());
    QVERIFY(console_->page->isSettled());
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), Patience);
    grid->setCurrentRow(grid->rowCount() - 1);
    settle();
    QVERIFY(!console_->text(grid->rowCount() - 1, EventBlock::Time).isEmpty());
}

void AuditPageTest::withoutAnyRowsTheReasonIsShown() {
    console_ = std::make_unique<AuditConsole>(*service_, owner(), theme_, memory_->path());
    const auto endpoint = std::exchange(console_->source.endpoint, std::nullopt);
    const auto *panel = console_->find<kit::StatePanel>("listState");
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Failed, Patience);
    console_->source.endpoint = endpoint;
    panel->findChild<QPushButton *>(QStringLiteral("retry"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Filled, Patience);
}

void AuditPageTest::theKeyboardReachesListEventAndFilter() {
    open(owner());
    auto *grid = console_->grid();
    console_->page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    grid->setFocus(Qt::TabFocusReason);
    QCOMPARE(grid->currentRow(), 0);
    QTest::keyClick(grid, Qt::Key_Down);
    QCOMPARE(grid->currentRow(), 1);
    settle();
    QTest::keyClick(grid, Qt::Key_Return);
    auto *facts = console_->find<kit::FactList>("eventFacts");
    QTRY_VERIFY(facts->hasFocus());
    QTest::keyClick(facts, Qt::Key_Slash);
    QTRY_VERIFY(console_->find<QLineEdit>("filter")->hasFocus());
}

void AuditPageTest::aRowIsCopied() {
    open("op = \"models.update\"", 1);
    console_->grid()->setCurrentRow(0);
    QTest::keyClick(console_->grid(), Qt::Key_C, Qt::ControlModifier);
    const auto copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QStringLiteral("proven\t")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("models/model-7")), qPrintable(copied));
}

void AuditPageTest::itIsDrawn_data() {
    QTest::addColumn<kit::Scheme>("scheme");
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("tab");
    using kit::Scheme;
    QTest::newRow("light-filled") << Scheme::Light << QByteArray() << -1 << 0;
    QTest::newRow("light-change") << Scheme::Light << QByteArray("op = \"models.update\"") << 0 << 0;
    QTest::newRow("light-proof") << Scheme::Light << QByteArray() << 5 << 1;
    QTest::newRow("light-leaf") << Scheme::Light << QByteArray() << 5 << 2;
    QTest::newRow("light-denied") << Scheme::Light << QByteArray("outcome = DENIED") << 0 << 0;
    QTest::newRow("light-empty") << Scheme::Light << QByteArray("op = \"nothing\"") << -1 << 0;
    QTest::newRow("dark-change") << Scheme::Dark << QByteArray("op:\"models\"") << 2 << 0;
    QTest::newRow("dark-proof") << Scheme::Dark << QByteArray() << 5 << 1;
}

void AuditPageTest::itIsDrawn() {
    QFETCH(kit::Scheme, scheme);
    QFETCH(QByteArray, filter);
    QFETCH(int, row);
    QFETCH(int, tab);
    theme_.setScheme(scheme);
    open(owner());
    const auto before = console_->find<QLabel>("pageFact")->text();
    if (!filter.isEmpty()) {
        console_->filter(filter.constData());
        QTRY_VERIFY_WITH_TIMEOUT(console_->find<QLabel>("pageFact")->text() != before, Patience);
    }
    console_->grid()->setCurrentRow(row);
    console_->page->findChild<QTabBar *>()->setCurrentIndex(tab);
    settle();
    const auto picture = console_->page->grab();
    QCOMPARE(picture.size(), console_->page->size() * picture.devicePixelRatio());
    const QDir pictures(QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"));
    QVERIFY(pictures.mkpath(QStringLiteral(".")));
    QVERIFY(
        picture.save(pictures.filePath(QStringLiteral("audit-%1.png").arg(QLatin1String(QTest::currentDataTag())))));
}

QTEST_MAIN(AuditPageTest)
#include "audit_page_test.moc"
