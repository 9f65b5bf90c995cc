// What becomes of that which was written and is not published: nothing of it is lost, and nothing is asked for twice.
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/policies/workspace.h"

using policiespage::Workspace;
using support::applyChange;
using support::click;
using support::part;
using support::patience;
namespace v1 = pilothouse::v1;

class DraftsTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void whatWaitsForApprovalIsNotAskedForTwice();
    void whoMayNotPublishIsToldBeforeHeWrites();
    void draftsAreThereAfterARestart();
    void whatWasDiscardedStaysSo();
    void brokenMemoryIsPassedOver();
    void noDraftTakesTheNameOfAnother();
    void whatIsDiscardedComesBack();
    void aDiscardIsNotTakenBackOverWhatWasWrittenSince();
    void anAuthorOfATeamPublishesInIt();
    void valuesThatAreWrittenBeforeTheirTestAreKept();

private:
    // What nobody can have anything against.
    void describe(const char *words) {
        auto set = draft().edited();
        set.mutable_policy_set()->set_description(words);
        draft().put(std::move(set), policiespage::Draft::Origin::Fix);
    }
    QLineEdit *nameLine() const { return part<QWidget>(*in("setForm"), "name")->findChild<QLineEdit *>(); }
    QString memoryKey() const {
        return QStringLiteral("policies/drafts/") +
               QString::fromStdString(console_->connection.serverInfo().store_uuid());
    }
    void reopen() {
        console_.reset();
        open();
        waitForPage();
    }
};

void DraftsTest::whatWaitsForApprovalIsNotAskedForTwice() {
    openPage();
    askForApprovals();
    describe("One thing");
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->isEnabled(), patience);
    QVERIFY(!action("policies.showRequest")->isVisible());
    click(in("policiesPublishButton"));
    applyChange(support::waitForDialog("changeDialog"), "as agreed");
    QTRY_VERIFY_WITH_TIMEOUT(in<kit::Banner>("draftNotice")->isVisible(), patience);
    QVERIFY(draft().isEdited());
    QVERIFY(!action("policies.publish")->isEnabled());
    QCOMPARE(action("policies.publish")->toolTip(), in<kit::Banner>("draftNotice")->text());
    QSignalSpy wanted(console_->page.get(), &kit::Page::revealRequested);
    action("policies.showRequest")->trigger();
    const auto request = wanted.value(0).value(0).toString();
    QVERIFY2(request.startsWith(QStringLiteral("changeRequests/")), qPrintable(request));
    QVERIFY(console_->cache.contains(request.toStdString()));
    // What is written otherwise is something else, which may be asked for too.
    describe("Another thing");
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->isEnabled(), patience);
    QVERIFY(!in<kit::Banner>("draftNotice")->isVisible());
}

void DraftsTest::whoMayNotPublishIsToldBeforeHeWrites() {
    openPage();
    askForApprovals();
    QVERIFY(!in<kit::Banner>("draftNotice")->isVisible());
    const auto operating = service_->enrol("operator");
    console_.reset();
    open(operating.credentials());
    waitForPage();
    select(QStringLiteral("policySets/house"));
    QTRY_VERIFY_WITH_TIMEOUT(in<kit::Banner>("draftNotice")->isVisible(), patience);
    QVERIFY2(in<kit::Banner>("draftNotice")->text().contains(QStringLiteral("policySets.update")),
             qPrintable(in<kit::Banner>("draftNotice")->text()));
    // He may try it all the same.
    describe("One thing");
    QVERIFY(draft().isEdited());
    QVERIFY(!action("policies.publish")->isEnabled());
}

void DraftsTest::draftsAreThereAfterARestart() {
    openPage();
    begin("policySets/two-persons");
    publish();
    describe("Otherwise");
    const auto edited = draft().edited();
    begin("policySets/licenses");
    reopen();
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 2, patience);
    select(QStringLiteral("policySets/two-persons"));
    QVERIFY(draft().isEdited());
    QCOMPARE(draft().edited().SerializeAsString(), edited.SerializeAsString());
    QVERIFY(!draft().isNew());
    select(QStringLiteral("policySets/licenses"));
    QVERIFY(draft().isNew());
    // It can be published as if nothing had been between.
    select(QStringLiteral("policySets/two-persons"));
    publish();
    QCOMPARE(service_->owner().get("policySets/two-persons")->policy_set().description(), std::string("Otherwise"));
}

void DraftsTest::whatWasDiscardedStaysSo() {
    openPage();
    begin("policySets/two-persons");
    reopen();
    select(QStringLiteral("policySets/two-persons"));
    click(in("policiesDiscardButton"));
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 0, patience);
    reopen();
    QCOMPARE(tree()->rowCount(), 0);
    QVERIFY(!console_->memory.contains(memoryKey()));
}

void DraftsTest::brokenMemoryIsPassedOver() {
    openPage();
    begin("policySets/licenses");
    const auto key = memoryKey();
    console_.reset();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
    auto kept = console_->memory.value(key).toByteArray();
    QVERIFY(!kept.isEmpty());
    const auto foreign = QByteArray(R"([7, {"edited": "{\"meta\":{}"}, {"edited": "{\"unknown\":1}"}, )");
    console_->page.reset();
    console_->memory.setValue(key, foreign + kept.mid(1));
    console_->memory.sync();
    console_.reset();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(), 1, patience);
    console_->page.reset();
    console_->memory.setValue(key, QByteArray("{{ broken"));
    console_.reset();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), kit::StatePanel::State::Empty, patience);
}

