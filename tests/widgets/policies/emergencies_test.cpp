// What an emergency does to the rules is told on the page while it holds, and of what was done in it afterwards.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeZone>

#include "tests/widgets/policies/policies_fixture.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_policy.h"

#include "pilothouse/v1/audit_service.pb.h"

using support::click;
using support::patience;
namespace v1 = pilothouse::v1;

// Fields that got the keyboard, or were told so.
class FocusLog final : public QObject {
public:
    FocusLog() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override {
        if (event->type() == QEvent::FocusIn)
            names << watched->objectName();
        return false;
    }
    QStringList names;
};

class EmergenciesTest final : public support::PoliciesFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void theTicketHasTheKeyboardFirst();
    void timesNameTheirZone();
    void rulesThatAnEmergencySuspendsSaySo();
    void whyTellsWhatCountsWhileItHolds();
    void whyOfAnEventTellsWhatWasDecidedThen();
    void whatAnEmergencyLetThroughIsListedFromIt();

private:
    // What a rule asks approval for, and an emergency lets through.
    static v1::Resource madeInIt() {
        v1::Resource set;
        set.mutable_meta()->set_name("policySets/other");
        set.mutable_policy_set()->set_description("Made in the emergency");
        return set;
    }
    void beginEmergency() {
        openPage();
        askForApprovals();
        breakTheGlass();
        QTRY_COMPARE_WITH_TIMEOUT(tree()->index(0, 2).data().toString(), QStringLiteral("suspended"), patience);
    }
};

