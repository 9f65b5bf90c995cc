// A store that is altered behind the service's back, while it is stopped and while it runs: sealed, said plainly, and
// only read from then on.
#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

#include <csignal>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/desk.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource_service.pb.h"

using journey::findIn;
using journey::patience;
using journey::press;

namespace {

// The entry that names the model, as if nobody had imported it.
const auto forgery =
    QStringLiteral("UPDATE event SET leaf = replace(leaf, 'models.import', 'models.delete') WHERE seq = "
                   "(SELECT max(seq) FROM event WHERE leaf LIKE '%\"op\":\"models.import\"%')");
const auto sentence = QStringLiteral("The store does not match its log (entry ");

} // namespace

class AlteredStoreJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whileTheServiceIsStopped();
    void whileTheServiceRuns();
    void asAWholeDirectoryThatIsPutBack();

private:
    void open();
    void readsWorkAndWritesAreRefused();

    std::unique_ptr<journey::Desk> desk_;
    std::unique_ptr<Console> console_;
};

void AlteredStoreJourneyTest::init() {
    desk_ = std::make_unique<journey::Desk>();
    journey::writeModel(desk_->path(QStringLiteral("models/tiny.safetensors")));
    open();
    QVERIFY(journey::importFile(*console_, QStringLiteral("tiny")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache().contains("models/tiny/versions/1"), patience);
}

void AlteredStoreJourneyTest::cleanup() {
    console_.reset();
    desk_.reset();
}

void AlteredStoreJourneyTest::open() {
    console_ = desk_->open();
    QTRY_VERIFY2_WITH_TIMEOUT(console_->connection().isOnline(),
                              console_->connection().error() ? console_->connection().error()->message().c_str() : "",
                              patience);
}

void AlteredStoreJourneyTest::whileTheServiceIsStopped() {
    console_.reset();
    QVERIFY(desk_->endService(SIGTERM));
    QVERIFY(desk_->tamper(forgery));
    open();
    QTRY_VERIFY_WITH_TIMEOUT(journey::warningsOf(console_->window()).startsWith(sentence), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache().contains("models/tiny"), patience);
    readsWorkAndWritesAreRefused();
}

void AlteredStoreJourneyTest::whileTheServiceRuns() {
    auto *editor = journey::openEditor(console_->window());
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Too late"));
    auto *apply = findIn<QPushButton>(editor, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QVERIFY(desk_->tamper(forgery));
    auto *verify = console_->window().action(QStringLiteral("audit.verifyAll"));
    QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), patience);
    verify->trigger();
    // The console would look by itself within ten seconds.
    const auto isSaid = [this] {
        journey::connectAgain(*console_);
        return journey::warningsOf(console_->window()).startsWith(sentence);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!apply->isEnabled(), patience);
    QVERIFY2(apply->toolTip().startsWith(sentence), qPrintable(apply->toolTip()));
    editor->done(QDialog::Rejected);
    readsWorkAndWritesAreRefused();
    // What verified the store cannot end any more, and so keeps nobody.
    QVERIFY(console_->window().close());
}

void AlteredStoreJourneyTest::asAWholeDirectoryThatIsPutBack() {
    using State = client::LogVerifier::State;
    const std::filesystem::path data = desk_->dataDirectory().toStdString();
    const auto copy = data.parent_path() / "copy";
    QTRY_COMPARE_WITH_TIMEOUT(console_->verifier().state(), State::Verified, patience);
    console_.reset();
    QVERIFY(desk_->endService(SIGTERM));
    using Copy = std::filesystem::copy_options;
    std::filesystem::copy(data, copy, Copy::recursive | Copy::copy_symlinks);
    open();
    auto *editor = journey::openEditor(console_->window());
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Soon forgotten"));
    QVERIFY(press(findIn<QPushButton>(editor, "apply")));
    QTRY_COMPARE_WITH_TIMEOUT(journey::publisherIn(*console_, "models/tiny"), std::string("Soon forgotten"), patience);
    QSignalSpy looked(&console_->connection(), &client::Connection::latencyChanged);
    journey::connectAgain(*console_);
    QTRY_VERIFY_WITH_TIMEOUT(looked.count() > 0, patience);
    looked.clear();
    journey::connectAgain(*console_);
    QTRY_VERIFY_WITH_TIMEOUT(looked.count() > 0, patience);
    const auto size = console_->connection().serverInfo().log_size();
    QTRY_VERIFY_WITH_TIMEOUT(console_->verifier().head()->tree.size >= size, patience);
    console_.reset();
    QVERIFY(desk_->endService(SIGTERM));
    std::filesystem::remove_all(data);
    std::filesystem::rename(copy, data);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->verifier().state(), State::Mismatch, patience);
    // Shorter, or as long again by what was written since.
    using Kind = client::LogMismatch::Kind;
    const auto kind = console_->verifier().mismatch()->kind;
    QVERIFY(kind == Kind::RolledBack || kind == Kind::Rewritten);
}

void AlteredStoreJourneyTest::readsWorkAndWritesAreRefused() {
    auto &window = console_->window();
    for (const char *name : {"catalog.import", "catalog.create", "catalog.edit", "catalog.delete", "catalog.evaluate",
                             "catalog.retire", "audit.verifyAll"}) {
        const auto *action = window.action(QString::fromLatin1(name));
        QTRY_VERIFY2_WITH_TIMEOUT(!action->isEnabled(), name, patience);
        QVERIFY2(action->toolTip().startsWith(sentence), name);
    }
    auto *edit = findIn<QPushButton>(&window, "editButton");
    QVERIFY(!edit->isEnabled());
    QVERIFY2(edit->toolTip().startsWith(sentence), qPrintable(edit->toolTip()));
    auto *tabs = findIn<QWidget>(&window, "modelInspector")->findChild<QTabBar *>();
    tabs->setCurrentIndex(3);
    auto *restore = findIn<QPushButton>(&window, "restore");
    QTRY_VERIFY_WITH_TIMEOUT(restore->toolTip().startsWith(sentence), patience);
    QVERIFY(!restore->isEnabled());
    QCOMPARE(journey::publisherIn(*console_, "models/tiny"), std::string());
}

QTEST_MAIN(AlteredStoreJourneyTest)
#include "altered_store_journey_test.moc"
