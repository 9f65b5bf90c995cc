// The import wizard against a service that reads the files of two directories.
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include "tests/widgets/catalog/catalog_console.h"
#include "widgets/catalog/import_dialog.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/progress_row.h"
#include "widgets/kit/state_panel.h"
#include "widgets/shell/task_list.h"

using catalog_test::patience;
using support::click;
using support::dialogNamed;
using support::part;
using State = kit::StatePanel::State;

class ImportDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void directoriesAreBrowsed();
    void aTypedDirectoryIsShown();
    void aTypedFileIsRead();
    void whatIsOutsideOfTheRootsIsRefused();
    void aDamagedFileIsNamed();
    void aWayBackIsAWayForward();
    void anIdThatCannotBeIsSaid();
    void anImportRunsInTheTasks();

private:
    QString path(const char *below) const { return QString::fromStdString((root_ / below).string()); }
    QTreeWidget *files() const { return part<QTreeWidget>(*dialog_, "files"); }
    QStringList names() const;
    void enter(const QString &text);
    void choose(const char *file);
    QString failure() const;

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::filesystem::path root_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<catalog_test::CatalogConsole> console_;
    QDialog *dialog_ = nullptr;
};

void ImportDialogTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    root_ = memory_.path() / "roots";
    std::filesystem::create_directories(root_ / "first" / "deep");
    std::filesystem::create_directories(root_ / "second");
    catalog_test::writeModel(root_ / "first" / "good.safetensors");
    catalog_test::writeModel(root_ / "first" / "deep" / "below.safetensors");
    std::ofstream(root_ / "first" / "damaged.gguf") << "GGUF and then nothing that is one";
    std::ofstream(root_ / "first" / "notes.txt") << "no model";
    service_ =
        std::make_unique<support::RunningService>(service::Options{.modelRoots = {root_ / "first", root_ / "second"}});
}

void ImportDialogTest::init() {
    console_ = std::make_unique<catalog_test::CatalogConsole>(*service_, service_->owner().credentials(), theme_,
                                                              memory_.path());
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.import")->isEnabled(), patience);
    console_->action("catalog.import")->trigger();
    QTRY_VERIFY(dialogNamed("importDialog"));
    dialog_ = dialogNamed("importDialog");
    dialog_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog_));
    QTRY_COMPARE_WITH_TIMEOUT(files()->topLevelItemCount(), 2, patience);
}

QStringList ImportDialogTest::names() const {
    QStringList names;
    for (int row = 0; row < files()->topLevelItemCount(); ++row)
        names << files()->topLevelItem(row)->text(0);
    return names;
}

void ImportDialogTest::enter(const QString &text) {
    auto *place = part<QLineEdit>(*dialog_, "place");
    place->setFocus();
    place->selectAll();
    QTest::keyClicks(place, text);
    QTest::keyClick(place, Qt::Key_Return);
}

void ImportDialogTest::choose(const char *file) {
    enter(path("first"));
    QTRY_COMPARE_WITH_TIMEOUT(files()->topLevelItemCount(), 4, patience);
    const auto found = files()->findItems(QString::fromLatin1(file), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    files()->setCurrentItem(found.first());
    click(part(*dialog_, "next"));
}

QString ImportDialogTest::failure() const {
    const auto *banner = part<kit::Banner>(*dialog_, "failure");
    return banner->isVisible() ? banner->text() : QString();
}

void ImportDialogTest::directoriesAreBrowsed() {
    auto *up = part<QPushButton>(*dialog_, "up");
    QVERIFY(!up->isEnabled());
    QTest::keyClick(files(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(names(),
                              (QStringList{QStringLiteral("deep"), QStringLiteral("damaged.gguf"),
                                           QStringLiteral("good.safetensors"), QStringLiteral("notes.txt")}),
                              patience);
    QVERIFY(files()->hasFocus());
    QVERIFY(files()->topLevelItem(3)->isDisabled());
    QTest::keyClick(files(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("below.safetensors")}, patience);
    click(up);
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 4, patience);
    click(up);
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, patience);
}

void ImportDialogTest::aTypedDirectoryIsShown() {
    enter(path("first/deep"));
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("below.safetensors")}, patience);
    enter(path("second"));
    QTRY_COMPARE_WITH_TIMEOUT(dialog_->findChild<kit::StatePanel *>()->state(), State::Empty, patience);
}

void ImportDialogTest::aTypedFileIsRead() {
    enter(path("first/good.safetensors"));
    QTRY_VERIFY_WITH_TIMEOUT(part(*dialog_, "modelId")->isVisible(), patience);
    QCOMPARE(support::factIn(*dialog_, "found", "File"), path("first/good.safetensors"));
}