// A cursor blinks wherever a field was told of the keyboard, also when it went elsewhere before the window had it.
void EmergenciesTest::theTicketHasTheKeyboardFirst() {
    openPage();
    QTRY_VERIFY(action("breakGlasses.begin")->isEnabled());
    FocusLog log;
    action("breakGlasses.begin")->trigger();
    auto *dialog = support::waitForDialog("verbDialog");
    QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("breakGlassTicket"));
    QVERIFY2(!log.names.contains(QStringLiteral("reason")), qPrintable(log.names.join(u' ')));
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void EmergenciesTest::timesNameTheirZone() {
    openPage();
    const auto title = [this](int column) {
        return console_->grid("breakGlasses")->model()->headerData(column, Qt::Horizontal).toString();
    };
    QCOMPARE(title(4), QStringLiteral("Begun (UTC)"));
    QCOMPARE(title(5), QStringLiteral("End (UTC)"));
    const QTimeZone other(2 * 3'600);
    console_->times.setZone(other);
    QCOMPARE(title(4), QStringLiteral("Begun (%1)").arg(other.abbreviation(QDateTime::currentDateTimeUtc())));
}

void EmergenciesTest::rulesThatAnEmergencySuspendsSaySo() {
    openPage();
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/house");
    set.mutable_policy_set()->mutable_shadow_time();
    for (const auto mode : {v1::ENFORCE, v1::SHADOW}) {
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id(mode == v1::ENFORCE ? "counts" : "watches");
        rule.set_stage(v1::ADMISSION_STAGE);
        rule.set_effect(v1::OBLIGE);
        rule.set_mode(mode);
        rule.mutable_obligations()->set_max_replicas(3);
    }
    const auto put = service_->owner().put(set);
    QVERIFY2(put.isOk(), put ? "" : put.error().message().c_str());
    QTRY_COMPARE_WITH_TIMEOUT(tree()->rowCount(tree()->index(0, 0)), 2, patience);
    const auto mode = [this](int row) { return tree()->index(row, 2, tree()->index(0, 0)).data().toString(); };
    QCOMPARE(mode(0), QStringLiteral("enforced"));
    breakTheGlass();
    QTRY_COMPARE_WITH_TIMEOUT(mode(0), QStringLiteral("suspended"), patience);
    QCOMPARE(tree()->index(0, 2).data().toString(), QStringLiteral("suspended"));
    // It never counted.
    QCOMPARE(mode(1), QStringLiteral("shadow"));
}

void EmergenciesTest::whyTellsWhatCountsWhileItHolds() {
    beginEmergency();
    const auto own = QString::fromStdString(console_->connection.serverInfo().principal());
    QVERIFY(console_->page->reveal(QStringLiteral("why?principal=%1&permission=policySets.create").arg(own)));
    auto *rules = console_->grid("whyRules")->model();
    QTRY_VERIFY_WITH_TIMEOUT(rules->rowCount() > 0, patience);
    QCOMPARE(rules->index(0, 1).data().toString(), QStringLiteral("matches, but does not count"));
    QCOMPARE(rules->index(0, 3).data().toString(), QStringLiteral("suspended"));
    const auto said = in<kit::Banner>("whyVerdict")->text();
    QVERIFY2(said.startsWith(QStringLiteral("It is allowed")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("An emergency suspends rules: breakGlasses/")), qPrintable(said));
}

void EmergenciesTest::whyOfAnEventTellsWhatWasDecidedThen() {
    beginEmergency();
    const auto set = madeInIt();
    QVERIFY(service_->owner().put(set));
    v1::ListEventsRequest newest;
    newest.set_page_size(1);
    newest.set_filter("op = \"policySets.create\"");
    const auto events = service_->owner().ask<v1::ListEventsResponse>("AuditService.ListEvents", newest);
    QVERIFY(events && events->events_size() == 1);
    const auto &event = events->events(0);
    QVERIFY(console_->page->reveal(QStringLiteral("why/%1").arg(event.index())));
    QTRY_VERIFY_WITH_TIMEOUT(
        in<kit::Banner>("whyVerdict")->text().startsWith(QStringLiteral("An emergency suspended the rules then.")),
        patience);
    QVERIFY(in<kit::Banner>("whyVerdict")->text().contains(QStringLiteral("“two-persons” of policySets/house")));
    QVERIFY(
        in<QLabel>("whyEventWords")->text().endsWith(QStringLiteral("used policySets.create on policySets/other.")));
    QCOMPARE(in<QLineEdit>("whyPermission")->text(), QStringLiteral("policySets.create"));
    QCOMPARE(in<QLineEdit>("whyPrincipal")->text(), QString::fromStdString(event.actor()));
    QCOMPARE(in<QLineEdit>("whyResource")->text(), QStringLiteral("policySets/other"));
    // The version that decided stands in the history of its set, whatever the set became since.
    QVERIFY(in("whyToVersion")->isVisible());
    // What one asks oneself is about no event.
    click(in("whyAsk"));
    QVERIFY(!in("whyEvent")->isVisible());
}

void EmergenciesTest::whatAnEmergencyLetThroughIsListedFromIt() {
    beginEmergency();
    const auto set = madeInIt();
    v1::ApplyRequest dry;
    *dry.add_changes()->mutable_put()->mutable_resource() = set;
    dry.set_validate_only(true);
    const auto foreseen = service_->owner().ask<v1::ApplyResponse>("ResourceService.Apply", dry);
    QVERIFY(foreseen);
    const auto said = kit::ChangePolicy::lines(foreseen->preview());
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.first().text.startsWith(u"Rules that would stand against it are suspended: breakGlasses/"),
             qPrintable(said.first().text));
    QVERIFY(service_->owner().put(set));
    // Nothing stood against this one.
    QVERIFY(service_->owner().put(support::teamNamed("research")));
    const auto glasses = service_->owner().list("breakGlasses");
    QVERIFY(glasses && glasses->resources_size() == 1);
    const auto name = QString::fromStdString(glasses->resources(0).meta().name());
    QVERIFY(console_->page->reveal(name));
    QSignalSpy revealed(console_->page.get(), &kit::Page::revealRequested);
    auto *button = in<QAbstractButton>("breakGlassesChangesButton");
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), patience);
    click(button);
    const auto asked = revealed.value(0).value(0).toString();
    QCOMPARE(asked, QStringLiteral("events?break_glass = \"%1\"").arg(name));
    v1::ListEventsRequest request;
    request.set_filter(asked.section(QLatin1Char('?'), 1).toStdString());
    const auto found = service_->owner().ask<v1::ListEventsResponse>("AuditService.ListEvents", request);
    QVERIFY2(found.isOk(), found ? "" : found.error().message().c_str());
    QCOMPARE(found->events_size(), 1);
    QCOMPARE(found->events(0).object(), std::string("policySets/other"));
    QCOMPARE(found->events(0).break_glass(), name.toStdString());
}

QTEST_MAIN(EmergenciesTest)
#include "emergencies_test.moc"
