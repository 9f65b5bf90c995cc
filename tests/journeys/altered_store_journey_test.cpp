// A store that is altered behind the service's back, while it is stopped and while it runs: sealed, said plainly, and
// only read from then on.
#include <QAction>
#include <QPushButton>

#include <csignal>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/desk.h"
#include "widgets/kit/banner.h"
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
    QVERIFY(desk_->tamper(forgery));
    auto *verify = console_->window().actionBook().find(QStringLiteral("audit.verifyAll"));
    QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), patience);
    verify->trigger();
    // The console would look by itself within ten seconds.
    const auto isSaid = [this] {
        journey::connectAgain(*console_);
        return journey::warningsOf(console_->window()).startsWith(sentence);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), patience);
    readsWorkAndWritesAreRefused();
    // What verified the store cannot end any more, and so keeps nobody.
    QVERIFY(console_->window().close());
}

void AlteredStoreJourneyTest::asAWholeDirectoryThatIsPutBack() {
    using State = client::LogVerifier::State;
    const std::filesystem::path data = desk_->dataDirectory().toStdString();
    const auto copy = data.parent_path() / "copy";
    const auto sizeSeen = [this] { return console_->verifier().head() ? console_->verifier().head()->tree.size : 0; };
    QTRY_COMPARE_WITH_TIMEOUT(console_->verifier().state(), State::Verified, patience);
    console_.reset();
    QVERIFY(desk_->endService(SIGTERM));
    using Copy = std::filesystem::copy_options;
    std::filesystem::copy(data, copy, Copy::recursive | Copy::copy_symlinks);
    open();
    const auto before = sizeSeen();
    auto *editor = journey::openEditor(console_->window());
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Soon forgotten"));
    QVERIFY(press(findIn<QPushButton>(editor, "apply")));
    QTRY_VERIFY_WITH_TIMEOUT(sizeSeen() > before + 1, patience);
    console_.reset();
    QVERIFY(desk_->endService(SIGTERM));
    std::filesystem::remove_all(data);
    std::filesystem::rename(copy, data);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(console_->verifier().state(), State::Mismatch, patience);
    QCOMPARE(console_->verifier().mismatch()->kind, client::LogMismatch::Kind::RolledBack);
    QVERIFY(journey::warningsOf(console_->window()).contains(QStringLiteral("log")));
}

void AlteredStoreJourneyTest::readsWorkAndWritesAreRefused() {
    auto &window = console_->window();
    auto *editor = journey::openEditor(window);
    QVERIFY(editor);
    journey::writePublisher(editor, QStringLiteral("Too late"));
    const auto *verdict = findIn<kit::Banner>(editor, "verdict");
    auto *apply = findIn<QPushButton>(editor, "apply");
    const auto isRefused = [&] { return verdict->text().startsWith(sentence); };
    QTRY_VERIFY_WITH_TIMEOUT(isRefused() || apply->isEnabled(), patience);
    if (!isRefused())
        QVERIFY(press(apply));
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(), patience);
    editor->done(QDialog::Rejected);
    QCOMPARE(journey::publisherIn(*console_, "models/tiny"), std::string());

    QVERIFY(!journey::importFile(*console_, QStringLiteral("other")));
    auto *wizard = journey::dialogOf(window, "importDialog");
    QVERIFY(wizard);
    QVERIFY(findIn<kit::Banner>(wizard, "failure")->text().startsWith(sentence));
    wizard->reject();
    QVERIFY(!console_->cache().contains("models/other"));
}

QTEST_MAIN(AlteredStoreJourneyTest)
#include "altered_store_journey_test.moc"