void ImportDialogTest::whatIsOutsideOfTheRootsIsRefused() {
    enter(QStringLiteral("/etc"));
    const auto *panel = dialog_->findChild<kit::StatePanel *>();
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Failed, patience);
    bool isSaid = false;
    for (const auto *label : panel->findChildren<QLabel *>())
        isSaid = isSaid || label->text().contains(QStringLiteral("/etc is outside of the model directories"));
    QVERIFY(isSaid);
    enter(path("first"));
    QTRY_COMPARE_WITH_TIMEOUT(panel->state(), State::Filled, patience);
}

void ImportDialogTest::aDamagedFileIsNamed() {
    choose("damaged.gguf");
    QTRY_VERIFY_WITH_TIMEOUT(!failure().isEmpty(), patience);
    QVERIFY2(failure().contains(path("first/damaged.gguf")), qPrintable(failure()));
    QVERIFY(!part(*dialog_, "modelId")->isVisible());
    QVERIFY(part(*dialog_, "next")->isEnabled());
    choose("good.safetensors");
    QTRY_VERIFY_WITH_TIMEOUT(part(*dialog_, "modelId")->isVisible(), patience);
    QVERIFY(failure().isEmpty());
}

void ImportDialogTest::aWayBackIsAWayForward() {
    choose("good.safetensors");
    auto *id = part<QLineEdit>(*dialog_, "modelId");
    QTRY_VERIFY_WITH_TIMEOUT(id->isVisible(), patience);
    QCOMPARE(id->text(), QStringLiteral("good"));
    id->clear();
    QVERIFY(!part(*dialog_, "next")->isEnabled());
    click(part(*dialog_, "back"));
    QVERIFY(files()->isVisible());
    QVERIFY(part(*dialog_, "next")->isEnabled());
    click(part(*dialog_, "next"));
    QTRY_VERIFY_WITH_TIMEOUT(id->isVisible(), patience);
    QVERIFY(part(*dialog_, "next")->isEnabled());
}

void ImportDialogTest::anIdThatCannotBeIsSaid() {
    choose("good.safetensors");
    auto *id = part<QLineEdit>(*dialog_, "modelId");
    QTRY_VERIFY_WITH_TIMEOUT(id->isVisible(), patience);
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("Not an id"));
    QTest::keyClick(id, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!failure().isEmpty(), patience);
    QCOMPARE(failure(),
             QStringLiteral("Model id: It is not written as it must be. Only the characters a-z 0-9 . _ - may "
                            "stand in it; write it like this: llama-3-8b"));
    QVERIFY(id->isVisible());
    QVERIFY(service_->owner().list("operations", "verb = \"models.import\"")->resources().empty());
}

void ImportDialogTest::anImportRunsInTheTasks() {
    const shell::TaskList tasks(console_->session());
    QString shown;
    connect(&tasks, &shell::TaskList::resultRequested, this, [&shown](const QString &name) { shown = name; });
    choose("good.safetensors");
    auto *id = part<QLineEdit>(*dialog_, "modelId");
    QTRY_VERIFY_WITH_TIMEOUT(id->isVisible(), patience);
    QCOMPARE(support::factIn(*dialog_, "found", "Parameters"), QStringLiteral("4"));
    QTest::keyClicks(id, QStringLiteral("imported"));
    auto *reason = part<QLineEdit>(*dialog_, "reason");
    // Nothing of a reason is cut without a word.
    reason->setText(QString(1'001, QLatin1Char('a')));
    QCOMPARE(reason->text().size(), 1'001);
    QVERIFY(part<QLabel>(*dialog_, "reasonLack")->isVisible());
    QVERIFY(!part<QPushButton>(*dialog_, "next")->isEnabled());
    reason->clear();
    QVERIFY(part<QPushButton>(*dialog_, "next")->isEnabled());
    QTest::keyClicks(reason, QStringLiteral("OPS-7"));
    QTest::keyClick(id, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("importDialog"), patience);
    const auto isTold = [this] {
        return !console_->posted.isEmpty() &&
               console_->posted.last().text == QStringLiteral("models/imported/versions/1 is imported.");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), patience);
    // That it has begun is told before, unless it was over by then.
    for (qsizetype told = 0; told + 1 < console_->posted.size(); ++told)
        QCOMPARE(console_->posted[told].text, QStringLiteral("The import of models/imported has begun."));
    console_->posted.last().action();
    QCOMPARE(shown, QStringLiteral("models/imported/versions/1"));
    QCOMPARE(tasks.findChildren<kit::ProgressRow *>().size(), 1);
    QCOMPARE(tasks.running(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/imported/versions/1"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(QStringLiteral("models/imported")), patience);
}

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
