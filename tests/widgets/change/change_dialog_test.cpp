// How anything is changed: the dialog, a whole service behind it, and somebody else who changes the same.
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
#include "tests/widgets/change/model_fixture.h"
#include "widgets/kit/json_view.h"

#include "pilothouse/v1/audit_service.pb.h"

using support::click;
using support::dialogNamed;
using support::part;
using support::patience;
namespace v1 = pilothouse::v1;

class ChangeDialogTest final : public ModelFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { close(); }
    void cleanupTestCase() { service_.reset(); }

    void anEditIsShownBeforeItIsDone();
    void theJsonIsThatOfTheForm();
    void itIsAppliedWithItsReasonAndUndone();
    void whatStandsThereAgainIsUndone();
    void twoChangesOfOneObjectAreUndoneOneAfterTheOther();
    void aRefusedFieldSaysWhyInTheReadersLanguage();
    void whatIsReferredToIsNotDeleted();
    void aNewObjectIsMade();
    void whatSomebodyElseChangedMeanwhileIsComparedAndMerged();
    void aChangeInTheLastMomentIsAConflictToo();
    void whatFitsTogetherIsMergedWithoutAsking();
    void nothingIsLostWithoutAsking();
    void whatIsNoValueIsNotLostWithoutAskingEither();
    void aLostServiceIsTriedAgainFromTheCheck();

private:
    void changeElsewhere(const std::function<void(v1::ModelSpec *)> &change);
    QString diff(QDialog *dialog) const { return part<QPlainTextEdit>(*dialog, "diff")->toPlainText(); }
};

void ChangeDialogTest::initTestCase() {
    start();
    QVERIFY(service_->owner().put(support::teamNamed("search")));
}

void ChangeDialogTest::init() {
    auto model = support::modelNamed("llama");
    model.mutable_model()->set_license("Apache-2.0");
    openModel(model);
}

void ChangeDialogTest::changeElsewhere(const std::function<void(v1::ModelSpec *)> &change) {
    auto model = this->model();
    change(model.mutable_model());
    QVERIFY(service_->owner().put(model, model.meta().etag()));
}

void ChangeDialogTest::anEditIsShownBeforeItIsDone() {
    QDialog *dialog = edit();
    QVERIFY(!apply(dialog)->isEnabled());
    type(dialog, "publisher", QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QCOMPARE(diff(dialog), QStringLiteral("spec.publisher\n- Acme\n+ Meta"));
    QCOMPARE(verdict(dialog)->text(), QStringLiteral("The service would apply this."));
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    type(dialog, "publisher", QStringLiteral("Acme"));
    QTRY_COMPARE_WITH_TIMEOUT(verdict(dialog)->text(), QStringLiteral("There is nothing to apply yet."), patience);
    QVERIFY(!apply(dialog)->isEnabled());
}

void ChangeDialogTest::theJsonIsThatOfTheForm() {
    QDialog *dialog = edit();
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
    QDialog *dialog = edit();
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
    const auto event = QLocale().toString(static_cast<qlonglong>(*console_->posted.first().event));
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Undo the change of models/llama, event %1").arg(event));
    const auto words = part<QLabel>(*dialog, "consequence")->text();
    QVERIFY2(words.startsWith(QStringLiteral("It takes back “Edit models/llama”, done because of “OPS-1”. ")),
             qPrintable(words));
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Acme"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 2, patience);
    // What is taken back can be had again, and that is undone like any other change.
    const auto undone = console_->posted[1];
    QCOMPARE(undone.takenBack, console_->posted.first().event);
    QCOMPARE(undone.actionText, QStringLiteral("Redo"));
    undone.action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialogNamed("changeDialog"))->isEnabled(), patience);
    click(apply(dialogNamed("changeDialog")));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Meta"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 3, patience);
    QVERIFY(!console_->posted[2].takenBack);
    QCOMPARE(console_->posted[2].actionText, QStringLiteral("Undo"));
}

