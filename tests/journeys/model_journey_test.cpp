// A platform admin on a fresh machine: imports a model, edits it, sees the difference, applies it, undoes it, and reads
// the proven record of all that. The real window, a real service in a process of its own, keys and clicks.
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "app/console.h"
#include "backend/client/connection.h"
#include "backend/client/embedded_service.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace {

constexpr int patience = 20'000;

// The least that is a safetensors file: one tensor of four numbers.
void writeModel(const QString &path) {
    const QByteArray header = R"({"weight":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})";
    QByteArray size(8, '\0');
    size[0] = static_cast<char>(header.size());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(size + header + QByteArray(16, '\1'));
}

template <typename Widget>
Widget *findIn(QWidget *owner, const char *name) {
    return owner ? owner->findChild<Widget *>(QString::fromLatin1(name)) : nullptr;
}

QDialog *dialog(const char *name) {
    for (auto *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QLatin1String(name) && widget->isVisible())
            return qobject_cast<QDialog *>(widget);
    }
    return nullptr;
}

void click(QPushButton *button) {
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class ModelJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFileBecomesAModel();
    void anEditIsShownAppliedAndUndone();
    void theRecordIsProven();
    void cleanupTestCase();

private:
    std::string publisher() const;

    QTemporaryDir directory_;
    std::unique_ptr<Console> console_;
};

void ModelJourneyTest::initTestCase() {
    QVERIFY(directory_.isValid());
    QVERIFY(QDir().mkpath(directory_.filePath(QStringLiteral("models"))));
    writeModel(directory_.filePath(QStringLiteral("models/tiny.safetensors")));
    Options options;
    options.dataDirectory = directory_.filePath(QStringLiteral("data"));
    options.modelRoots = {directory_.filePath(QStringLiteral("models"))};
    options.theme = QStringLiteral("light");
    options.language = QStringLiteral("en");
    Console::Stage stage;
    stage.program = qEnvironmentVariable("PILOTHOUSE_BIN") + QStringLiteral("/pilothouse");
    console_ = std::make_unique<Console>(options, stage, *qApp);
    console_->window().show();
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection().isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->window().currentPage()->isSettled(), patience);
}

void ModelJourneyTest::aFileBecomesAModel() {
    auto *import = findIn<QPushButton>(&console_->window(), "importButton");
    QVERIFY(import);
    QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
    click(import);
    QTRY_VERIFY(dialog("importDialog"));
    auto *wizard = dialog("importDialog");
    auto *files = findIn<QTreeWidget>(wizard, "files");
    QTRY_COMPARE_WITH_TIMEOUT(files->topLevelItemCount(), 1, patience);
    QTest::keyClick(files, Qt::Key_Return);
    auto *id = findIn<QLineEdit>(wizard, "modelId");
    QTRY_VERIFY_WITH_TIMEOUT(id->isVisible(), patience);
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("tiny"));
    QTest::keyClick(id, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache().contains("models/tiny/versions/1"), patience);
    const auto version = console_->cache().find("models/tiny/versions/1");
    QCOMPARE(version->model_version().parameters(), 4);
    QCOMPARE(version->model_version().digest().size(), std::size_t(64));
}

void ModelJourneyTest::anEditIsShownAppliedAndUndone() {
    auto *edit = findIn<QPushButton>(&console_->window(), "editButton");
    QTRY_VERIFY_WITH_TIMEOUT(edit->isEnabled(), patience);
    click(edit);
    QTRY_VERIFY_WITH_TIMEOUT(dialog("changeDialog"), patience);
    auto *change = dialog("changeDialog");
    auto *field = change->findChild<QWidget *>(QStringLiteral("publisher"))->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("Tiny Lab"));
    auto *apply = findIn<QPushButton>(change, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QVERIFY(findIn<QPlainTextEdit>(change, "diff")->toPlainText().contains(QStringLiteral("+ Tiny Lab")));
    QTest::keyClicks(findIn<QLineEdit>(change, "reason"), QStringLiteral("OPS-1"));
    click(apply);
    QTRY_COMPARE_WITH_TIMEOUT(publisher(), std::string("Tiny Lab"), patience);

    QTRY_VERIFY_WITH_TIMEOUT(!dialog("changeDialog"), patience);
    // The newest notice stands first and undoes what it tells of.
    auto *notices = findIn<QMenu>(&console_->window(), "notices");
    QVERIFY(!notices->actions().isEmpty());
    notices->actions().first()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialog("changeDialog"), patience);
    auto *undo = findIn<QPushButton>(dialog("changeDialog"), "apply");
    QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), patience);
    click(undo);
    QTRY_COMPARE_WITH_TIMEOUT(publisher(), std::string(), patience);
}

void ModelJourneyTest::theRecordIsProven() {
    console_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&console_->window()));
    QTest::keyClick(&console_->window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(console_->window().currentPage()->id(), QStringLiteral("audit"));
    auto &verifier = console_->verifier();
    verifier.refresh();
    // Owner, import, its registration, edit and undo at the least.
    QTRY_VERIFY_WITH_TIMEOUT(verifier.head() && verifier.head()->tree.size >= 5, patience);
    QCOMPARE(verifier.state(), client::LogVerifier::State::Verified);
    const std::vector<std::int64_t> entries{0, 1, 2, 3, 4};
    verifier.prove(entries);
    for (const auto entry : entries)
        QTRY_COMPARE_WITH_TIMEOUT(verifier.proofOf(entry), client::LogVerifier::Proof::Proven, patience);
}

void ModelJourneyTest::cleanupTestCase() {
    if (!console_)
        return;
    bool isStopped = false;
    client::deliver(console_->embedded()->stop(), this, [&isStopped](const auto &) { isStopped = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isStopped, patience);
    console_.reset();
}

std::string ModelJourneyTest::publisher() const {
    const auto model = console_->cache().find("models/tiny");
    return model ? model->model().publisher() : "none";
}

QTEST_MAIN(ModelJourneyTest)
#include "model_journey_test.moc"
