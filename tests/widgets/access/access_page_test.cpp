// Who may do what, as an administrator and others use the page: keys and clicks, a whole service behind it.
#include <algorithm>

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTimeZone>

#include "backend/core/time_text.h"
#include "backend/service/enrolling.h"
#include "tests/widgets/access/access_fixture.h"
#include "widgets/access/access_tables.h"
#include "widgets/access/token_dialog.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/state_panel.h"

#include "pilothouse/v1/change_service.pb.h"
#include "pilothouse/v1/identity_service.pb.h"

using namespace std::chrono_literals;
using accesspage::BindingsTable;
using accesspage::InvitationsTable;
using accesspage::PeopleTable;
using support::applyChange;
using support::click;
using support::dialogNamed;
using support::factIn;
using support::part;
using support::patience;
using support::waitForDialog;
namespace v1 = pilothouse::v1;

class AccessPageTest final : public support::AccessFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { openHouse(); }
    void cleanup() { closeHouse(); }

    void peopleAreListedByTheirNames();
    void modelsKeepTheirPromises();
    void listsAreSortedByWhatTheyShow();
    void aPersonIsDescribedWithRolesAndCertificate();
    void aRoleThatEndsSoonIsWarnedOf();
    void whatEndsSoonIsToldAlikeInTheListAndBesideIt();
    void aRoleIsGivenFromThePerson();
    void whatIsNotFilledInYetIsNotWrong();
    void peopleAreChosenByTheirNames();
    void twoOfOneNameAreToldApart();
    void aRoleBindingIsDeletedByTheNameOfWhoHoldsIt();
    void somebodyIsInvitedAndTheTokenIsShownOnce();
    void theCommandBesideTheTokenWorks();
    void anInvitationIsRevoked();
    void whoHoldsAPermissionIsFoundByTyping();
    void whyIsSaidInWholeSentences();
    void whatDependsOnTheFieldsIsSaid();
    void rulesOfATeamCountForItAsAPlace();
    void whatRestsOnWhatIsNotKnownIsSaid();
    void whatIsNotUnderstoodIsSaid();
    void timesNameTheirZone();
    void keysLeadThroughTheLists();
    void whatMayNotBeDoneSaysWhy();
};

void AccessPageTest::peopleAreListedByTheirNames() {
    openPage();
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("principals")->model()->rowCount(), 3, patience);
    auto names = column("principals", PeopleTable::Name);
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("Ada Lovelace"), QStringLiteral("Mara Ivanova"),
                                 QStringLiteral("Otto Hahn")}));
    QCOMPARE(column("principals", PeopleTable::State), QStringList(3, QStringLiteral("active")));
    QVERIFY(column("principals", PeopleTable::Roles).contains(QStringLiteral("operator in red")));
    QCOMPARE(console_->page->count().value_or(0), qint64(3));
    showTab(1);
    QVERIFY(column("roleBindings", BindingsTable::Subject).contains(QStringLiteral("Otto Hahn")));
}

void AccessPageTest::modelsKeepTheirPromises() {
    openPage();
    for (const auto *grid : {"principals", "roleBindings", "teams", "invitations"}) {
        QAbstractItemModelTester tester(console_->grid(grid)->model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int column = 0; column < console_->grid(grid)->model()->columnCount(); ++column)
            console_->grid(grid)->sortByColumn(column, Qt::DescendingOrder);
    }
}

