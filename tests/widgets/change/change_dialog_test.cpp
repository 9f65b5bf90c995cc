// How anything is changed: the dialog, a whole service behind it, and somebody else who changes the same.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTranslator>

#include "backend/core/intent.h"
#include "backend/core/strict_json.h"
#include "tests/widgets/console/test_console.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/json_view.h"

#include "pilothouse/v1/audit_service.pb.h"

using support::click;
using support::dialogNamed;
using support::part;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 20'000;

} // namespace

class ChangeDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void anEditIsShownBeforeItIsDone();
    void theJsonIsThatOfTheForm();
    void itIsAppliedWithItsReasonAndUndone();
    void aRefusedFieldSaysWhyInTheReadersLanguage();
    void whatIsReferredToIsNotDeleted();
    void aNewObjectIsMade();
    void whatSomebodyElseChangedMeanwhileIsComparedAndMerged();
    void aChangeInTheLastMomentIsAConflictToo();
    void whatFitsTogetherIsMergedWithoutAsking();
    void nothingIsLostWithoutAsking();
    void aLostServiceIsTriedAgainFromTheCheck();

private:
    v1::Resource model() const { return *service_->owner().get("models/llama"); }
    QDialog *edit();
    void settle(QDialog *dialog);
    void type(QDialog *dialog, const char *field, const QString &text);
    void changeElsewhere(const std::function<void(v1::ModelSpec *)> &change);
    QString verdict(QDialog *dialog) const { return part<kit::Banner>(*dialog, "verdict")->text(); }
    QString diff(QDialog *dialog) const { return part<QPlainTextEdit>(*dialog, "diff")->toPlainText(); }
    QPushButton *apply(QDialog *dialog) const { return part<QPushButton>(*dialog, "apply"); }

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TestConsole> console_;
    std::unique_ptr<QWidget> window_;
};

void ChangeDialogTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = std::make_unique<support::RunningService>();
    QVERIFY(service_->owner().put(support::teamNamed("search")));
}

void ChangeDialogTest::init() {
    auto model = support::modelNamed("llama");
    model.mutable_model()->set_license("Apache-2.0");
    const auto standing = service_->owner().get("models/llama");
    QVERIFY(service_->owner().put(model, standing ? standing->meta().etag() : std::string()));
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    window_ = std::make_unique<QWidget>();
    window_->resize(1200, 800);
    window_->show();
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/llama"), patience);
}

void ChangeDialogTest::cleanup() {
    window_.reset();
    console_.reset();
}

QDialog *ChangeDialogTest::edit() {
    auto *dialog = kit::ChangeDialog::edit(console_->session(), model(), window_.get());
    dialog->open();
    dialog->activateWindow();
    return dialog;
}

void ChangeDialogTest::type(QDialog *dialog, const char *field, const QString &text) {
    auto *control = part<kit::FieldEditor>(*dialog, field)->control();
    control->setFocus();
    QTest::keySequence(control, QKeySequence::SelectAll);
    QTest::keyClick(control, Qt::Key_Delete);
    QTest::keyClicks(control, text);
}

void ChangeDialogTest::changeElsewhere(const std::function<void(v1::ModelSpec *)> &change) {
    auto model = this->model();
    change(model.mutable_model());
    QVERIFY(service_->owner().put(model, model.meta().etag()));
}

