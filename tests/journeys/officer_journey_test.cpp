// A compliance officer, who trusts nothing that cannot be checked: finds a change in a shared service's log, sees what
// it did and that it is proven, saves the proof, and has it judged by programs that are not ours. Then the log is
// rolled back to an older copy of itself, and grows from there.
#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <csignal>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "tests/backend/daemon/child.h"
#include "tests/backend/service/running_service.h"
#include "tests/journeys/desk.h"
#include "tests/support/go_judge/go_judge.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/page.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/window_grid.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace v1 = pilothouse::v1;
using journey::Desk;
using journey::findIn;
using journey::patience;

namespace {

constexpr auto domain = "models.example.org";
// Changes that an older copy of the store lacks.
constexpr int Forgotten = 12;

} // namespace

class OfficerJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOfficerMayReadAndNotChange();
    void theChangeIsFoundAndProven();
    void theProofIsSavedAndVerifiedOutside();
    void theServedLogIsVerifiedOutside();
    void theIntentIsCheckedWithSha256sum();
    void aRollbackIsSaidPlainly();
    void whatGrowsFromAnOlderCopyIsNoContinuation();
    void cleanupTestCase();

private:
    void serve();
    void stop();
    void open();
    void update(const char *license, const char *reason) const;
    QString fact(const char *list, const char *label) const;
    bool download(const QString &from, const QString &to) const;
    QString site() const;
    // Of the checkpoint that is served; it is kept.
    QString signedSize() const;

    Desk desk_;
    std::unique_ptr<support::Child> daemon_;
    QString address_ = QStringLiteral("127.0.0.1:0");
    QString logAddress_;
    std::unique_ptr<Console> console_;
    std::string proof_;
    std::string signingKey_;
    QJsonObject leaf_;
};

// At the same address each time: that is how the console knows the service again.
void OfficerJourneyTest::serve() {
    daemon_ = std::make_unique<support::Child>(
        "pilothoused",
        std::vector<std::string>{"serve", "--data-dir", desk_.dataDirectory().toStdString(), "--listen",
                                 address_.toStdString(), "--log-listen", "127.0.0.1:0", "--trust-domain", domain});
    QVERIFY2(daemon_->says("Serving the log on http://"), daemon_->errors().c_str());
    const auto after = [said = QString::fromStdString(daemon_->output())](const char *words) {
        return said.section(QLatin1String(words), 1).section(QLatin1Char('\n'), 0, 0);
    };
    address_ = after("Listening on ");
    logAddress_ = after("Serving the log on ");
}

void OfficerJourneyTest::stop() {
    console_.reset();
    daemon_->signal(SIGTERM);
    QCOMPARE(daemon_->wait(), 0);
}

void OfficerJourneyTest::open() {
    console_ = desk_.open(address_, desk_.path(QStringLiteral("olga")));
    auto &window = console_->window();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(window.currentPage()->id(), QStringLiteral("audit"));
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection().isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(window.currentPage()->isSettled(), patience);
}

void OfficerJourneyTest::update(const char *license, const char *reason) const {
    const auto credentials = tls::loadCredentials(
        tls::CredentialFiles::in((desk_.dataDirectory() + QStringLiteral("/client")).toStdString()));
    QVERIFY(credentials);
    const support::ServiceClient owner(address_.toStdString(), *credentials, domain);
    const auto there = owner.get("models/llama");
    auto model = there ? *there : support::modelNamed("llama");
    model.mutable_model()->set_license(license);
    v1::Change change;
    *change.mutable_put()->mutable_resource() = model;
    change.mutable_put()->set_etag(model.meta().etag());
    const auto applied = owner.apply(change, reason);
    QVERIFY2(applied, applied ? "" : applied.error().message().c_str());
}

QString OfficerJourneyTest::fact(const char *list, const char *label) const {
    for (const auto &fact : findIn<kit::FactList>(&console_->window(), list)->facts())
        if (fact.label == QLatin1String(label))
            return fact.value;
    return {};
}

bool OfficerJourneyTest::download(const QString &from, const QString &to) const {
    const auto script = QStringLiteral("import sys, urllib.request\n"
                                       "data = urllib.request.urlopen(sys.argv[1], timeout=10).read()\n"
                                       "open(sys.argv[2], 'wb').write(data)\n"
                                       "print(len(data))");
    QDir().mkpath(QFileInfo(to).path());
    return !Desk::outputOf(QStringLiteral("python3"), {QStringLiteral("-c"), script, from, to}).isEmpty();
}