void DraftsTest::noDraftTakesTheNameOfAnother() {
    openPage();
    begin("policySets/two-persons");
    publish();
    begin("policySets/licenses");
    const auto licenses = draft().edited().policy_set().SerializeAsString();
    begin("policySets/permitted-regions");
    auto *name = nameLine();
    for (const char *taken : {"policySets/licenses", "policySets/two-persons"}) {
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QLatin1String(taken));
        QVERIFY(draft().isNameRefused());
        QVERIFY(!action("policies.publish")->isEnabled());
        QCOMPARE(action("policies.publish")->toolTip(), QStringLiteral("Another policy set has this name already."));
    }
    QTest::keyClicks(name, QStringLiteral("-2"));
    QVERIFY(!draft().isNameRefused());
    QCOMPARE(draft().name(), QStringLiteral("policySets/two-persons-2"));
    QCOMPARE(tree()->rowCount(), 3);
    select(QStringLiteral("policySets/licenses"));
    QCOMPARE(draft().edited().policy_set().SerializeAsString(), licenses);
}

void DraftsTest::whatIsDiscardedComesBack() {
    openPage();
    begin("policySets/licenses");
    describe("One thing");
    showTab("policyTabs", Workspace::Json);
    auto *text = in("policyJsonText");
    text->setFocus();
    // Who leaves the text by the keyboard is not on a deed.
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!qobject_cast<QAbstractButton *>(console_->page->window()->focusWidget()));
    const auto written = draft().edited().SerializeAsString();
    click(in("policiesDiscardButton"));
    QVERIFY(!draft().isOpen());
    QCOMPARE(console_->posted.size(), 1);
    QCOMPARE(console_->posted.first().text, QStringLiteral("What was written of policySets/licenses is discarded."));
    console_->posted.first().action();
    QCOMPARE(draft().edited().SerializeAsString(), written);
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), QStringLiteral("policySets/licenses"), patience);
}

void DraftsTest::aDiscardIsNotTakenBackOverWhatWasWrittenSince() {
    openPage();
    begin("policySets/two-persons");
    publish();
    describe("One thing");
    click(in("policiesDiscardButton"));
    const auto undo = console_->posted.last();
    describe("Another thing");
    // Neither where that is open nor where it is kept.
    undo.action();
    begin("policySets/licenses");
    undo.action();
    const auto refusal = console_->posted.last();
    QVERIFY2(refusal.text.startsWith(QStringLiteral("Something else was written of policySets/two-persons since.")),
             qPrintable(refusal.text));
    select(QStringLiteral("policySets/two-persons"));
    QCOMPARE(draft().edited().policy_set().description(), std::string("Another thing"));
    // What was discarded is not lost either.
    click(in("policiesDiscardButton"));
    refusal.action();
    QCOMPARE(draft().edited().policy_set().description(), std::string("One thing"));
}

void DraftsTest::anAuthorOfATeamPublishesInIt() {
    openPage();
    QVERIFY(service_->owner().put(support::teamNamed("red")));
    const auto author = service_->enrol("policy-author", "teams/red");
    console_.reset();
    open(author.credentials());
    waitForPage();
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.fromTemplate")->isEnabled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(action("policySets.create")->isEnabled(), patience);
    // The organisation's are refused, and a team's offered, once both is known.
    QTRY_VERIFY_WITH_TIMEOUT(console_->permissions.isAllowed("policySets.create", {}) == false &&
                                 console_->permissions.isAllowed("policySets.create", "teams/red") == true,
                             patience);
    begin("policySets/licenses");
    QCOMPARE(draft().edited().meta().team(), std::string("teams/red"));
    publish();
    QCOMPARE(service_->owner().get("policySets/licenses")->meta().team(), std::string("teams/red"));
    begin("policySets/two-persons");
    auto set = draft().edited();
    set.mutable_meta()->clear_team();
    draft().put(std::move(set), policiespage::Draft::Origin::Fix);
    QTRY_VERIFY_WITH_TIMEOUT(action("policies.publish")->toolTip().contains(QStringLiteral("policySets.create")),
                             patience);
}

void DraftsTest::valuesThatAreWrittenBeforeTheirTestAreKept() {
    openPage();
    begin("policySets/licenses");
    addRule();
    click(in("whenAdd"));
    auto *values = part<QLineEdit>(*in("when"), "predicateValues");
    values->setFocus();
    QTest::keyClicks(values, QStringLiteral("Llama, MIT"));
    QTest::keyClick(values, Qt::Key_Escape);
    auto *attribute = part<QLineEdit>(*in("when"), "predicateAttribute");
    attribute->setFocus();
    QTest::keyClicks(attribute, QStringLiteral("modle.license"));
    QTest::keyClick(attribute, Qt::Key_Escape);
    const auto &when = draft().edited().policy_set().rules().rbegin()->when(0);
    QCOMPARE(when.in().values_size(), 2);
    QCOMPARE(when.in().values(0), std::string("Llama"));
    QCOMPARE(when.attribute(), std::string("modle.license"));
    QCOMPARE(values->text(), QStringLiteral("Llama, MIT"));
}

QTEST_MAIN(DraftsTest)
#include "drafts_test.moc"