void ChangeDialogTest::anEditIsShownBeforeItIsDone() {
    auto *dialog = edit();
    QVERIFY(!apply(dialog)->isEnabled());
    type(dialog, "publisher", QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QCOMPARE(diff(dialog), QStringLiteral("spec.publisher\n- Acme\n+ Meta"));
    QCOMPARE(verdict(dialog), QStringLiteral("The service would apply this."));
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    type(dialog, "publisher", QStringLiteral("Acme"));
    QTRY_COMPARE_WITH_TIMEOUT(verdict(dialog), QStringLiteral("There is nothing to apply yet."), patience);
    QVERIFY(!apply(dialog)->isEnabled());
}

void ChangeDialogTest::theJsonIsThatOfTheForm() {
    auto *dialog = edit();
    type(dialog, "publisher", QStringLiteral("Meta"));
    part<QTabWidget>(*dialog, "editorTabs")->setCurrentIndex(1);
    v1::Resource shown;
    const auto *json = dialog->findChild<kit::JsonView *>();
    QVERIFY(json->isVisible());
    QVERIFY2(core::messageFromJson(json->text().toStdString(), &shown), qPrintable(json->text()));
    auto expected = core::intentOf(model());
    expected.mutable_model()->set_publisher("Meta");
    QCOMPARE(shown.SerializeAsString(), expected.SerializeAsString());
}

void ChangeDialogTest::itIsAppliedWithItsReasonAndUndone() {
    auto *dialog = edit();
    type(dialog, "publisher", QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    auto *reason = part<QLineEdit>(*dialog, "reason");
    QTest::keyClicks(reason, QStringLiteral("OPS-1"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Meta"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    v1::ListRevisionsRequest history;
    history.set_name("models/llama");
    const auto revisions = service_->owner().ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", history);
    QVERIFY(revisions);
    QCOMPARE(revisions->entries(0).reason(), std::string("OPS-1"));
    QCOMPARE(console_->posted.size(), 1);
    console_->posted.first().action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    dialog = dialogNamed("changeDialog");
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QVERIFY2(diff(dialog).contains(QStringLiteral("+ Acme")), qPrintable(diff(dialog)));
    QVERIFY2(dialog->windowTitle().endsWith(QStringLiteral(" of models/llama")), qPrintable(dialog->windowTitle()));
    const auto words = part<QLabel>(*dialog, "consequence")->text();
    QVERIFY2(words.startsWith(QStringLiteral("It takes back “Edit models/llama”, done because of “OPS-1”. ")),
             qPrintable(words));
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Acme"), patience);
}

void ChangeDialogTest::aRefusedFieldSaysWhyInTheReadersLanguage() {
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(GERMAN_QM)));
    QVERIFY(QCoreApplication::installTranslator(&german));
    auto *dialog = edit();
    type(dialog, "permitted_regions", QStringLiteral("EU West"));
    const auto *mistake = part<QLabel>(*dialog, "permitted_regionsMistake");
    QTRY_VERIFY_WITH_TIMEOUT(mistake->isVisible(), patience);
    QCOMPARE(mistake->text(),
             QStringLiteral("So kann es nicht geschrieben werden. Nur die Zeichen a-z 0-9 - sind erlaubt; "
                            "zum Beispiel so: eu-central"));
    QVERIFY(!apply(dialog)->isEnabled());
    type(dialog, "permitted_regions", QStringLiteral("eu, eu"));
    QTRY_COMPARE_WITH_TIMEOUT(mistake->text(), QStringLiteral("eu steht hier mehr als einmal."), patience);
    type(dialog, "permitted_regions", QStringLiteral("eu"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QVERIFY(!mistake->isVisible());
    QCoreApplication::removeTranslator(&german);
}

void ChangeDialogTest::whatIsReferredToIsNotDeleted() {
    changeElsewhere([](auto *spec) { spec->set_owner_team("teams/search"); });
    const auto team = *service_->owner().get("teams/search");
    kit::ChangeDialog::Proposal proposal;
    proposal.title = QStringLiteral("Delete the team");
    proposal.verb = QStringLiteral("Delete");
    proposal.isDestructive = true;
    auto &change = *proposal.changes.emplace_back().mutable_delete_();
    change.set_name("teams/search");
    change.set_etag(team.meta().etag());
    proposal.before.push_back(core::intentOf(team));
    auto *dialog = kit::ChangeDialog::propose(console_->session(), proposal, window_.get());
    dialog->open();
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog).contains(QStringLiteral("models/llama")), patience);
    QVERIFY2(verdict(dialog).contains(QStringLiteral("still refer")), qPrintable(verdict(dialog)));
    QVERIFY(!apply(dialog)->isEnabled());
    dialog->close();
}

void ChangeDialogTest::aNewObjectIsMade() {
    v1::Resource blank;
    blank.mutable_meta()->set_name("models/");
    blank.mutable_model();
    auto *dialog = kit::ChangeDialog::edit(console_->session(), blank, window_.get());
    dialog->open();
    type(dialog, "publisher", QStringLiteral("Somebody"));
    const auto *mistake = part<QLabel>(*dialog, "nameMistake");
    QTRY_VERIFY2_WITH_TIMEOUT(mistake->isVisible(), qPrintable(verdict(dialog)), 3000);
    QVERIFY(!apply(dialog)->isEnabled());
    type(dialog, "name", QStringLiteral("models/llama"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog).contains(QStringLiteral("models/llama exists already")), patience);
    QVERIFY(!apply(dialog)->isEnabled());
    type(dialog, "name", QStringLiteral("models/fresh"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QVERIFY(!mistake->isVisible());
    click(apply(dialog));
    QTRY_VERIFY_WITH_TIMEOUT(service_->owner().get("models/fresh"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    console_->posted.first().action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialogNamed("changeDialog"))->isEnabled(), patience);
    // Nobody shall learn afterwards that taking it back has deleted it.
    const auto words = part<QLabel>(*dialogNamed("changeDialog"), "consequence")->text();
    QVERIFY2(words.contains(QStringLiteral("It deletes models/fresh.")), qPrintable(words));
    click(apply(dialogNamed("changeDialog")));
    QTRY_VERIFY_WITH_TIMEOUT(!service_->owner().get("models/fresh"), patience);
}

void ChangeDialogTest::whatSomebodyElseChangedMeanwhileIsComparedAndMerged() {
    auto *dialog = edit();
    changeElsewhere([](auto *spec) {
        spec->set_publisher("Theirs");
        spec->set_license("MIT");
    });
    type(dialog, "publisher", QStringLiteral("Mine"));
    type(dialog, "description", QStringLiteral("Also mine"));
    auto *merge = part<QPushButton>(*dialog, "merge");
    QTRY_VERIFY_WITH_TIMEOUT(merge->isVisible(), patience);
    QVERIFY(!apply(dialog)->isVisible());
    auto *conflict = part(*dialog, "conflict");
    QVERIFY(conflict->isVisible());
    QStringList words;
    for (const auto *label : conflict->findChildren<QLabel *>())
        words << label->text();
    QVERIFY2(words.contains(QStringLiteral("Acme")), qPrintable(words.join(QLatin1Char('|'))));
    QVERIFY2(words.contains(QStringLiteral("Kept from the other change: spec.license")),
             qPrintable(words.join(QLatin1Char('|'))));
    const auto choices = conflict->findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QCOMPARE(choices[0]->text(), QStringLiteral("Theirs"));
    QCOMPARE(choices[1]->text(), QStringLiteral("Mine"));
    choices[0]->setFocus();
    QTest::keyClick(choices[0], Qt::Key_Space);
    QVERIFY(choices[0]->isChecked());
    click(merge);
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isVisible() && apply(dialog)->isEnabled(), patience);
    QCOMPARE(diff(dialog), QStringLiteral("spec.description\n+ Also mine"));
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().description(), std::string("Also mine"), patience);
    QCOMPARE(model().model().publisher(), std::string("Theirs"));
    QCOMPARE(model().model().license(), std::string("MIT"));
    // The way back leads to what the other made of it.
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    console_->posted.first().action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialogNamed("changeDialog"))->isEnabled(), patience);
    click(apply(dialogNamed("changeDialog")));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().description(), std::string(), patience);
    QCOMPARE(model().model().publisher(), std::string("Theirs"));
}

