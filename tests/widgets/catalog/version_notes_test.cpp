// The notes of a version: shown among the versions, and edited from there.
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

#include "backend/client/resource_cache.h"
#include "tests/widgets/catalog/catalog_console.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/theme.h"

using catalog_test::CatalogConsole;
using catalog_test::patience;
using support::click;
using support::dialogNamed;
using support::part;

class VersionNotesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void theyAreWrittenByTheKeyboard();
    void theyAreWrittenByTheMouse();
    void aNewVersionIsShownAtOnce();
    void aModelWithoutVersionsSaysSo();
    void whoeverMayNotIsToldWhy();

private:
    void open(const tls::Credentials &credentials, const char *model);
    kit::GridView *versions() const { return part<kit::GridView>(*console_->page, "versions"); }
    QTextBrowser *notes() const { return part<QTextBrowser>(*console_->page, "notes"); }
    // Writes them in the dialog, which is open, and applies.
    void write(const QString &text);

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory models_;
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<CatalogConsole> console_;
};

void VersionNotesTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    catalog_test::writeModel(models_.path() / "tiny.safetensors");
    service_ = std::make_unique<support::RunningService>(service::Options{.modelRoots = {models_.path()}});
    catalog_test::importModel(service_->owner(), models_.path() / "tiny.safetensors", "models/tiny");
    QVERIFY(service_->owner().put(support::modelNamed("bare")));
}

void VersionNotesTest::open(const tls::Credentials &credentials, const char *model) {
    console_ = std::make_unique<CatalogConsole>(*service_, credentials, theme_, memory_.path());
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid()->model()->rowCount(), 2, patience);
    QVERIFY(console_->page->reveal(QString::fromLatin1(model)));
    console_->showTab(2);
    QVERIFY(versions()->isVisible());
}

void VersionNotesTest::write(const QString &text) {
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
    auto *dialog = dialogNamed("changeDialog");
    auto *field = part<kit::FieldEditor>(*dialog, "notes")->control();
    QCOMPARE(field->accessibleName(), QStringLiteral("Notes"));
    field->setFocus();
    QTest::keySequence(field, QKeySequence::SelectAll);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, QStringLiteral("Ask the platform team."));
    auto *apply = part<QPushButton>(*dialog, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    click(apply);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(service_->owner().get("models/tiny/versions/1")->model_version().notes(),
             text.toStdString() + "\nAsk the platform team.");
    QTRY_VERIFY_WITH_TIMEOUT(notes()->toPlainText().contains(text), patience);
}

void VersionNotesTest::theyAreWrittenByTheKeyboard() {
    open(service_->owner().credentials(), "models/tiny");
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.editVersion")->isEnabled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    QVERIFY(notes()->toPlainText().isEmpty());
    versions()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(versions(), Qt::Key_Return);
    write(QStringLiteral("Quantised by hand."));
    console_->page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    QTest::keyClick(versions(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(dialogNamed("changeDialog"), patience);
    QTest::keyClick(dialogNamed("changeDialog"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
}

void VersionNotesTest::theyAreWrittenByTheMouse() {
    open(service_->owner().credentials(), "models/tiny");
    auto *edit = part<QPushButton>(*console_->page, "editVersionButton");
    QTRY_VERIFY_WITH_TIMEOUT(edit->isEnabled(), patience);
    click(edit);
    write(QStringLiteral("Runs on one card."));
}

void VersionNotesTest::aNewVersionIsShownAtOnce() {
    open(service_->owner().credentials(), "models/tiny");
    console_->showTab(0);
    const auto before = support::factIn(*console_->page, "facts", "Digest");
    QVERIFY(!before.isEmpty());
    catalog_test::writeModel(models_.path() / "second.safetensors", '\2');
    catalog_test::importModel(service_->owner(), models_.path() / "second.safetensors", "models/tiny", 2);
    QTRY_VERIFY_WITH_TIMEOUT(support::factIn(*console_->page, "facts", "Digest") != before, patience);
    QCOMPARE(versions()->currentIndex().row(), 0);
    // An earlier one that somebody chose stays.
    console_->showTab(2);
    versions()->setCurrentIndex(versions()->model()->index(1, 0));
    catalog_test::writeModel(models_.path() / "third.safetensors", '\3');
    catalog_test::importModel(service_->owner(), models_.path() / "third.safetensors", "models/tiny", 3);
    QTRY_COMPARE_WITH_TIMEOUT(versions()->model()->rowCount(), 3, patience);
    QCOMPARE(versions()->currentIndex().row(), 2);
    QCOMPARE(support::factIn(*console_->page, "facts", "Digest"), before);
}

void VersionNotesTest::aModelWithoutVersionsSaysSo() {
    open(service_->owner().credentials(), "models/bare");
    const auto *action = console_->action("catalog.editVersion");
    QTRY_COMPARE_WITH_TIMEOUT(action->toolTip(), QStringLiteral("The model has no version yet."), patience);
    QVERIFY(!action->isEnabled());
}

void VersionNotesTest::whoeverMayNotIsToldWhy() {
    open(service_->enrol("viewer").credentials(), "models/tiny");
    const auto *action = console_->action("catalog.editVersion");
    QTRY_VERIFY_WITH_TIMEOUT(!action->isEnabled(), patience);
    QVERIFY2(action->toolTip().contains(QStringLiteral("modelVersions.update")), qPrintable(action->toolTip()));
}

QTEST_MAIN(VersionNotesTest)
#include "version_notes_test.moc"