void OfficerJourneyTest::initTestCase() {
    serve();
    update("MIT", "Registered");
    update("Apache-2.0", "OPS-2214");
    support::Child enroll("pilothoused",
                          {"enroll", "--data-dir", desk_.dataDirectory().toStdString(), "--user", "Olga Officer",
                           "--role", "auditor", "--out", desk_.path(QStringLiteral("olga")).toStdString()});
    QCOMPARE(enroll.wait(), 0);
    open();
}

void OfficerJourneyTest::theOfficerMayReadAndNotChange() {
    for (const auto &[id, permission] :
         {std::pair("catalog.edit", "models.update"), {"catalog.import", "models.import"}}) {
        const auto *action = console_->window().action(QString::fromLatin1(id));
        QTRY_VERIFY_WITH_TIMEOUT(action->toolTip().contains(QLatin1String(permission)), patience);
        QVERIFY(!action->isEnabled());
    }
    QTRY_VERIFY_WITH_TIMEOUT(console_->window().action(QStringLiteral("audit.verifyAll"))->isEnabled(), patience);
}

void OfficerJourneyTest::theChangeIsFoundAndProven() {
    auto *page = console_->window().currentPage();
    auto *filter = findIn<QLineEdit>(page, "filter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("op = \"models.update\" AND reason:\"2214\""));
    QTest::keyClick(filter, Qt::Key_Return);
    auto *events = findIn<kit::WindowGrid>(page, "events");
    QTRY_COMPARE_WITH_TIMEOUT(events->rowCount(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(events->isFilled(), patience);
    QTest::mouseClick(events->viewport(), Qt::LeftButton, {}, QPoint(events->viewport()->width() / 2, 10));
    QTRY_COMPARE_WITH_TIMEOUT(fact("eventFacts", "Reason"), QStringLiteral("OPS-2214"), patience);
    const auto change = findIn<QPlainTextEdit>(page, "change")->toPlainText();
    QVERIFY2(change.contains(QLatin1String("- MIT\n+ Apache-2.0")), qPrintable(change));
    QTRY_COMPARE_WITH_TIMEOUT(fact("proofFacts", "Result"), QStringLiteral("proven"), patience);
    QCOMPARE(findIn<kit::Pill>(page, "logVerdict")->text(), QStringLiteral("verified, no gaps"));
    signingKey_ = fact("proofFacts", "Signing key").toStdString();
}

void OfficerJourneyTest::theProofIsSavedAndVerifiedOutside() {
    auto *page = console_->window().currentPage();
    QVERIFY(journey::press(findIn<QPushButton>(page, "saveProofButton")));
    auto *dialog = findIn<QFileDialog>(page, "proofDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    const auto path = desk_.path(QStringLiteral("evidence.tlog-proof"));
    auto *name = findIn<QLineEdit>(dialog, "fileNameEdit");
    QVERIFY(name->text().endsWith(QLatin1String(".tlog-proof")));
    name->setText(path);
    QVERIFY(journey::press(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    proof_ = file.readAll().toStdString();

    const auto verdict = go_judge::judgeProof(proof_, signingKey_);
    QVERIFY2(verdict.isOk, verdict.said.c_str());
    const auto said = QString::fromStdString(verdict.said);
    QVERIFY2(said.startsWith(QLatin1String("OK index=")), verdict.said.c_str());
    leaf_ = QJsonDocument::fromJson(said.section(QLatin1Char('\n'), 1).toUtf8()).object();
    QCOMPARE(leaf_[QStringLiteral("op")].toString(), QStringLiteral("models.update"));
    auto other = proof_;
    other[other.find("extra ") + 10] ^= 1;
    QVERIFY(!go_judge::judgeProof(other, signingKey_).isOk);
}

QString OfficerJourneyTest::site() const {
    return logAddress_ + QLatin1Char('/') + QString::fromStdString(signingKey_).section(QLatin1Char('+'), 0, 0);
}

QString OfficerJourneyTest::signedSize() const {
    const auto kept = desk_.path(QStringLiteral("log/checkpoint"));
    QFile checkpoint(kept);
    if (!download(site() + QStringLiteral("/checkpoint"), kept) || !checkpoint.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(checkpoint.readAll()).section(QLatin1Char('\n'), 1, 1);
}

// With the tree of the service's own site, the saved proof among what is judged.
void OfficerJourneyTest::theServedLogIsVerifiedOutside() {
    const auto log = desk_.path(QStringLiteral("log/"));
    const auto size = signedSize();
    const auto tile = QStringLiteral("tile/0/000.p/") + size;
    QVERIFY(download(site() + QLatin1Char('/') + tile, log + tile));
    QVERIFY(QDir().mkpath(log + QStringLiteral("proofs")));
    QVERIFY(
        QFile::copy(desk_.path(QStringLiteral("evidence.tlog-proof")), log + QStringLiteral("proofs/1.tlog-proof")));
    const auto verdict = go_judge::judgeLog(log.toStdString(), signingKey_);
    QVERIFY2(verdict.isOk, verdict.said.c_str());
    const auto expected = QStringLiteral("OK size=%1 tiles=1 bundles=0 proofs=1\n").arg(size);
    QCOMPARE(QString::fromStdString(verdict.said), expected);
}

void OfficerJourneyTest::theIntentIsCheckedWithSha256sum() {
    const auto changed = leaf_[QStringLiteral("res")].toArray().at(0).toObject();
    const auto sql = QStringLiteral("SELECT spec_json FROM history JOIN object ON object.id = history.object "
                                    "WHERE uid = '%1' AND generation = %2")
                         .arg(changed[QStringLiteral("uid")].toString())
                         .arg(changed[QStringLiteral("gen")].toInt());
    const auto intent =
        Desk::outputOf(QStringLiteral("sqlite3"),
                       {QStringLiteral("-readonly"), desk_.dataDirectory() + QStringLiteral("/store.db"), sql})
            .chopped(1);
    QVERIFY2(intent.contains("Apache-2.0"), intent.constData());
    const auto sum = Desk::outputOf(QStringLiteral("sha256sum"), {}, intent);
    QCOMPARE(QString::fromUtf8(sum.left(64)), changed[QStringLiteral("after_sha256")].toString());
}

void OfficerJourneyTest::aRollbackIsSaidPlainly() {
    const auto store = desk_.dataDirectory() + QStringLiteral("/store.db");
    stop();
    const auto older = desk_.path(QStringLiteral("older.db"));
    Desk::outputOf(QStringLiteral("sqlite3"), {QStringLiteral("-readonly"), store, QStringLiteral(".backup ") + older});
    serve();
    // More than the service writes of itself when it starts.
    for (int change = 0; change < Forgotten; ++change)
        update(change % 2 == 0 ? "GPL-3.0-only" : "GPL-2.0-only", "Something to forget");
    open();
    const auto newest = console_->connection().serverInfo().log_size();
    QTRY_VERIFY_WITH_TIMEOUT(console_->verifier().head()->tree.size >= newest, patience);
    QCOMPARE(journey::warningsOf(console_->window()), QString());
    stop();
    for (const char *more : {"-wal", "-shm"})
        QFile::remove(store + QLatin1String(more));
    QVERIFY(QFile::remove(store) && QFile::copy(older, store));
    serve();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->verifier().state(), client::LogVerifier::State::Mismatch, patience);
    auto &window = console_->window();
    QVERIFY2(journey::warningsOf(window).startsWith(QLatin1String("The log of this service does not continue what")),
             qPrintable(journey::warningsOf(window)));
    QCOMPARE(findIn<kit::Pill>(window.currentPage(), "logVerdict")->text(), QStringLiteral("rolled back"));
    const auto remembered = QStringLiteral("the log held %1 events").arg(console_->verifier().lastVisit()->tree.size);
    QVERIFY(findIn<QLabel>(window.currentPage(), "lastVisit")->text().contains(remembered));
    window.action(QStringLiteral("log.explain"))->trigger();
    auto *explanation = window.findChild<QMessageBox *>();
    QVERIFY(explanation && explanation->isVisible());
    const auto evidence = QString::fromStdString(console_->verifier().mismatch()->evidence.string());
    QVERIFY(QFile::exists(evidence));
    QVERIFY(explanation->informativeText().contains(evidence));
    explanation->close();
    QCOMPARE(console_->verifier().state(), client::LogVerifier::State::Mismatch);
}

// As many entries as were seen, and more, but others.
void OfficerJourneyTest::whatGrowsFromAnOlderCopyIsNoContinuation() {
    const auto seen = console_->verifier().lastVisit()->tree.size;
    console_.reset();
    for (int change = 0; change < 2 * Forgotten; ++change)
        update(change % 2 == 0 ? "MIT" : "BSD-3-Clause", "Another history");
    QTRY_VERIFY_WITH_TIMEOUT(signedSize().toLongLong() > seen, patience);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->verifier().state(), client::LogVerifier::State::Mismatch, patience);
    QVERIFY(console_->verifier().mismatch()->kind == client::LogMismatch::Kind::Rewritten);
    QVERIFY(!journey::warningsOf(console_->window()).isEmpty());
}

void OfficerJourneyTest::cleanupTestCase() {
    console_.reset();
    daemon_.reset();
}

QTEST_MAIN(OfficerJourneyTest)
#include "officer_journey_test.moc"