void AccessPageTest::listsAreSortedByWhatTheyShow() {
    bind("a-third", name("Mara Ivanova"), v1::APPROVER, {}, 0s);
    openPage();
    showTab(1);
    auto *grid = console_->grid("roleBindings");
    QTRY_VERIFY_WITH_TIMEOUT(grid->model()->rowCount() >= 4, patience);
    const auto sorted = [this](const char *list, int shown) {
        auto words = column(list, shown);
        std::stable_sort(words.begin(), words.end(), [](const QString &left, const QString &right) {
            return QString::localeAwareCompare(left, right) < 0;
        });
        return words;
    };
    for (const int shown : {BindingsTable::Subject, BindingsTable::Role}) {
        grid->sortByColumn(shown, Qt::AscendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(column("roleBindings", shown), sorted("roleBindings", shown), patience);
    }
    grid->sortByColumn(BindingsTable::Subject, Qt::DescendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(column("roleBindings", BindingsTable::Subject).first(), QStringLiteral("Otto Hahn"),
                              patience);
    // Whoever is called otherwise comes to another place.
    call(name("Otto Hahn"), "Aaron Hahn");
    QTRY_COMPARE_WITH_TIMEOUT(column("roleBindings", BindingsTable::Subject).last(), QStringLiteral("Aaron Hahn"),
                              patience);
    showTab(0);
    console_->grid("principals")->sortByColumn(PeopleTable::Roles, Qt::AscendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(column("principals", PeopleTable::Roles), sorted("principals", PeopleTable::Roles),
                              patience);
}

void AccessPageTest::aPersonIsDescribedWithRolesAndCertificate() {
    openPage();
    select(QString::fromStdString(name("Otto Hahn")));
    QTRY_COMPARE_WITH_TIMEOUT(factIn(*console_->page, "principalsFacts", "Role"), QStringLiteral("operator in red"),
                              patience);
    QVERIFY(factIn(*console_->page, "principalsFacts", "Certificate").startsWith(QStringLiteral("until ")));
    QCOMPARE(factIn(*console_->page, "principalsFacts", "Fingerprint").size(), 64);
}

void AccessPageTest::aRoleThatEndsSoonIsWarnedOf() {
    bind("for-three-days", name("Mara Ivanova"), v1::APPROVER, {}, 73h);
    openPage();
    auto *warning = part<kit::Pill>(*console_->page, "endsSoon");
    QTRY_VERIFY_WITH_TIMEOUT(warning->isVisible(), patience);
    QVERIFY(console_->page->reveal(QStringLiteral("roleBindings/for-three-days")));
    const auto states = column("roleBindings", BindingsTable::State);
    QVERIFY(std::any_of(states.begin(), states.end(),
                        [](const QString &state) { return state.startsWith(QStringLiteral("ends in 3 day")); }));
}

void AccessPageTest::whatEndsSoonIsToldAlikeInTheListAndBesideIt() {
    bind("for-three-days", name("Mara Ivanova"), v1::APPROVER, {}, 73h);
    openPage();
    showTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(QStringLiteral("roleBindings/for-three-days")), patience);
    const auto *beside = part<QWidget>(*console_->page, "roleBindingsInspector")->findChild<kit::Pill *>();
    QTRY_VERIFY_WITH_TIMEOUT(beside->text().startsWith(u"ends in 3 day"), patience);
    service_->clock.advance(26h);
    QTRY_VERIFY_WITH_TIMEOUT(beside->text().startsWith(u"ends in 46 hour"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(column("roleBindings", BindingsTable::State).contains(beside->text()), patience);
}

void AccessPageTest::aRoleIsGivenFromThePerson() {
    openPage();
    select(QString::fromStdString(name("Mara Ivanova")));
    QTRY_VERIFY_WITH_TIMEOUT(action("principals.giveRole")->isEnabled(), patience);
    action("principals.giveRole")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    applyChange(dialog, "She sees more");
    const auto bindings = service_->owner().list("roleBindings", "spec.principal = \"" + name("Mara Ivanova") + "\"");
    QVERIFY(bindings);
    QCOMPARE(bindings->resources_size(), 2);
}

void AccessPageTest::whatIsNotFilledInYetIsNotWrong() {
    openPage();
    showTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(action("roleBindings.create")->isEnabled(), patience);
    action("roleBindings.create")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    const auto *verdict = part<kit::Banner>(*dialog, "verdict");
    QTRY_COMPARE_WITH_TIMEOUT(verdict->text(), QStringLiteral("What it needs is still to be filled in."), patience);
    QVERIFY(part<QLabel>(*dialog, "subjectMistake")->isHidden());
    QVERIFY(!part<QPushButton>(*dialog, "apply")->isEnabled());
    // Who has begun is told what is missing.
    QTest::keyClick(part<kit::FieldEditor>(*dialog, "subject")->control(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(verdict->text().startsWith(u"These fields need another value"), patience);
}

void AccessPageTest::peopleAreChosenByTheirNames() {
    openPage();
    auto *dialog = openRoleOf("Mara Ivanova");
    auto *box = qobject_cast<QComboBox *>(part<kit::FieldEditor>(*dialog, "principal")->control());
    QCOMPARE(box->currentText(), QStringLiteral("Mara Ivanova"));
    const auto shown =
        QStringLiteral("%1 (%2)").arg(QStringLiteral("Mara Ivanova"), QString::fromStdString(name("Mara Ivanova")));
    QTRY_VERIFY_WITH_TIMEOUT(part<kit::DiffView>(*dialog, "diff")->toPlainText().contains(shown), patience);
    box->lineEdit()->setFocus();
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("otto hahn"));
    box->completer()->popup()->hide();
    QTRY_VERIFY_WITH_TIMEOUT(
        part<kit::DiffView>(*dialog, "diff")->toPlainText().contains(QStringLiteral("Otto Hahn (")), patience);
    applyChange(dialog, "He sees more");
    const auto bindings = service_->owner().list("roleBindings", "spec.principal = \"" + name("Otto Hahn") + "\"");
    QVERIFY(bindings);
    QCOMPARE(bindings->resources_size(), 2);
}

void AccessPageTest::twoOfOneNameAreToldApart() {
    const auto other = service_->principalOf(service_->enrol("viewer"));
    call(other, "Otto Hahn");
    openPage();
    auto *dialog = openRoleOf("Mara Ivanova");
    auto *box = qobject_cast<QComboBox *>(part<kit::FieldEditor>(*dialog, "principal")->control());
    const auto id = QString::fromStdString(other).section(QLatin1Char('/'), 1);
    QTRY_VERIFY_WITH_TIMEOUT(box->findText(QStringLiteral("Otto Hahn (%1)").arg(id)) >= 0, patience);
    QCOMPARE(box->findText(QStringLiteral("Otto Hahn"), Qt::MatchExactly), -1);
    QVERIFY(box->findText(QStringLiteral("Mara Ivanova"), Qt::MatchExactly) >= 0);
    dialog->reject();
}

void AccessPageTest::aRoleBindingIsDeletedByTheNameOfWhoHoldsIt() {
    bind("of-mara", name("Mara Ivanova"), v1::APPROVER, {}, 0s);
    openPage();
    showTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->reveal(QStringLiteral("roleBindings/of-mara")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(action("roleBindings.delete")->isEnabled(), patience);
    action("roleBindings.delete")->trigger();
    auto *dialog = waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Delete roleBindings/of-mara of Mara Ivanova"));
    QTRY_VERIFY_WITH_TIMEOUT(
        part<kit::DiffView>(*dialog, "diff")->toPlainText().contains(QStringLiteral("Mara Ivanova (principals/")),
        patience);
    dialog->reject();
}

void AccessPageTest::somebodyIsInvitedAndTheTokenIsShownOnce() {
    openPage();
    const auto token = invite(QStringLiteral("Grace Hopper"));
    QVERIFY(token.startsWith(QStringLiteral("plh_")));
    auto *dialog = dialogNamed("tokenDialog");
    const auto command = part<QPlainTextEdit>(*dialog, "command")->toPlainText();
    QVERIFY(command.contains(token));
    QVERIFY(command.contains(QString::fromStdString((*service_)->address())));
    click(part<QPushButton>(*dialog, "commandCopy"));
    QCOMPARE(QApplication::clipboard()->text(), command);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY2(dialogNamed("tokenDialog"), "what cannot be seen again is not lost by a key");
    click(part<QPushButton>(*dialog, "done"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("tokenDialog"), patience);
    showTab(3);
    QTRY_COMPARE_WITH_TIMEOUT(column("invitations", InvitationsTable::Person),
                              QStringList{QStringLiteral("Grace Hopper")}, patience);
    QCOMPARE(column("invitations", InvitationsTable::State), QStringList{QStringLiteral("open")});
    QCOMPARE(column("invitations", InvitationsTable::Inviter), QStringList{QStringLiteral("Ada Lovelace")});
}

void AccessPageTest::theCommandBesideTheTokenWorks() {
    openPage();
    const auto token = invite(QStringLiteral("Grace Hopper"));
    const support::TemporaryDirectory out;
    const auto accepted =
        service::accept({token.toStdString(), (*service_)->address(), out.path() / "pilothouse-credentials"});
    QVERIFY2(accepted, accepted ? "" : accepted.error().message().c_str());
    click(part<QPushButton>(*dialogNamed("tokenDialog"), "done"));
    showTab(3);
    QTRY_COMPARE_WITH_TIMEOUT(column("invitations", InvitationsTable::State), QStringList{QStringLiteral("accepted")},
                              patience);
    QTRY_COMPARE_WITH_TIMEOUT(column("invitations", InvitationsTable::Person),
                              QStringList{QStringLiteral("Grace Hopper")}, patience);
    const auto credentials = tls::loadCredentials(tls::CredentialFiles::in(out.path() / "pilothouse-credentials"));
    QVERIFY(credentials);
    QCOMPARE(service_->principalOf(service_->clientWith(*credentials)), *accepted);
}

void AccessPageTest::anInvitationIsRevoked() {
    openPage();
    invite(QStringLiteral("Grace Hopper"));
    click(part<QPushButton>(*dialogNamed("tokenDialog"), "done"));
    showTab(3);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("invitations")->model()->rowCount(), 1, patience);
    console_->grid("invitations")->setCurrentIndex(console_->grid("invitations")->model()->index(0, 0));
    QTRY_VERIFY_WITH_TIMEOUT(action("invitations.revoke")->isEnabled(), patience);
    click(part<QPushButton>(*console_->page, "invitationsRevokeButton"));
    click(part<QPushButton>(*waitForDialog("verbDialog"), "act"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("invitations")->model()->rowCount(), 0, patience);
}

void AccessPageTest::whoHoldsAPermissionIsFoundByTyping() {
    openPage();
    showTab(WhoMay);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("whoMay")->model()->rowCount(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(part<QComboBox>(*console_->page, "permission")->count() > 50, patience);
    type("permission", QStringLiteral("models.update"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("whoMay")->model()->rowCount(), 2, patience);
    QVERIFY(column("whoMay", 0).contains(QStringLiteral("Otto Hahn")));
    QVERIFY(!column("whoMay", 0).contains(QStringLiteral("Mara Ivanova")));
    // And the other way about.
    type("permission", {});
    part<QComboBox>(*console_->page, "permission")->lineEdit()->clear();
    type("person", QStringLiteral("mara ivanova"));
    QTRY_COMPARE_WITH_TIMEOUT(column("whoMay", 1), QStringList{QStringLiteral("viewer")}, patience);
}

void AccessPageTest::whyIsSaidInWholeSentences() {
    bind("for-an-hour", name("Mara Ivanova"), v1::OPERATOR, {}, 1h);
    service_->clock.advance(2h);
    openPage();
    showTab(WhoMay);
    QTRY_VERIFY_WITH_TIMEOUT(part<QComboBox>(*console_->page, "permission")->count() > 50, patience);
    type("person", QStringLiteral("Otto Hahn"));
    type("permission", QStringLiteral("models.update"));
    type("place", QStringLiteral("models/of-red"));
    QTRY_COMPARE_WITH_TIMEOUT(sentences("Roles"),
                              QStringList{QStringLiteral("The role “operator”, for: red, allows this without an end.")},
                              patience);
    QTRY_COMPARE_WITH_TIMEOUT(sentences("Policies"), QStringList{QStringLiteral("No rule has anything against it.")},
                              patience);
    type("person", QStringLiteral("Mara Ivanova"));
    QTRY_COMPARE_WITH_TIMEOUT(sentences("Roles").size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(sentences("Roles").first().endsWith(QStringLiteral("and has run out.")), patience);
    QCOMPARE(sentences("What it needs"),
             QStringList{QStringLiteral(
                 "It needs one of these roles for red or for the whole organisation: operator, administrator.")});
}

void AccessPageTest::whatDependsOnTheFieldsIsSaid() {
    (void)service_->enrol("approver");
    askForApproval("models.update", "spec.license");
    openPage();
    showTab(WhoMay);
    QTRY_VERIFY_WITH_TIMEOUT(part<QComboBox>(*console_->page, "permission")->count() > 50, patience);
    type("person", QStringLiteral("Otto Hahn"));
    type("permission", QStringLiteral("models.update"));
    type("place", QStringLiteral("models/of-red"));
    QTRY_COMPARE_WITH_TIMEOUT(
        sentences("Policies"),
        QStringList{QStringLiteral("It depends on what is changed. The rule “two-persons” of policySets/house can ask "
                                   "for more for these fields: License")},
        patience);
}

void AccessPageTest::rulesOfATeamCountForItAsAPlace() {
    forbid("models.update", "resource.team", "teams/red");
    openPage();
    showTab(WhoMay);
    QTRY_VERIFY_WITH_TIMEOUT(part<QComboBox>(*console_->page, "permission")->count() > 50, patience);
    type("person", QStringLiteral("Otto Hahn"));
    type("permission", QStringLiteral("models.update"));
    type("place", QStringLiteral("teams/red"));
    QTRY_VERIFY_WITH_TIMEOUT(sentences("Policies").value(0).contains(QStringLiteral("kept-off")), patience);
}

void AccessPageTest::whatRestsOnWhatIsNotKnownIsSaid() {
    forbid("models.update", "resource.name", "models/of-red");
    openPage();
    showTab(WhoMay);
    QTRY_VERIFY_WITH_TIMEOUT(part<QComboBox>(*console_->page, "permission")->count() > 50, patience);
    type("person", QStringLiteral("Otto Hahn"));
    type("permission", QStringLiteral("models.update"));
    type("place", QStringLiteral("teams/red"));
    QTRY_COMPARE_WITH_TIMEOUT(
        sentences("Policies"),
        QStringList{QStringLiteral("The rule “kept-off” of policySets/house can forbid it. It asks "
                                   "about resource.name, which is not known here.")},
        patience);
}

void AccessPageTest::whatIsNotUnderstoodIsSaid() {
    openPage();
    showTab(WhoMay);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("whoMay")->model()->rowCount(), 3, patience);
    type("person", QStringLiteral("Nobody Known"));
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*console_->page, "whoMayState")->state(),
                              kit::StatePanel::State::Empty, patience);
}

void AccessPageTest::timesNameTheirZone() {
    openPage();
    const auto titles = [this](const char *grid) {
        QStringList all;
        const auto *model = console_->grid(grid)->model();
        for (int column = 0; column < model->columnCount(); ++column)
            all << model->headerData(column, Qt::Horizontal).toString();
        return all;
    };
    QVERIFY(titles("roleBindings").contains(QStringLiteral("Until (UTC)")));
    QVERIFY(titles("invitations").contains(QStringLiteral("Good until (UTC)")));
    QVERIFY(titles("whoMay").contains(QStringLiteral("Until (UTC)")));
    console_->times.setZone(QTimeZone("Asia/Tokyo"));
    QVERIFY(titles("whoMay").last().startsWith(QStringLiteral("Until (")));
    QVERIFY(!titles("whoMay").last().contains(QStringLiteral("UTC")));
}

void AccessPageTest::keysLeadThroughTheLists() {
    openPage();
    tabs()->setFocus();
    QTest::keyClick(tabs(), Qt::Key_Right);
    QCOMPARE(tabs()->currentIndex(), 1);
    QTest::keyClick(tabs(), Qt::Key_Left);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("principals")->model()->rowCount(), 3, patience);
    console_->page->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid("principals")->hasFocus(), patience);
    QTest::keyClick(console_->grid("principals"), Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(console_->grid("principals")->currentIndex().row(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(action("principals.edit")->isEnabled(), patience);
    QTest::keyClick(console_->grid("principals"), Qt::Key_Return);
    auto *dialog = waitForDialog("changeDialog");
    dialog->reject();
}

void AccessPageTest::whatMayNotBeDoneSaysWhy() {
    open(service_->enrol("viewer").credentials());
    waitForPage();
    QTRY_VERIFY_WITH_TIMEOUT(action("invitations.invite")->toolTip().contains(QStringLiteral("invitations.invite")),
                             patience);
    QVERIFY(!action("invitations.invite")->isEnabled());
    auto *create = part<QPushButton>(*console_->page, "newObject");
    QVERIFY(!create->isEnabled());
    showTab(WhoMay);
    QTRY_VERIFY_WITH_TIMEOUT(console_->grid("whoMay")->model()->rowCount() > 0, patience);
    showTab(0);
    // A click on it says so too, and leads to where it is explained.
    QTest::mouseClick(create, Qt::LeftButton);
    auto *menu = part<QMenu>(*create->window(), "obstacleMenu");
    QTRY_VERIFY_WITH_TIMEOUT(menu->isVisible(), patience);
    QVERIFY(menu->actions().first()->text().contains(QStringLiteral("invitations.invite")));
    QVERIFY(!menu->actions().first()->isEnabled());
    QSignalSpy links(&*console_->page, &kit::Page::linkRequested);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(links.size(), 1, patience);
    QVERIFY(console_->page->reveal(links.first().first().toString()));
    QCOMPARE(tabs()->currentIndex(), int(WhoMay));
    QTRY_COMPARE_WITH_TIMEOUT(sentences("What it needs"),
                              QStringList{QStringLiteral("It needs one of these roles for the whole organisation: "
                                                         "administrator.")},
                              patience);
    showTab(0);
    // What he may not see is not said to be none.
    showTab(3);
    const auto said = [this] {
        const auto labels = part<kit::StatePanel>(*console_->page, "invitationsState")->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == QLatin1String("Nothing that you may see");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(tabs()->tabText(3), QStringLiteral("Invitations"), patience);
}

QTEST_MAIN(AccessPageTest)
#include "access_page_test.moc"