void ChangeDialogTest::aChangeInTheLastMomentIsAConflictToo() {
    auto *dialog = edit();
    type(dialog, "publisher", QStringLiteral("Mine"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    changeElsewhere([](auto *spec) { spec->set_publisher("Theirs"); });
    click(apply(dialog));
    QTRY_VERIFY_WITH_TIMEOUT(part(*dialog, "merge")->isVisible(), patience);
    QCOMPARE(model().model().publisher(), std::string("Theirs"));
    click(part(*dialog, "merge"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isVisible() && apply(dialog)->isEnabled(), patience);
    QCOMPARE(diff(dialog), QStringLiteral("spec.publisher\n- Theirs\n+ Mine"));
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Mine"), patience);
}

void ChangeDialogTest::whatFitsTogetherIsMergedWithoutAsking() {
    auto *dialog = edit();
    changeElsewhere([](auto *spec) { spec->set_license("MIT"); });
    type(dialog, "publisher", QStringLiteral("Mine"));
    QTRY_VERIFY_WITH_TIMEOUT(part(*dialog, "merge")->isVisible(), patience);
    QVERIFY(part(*dialog, "conflict")->findChildren<QRadioButton *>().isEmpty());
    click(part(*dialog, "merge"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isVisible() && apply(dialog)->isEnabled(), patience);
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Mine"), patience);
    QCOMPARE(model().model().license(), std::string("MIT"));
}

void ChangeDialogTest::nothingIsLostWithoutAsking() {
    auto *dialog = edit();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogNamed("changeDialog"));
    dialog = edit();
    type(dialog, "publisher", QStringLiteral("Mine"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    auto *question = dialog->findChild<QMessageBox *>();
    QVERIFY(question && question->isVisible());
    QVERIFY(dialog->isVisible());
    QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
    click(question->button(QMessageBox::Cancel));
    QTRY_VERIFY(!dialog->findChild<QMessageBox *>());
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    click(dialog->findChild<QMessageBox *>()->button(QMessageBox::Discard));
    QTRY_VERIFY(!dialogNamed("changeDialog"));
    QCOMPARE(model().model().publisher(), std::string("Acme"));
}

void ChangeDialogTest::aLostServiceIsTriedAgainFromTheCheck() {
    auto *dialog = edit();
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    type(dialog, "publisher", QStringLiteral("Mine"));
    QTRY_COMPARE_WITH_TIMEOUT(verdict(dialog),
                              QStringLiteral("The service cannot be reached. The console keeps trying."), patience);
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    // Nobody has seen yet what it would do.
    if (verdict(dialog) != QStringLiteral("The service would apply this."))
        click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(verdict(dialog), QStringLiteral("The service would apply this."), patience);
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    QCOMPARE(apply(dialog)->text(), QStringLiteral("Apply"));
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Mine"), patience);
}

QTEST_MAIN(ChangeDialogTest)
#include "change_dialog_test.moc"