// An undo was made for what stood there then. It takes back the same when that stands there once more, and nothing
// else.
void ChangeDialogTest::whatStandsThereAgainIsUndone() {
    QDialog *dialog = edit();
    type(dialog, "publisher", QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), 1, patience);
    changeElsewhere([](auto *spec) { spec->set_publisher("Somebody"); });
    console_->posted.first().action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    dialog = dialogNamed("changeDialog");
    const auto verdict = [&dialog] { return part<kit::Banner>(*dialog, "verdict")->text(); };
    QTRY_VERIFY2_WITH_TIMEOUT(verdict().contains(QStringLiteral("by somebody else")), qPrintable(verdict()), patience);
    QVERIFY(!apply(dialog)->isEnabled());
    dialog->reject();
    QTRY_VERIFY(!dialogNamed("changeDialog"));
    changeElsewhere([](auto *spec) { spec->set_publisher("Meta"); });
    console_->posted.first().action();
    QTRY_VERIFY(dialogNamed("changeDialog"));
    dialog = dialogNamed("changeDialog");
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Acme"), patience);
}

// The second undo was made for a state that the first one brings back, under another etag.
void ChangeDialogTest::twoChangesOfOneObjectAreUndoneOneAfterTheOther() {
    for (const char *publisher : {"Meta", "Mistral"}) {
        const auto told = console_->posted.size();
        QDialog *dialog = edit();
        type(dialog, "publisher", QString::fromLatin1(publisher));
        QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
        click(apply(dialog));
        QTRY_COMPARE_WITH_TIMEOUT(console_->posted.size(), told + 1, patience);
        QTRY_VERIFY(!dialogNamed("changeDialog"));
    }
    const auto back = QStringList{QStringLiteral("Meta"), QStringLiteral("Acme")};
    for (int index = 0; index < back.size(); ++index) {
        console_->posted[1 - index].action();
        QTRY_VERIFY(dialogNamed("changeDialog"));
        QTRY_VERIFY_WITH_TIMEOUT(apply(dialogNamed("changeDialog"))->isEnabled(), patience);
        click(apply(dialogNamed("changeDialog")));
        QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), back[index].toStdString(), patience);
        QTRY_VERIFY(!dialogNamed("changeDialog"));
    }
}

void ChangeDialogTest::aRefusedFieldSaysWhyInTheReadersLanguage() {
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(GERMAN_QM)));
    QVERIFY(QCoreApplication::installTranslator(&german));
    QDialog *dialog = edit();
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
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog)->text().contains(QStringLiteral("models/llama")), patience);
    QVERIFY2(verdict(dialog)->text().contains(QStringLiteral("still refer")), qPrintable(verdict(dialog)->text()));
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
    QTRY_VERIFY2_WITH_TIMEOUT(mistake->isVisible(), qPrintable(verdict(dialog)->text()), 3000);
    QVERIFY(!apply(dialog)->isEnabled());
    type(dialog, "name", QStringLiteral("models/llama"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog)->text().contains(QStringLiteral("models/llama exists already")), patience);
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
    QDialog *dialog = edit();
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
    QDialog *dialog = edit();
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
    QDialog *dialog = edit();
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
    QDialog *dialog = edit();
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

void ChangeDialogTest::whatIsNoValueIsNotLostWithoutAskingEither() {
    QDialog *dialog = edit();
    auto *labels =
        qobject_cast<QPlainTextEdit *>(dialog->findChild<kit::FieldEditor *>(QStringLiteral("labels"))->control());
    QVERIFY(labels);
    QTest::keyClicks(labels, QStringLiteral("no pair"));
    QTRY_VERIFY(verdict(dialog)->text().contains(QStringLiteral("no value")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    auto *question = dialog->findChild<QMessageBox *>();
    QVERIFY(question && question->isVisible());
    click(question->button(QMessageBox::Discard));
    QTRY_VERIFY(!dialogNamed("changeDialog"));
}

void ChangeDialogTest::aLostServiceIsTriedAgainFromTheCheck() {
    QDialog *dialog = edit();
    console_->source.endpoint.reset();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline(), patience);
    type(dialog, "publisher", QStringLiteral("Mine"));
    QTRY_COMPARE_WITH_TIMEOUT(verdict(dialog)->text(),
                              QStringLiteral("The service cannot be reached. The console keeps trying."), patience);
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    // Nobody has seen yet what it would do.
    if (verdict(dialog)->text() != QStringLiteral("The service would apply this."))
        click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(verdict(dialog)->text(), QStringLiteral("The service would apply this."), patience);
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    QCOMPARE(apply(dialog)->text(), QStringLiteral("Apply"));
    click(apply(dialog));
    QTRY_COMPARE_WITH_TIMEOUT(model().model().publisher(), std::string("Mine"), patience);
}

QTEST_MAIN(ChangeDialogTest)
#include "change_dialog_test.moc"
