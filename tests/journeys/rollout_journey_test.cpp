// A new revision of a deployment is tried out: a canary that is seen, paused, resumed, promoted and aborted in the
// window, and one that answers errors until a guard ends it, after which a person decides what shall stand.
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/form.h"
#include "tests/journeys/serving_desk.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"
#include "widgets/topology/topology_reading.h"
#include "widgets/topology/topology_view.h"

#include "pilothouse/v1/resource.pb.h"
#include "pilothouse/v1/resource_service.pb.h"

namespace v1 = pilothouse::v1;
using journey::becomes;
using journey::dialogOf;
using journey::findIn;
using journey::Form;
using journey::patience;
using journey::press;
using journey::say;
using topologypage::TopologyView;

class RolloutJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aChangeIsBegunAsACanary();
    void theMapShowsTheCanary();
    void itIsPausedResumedAndPromoted();
    void itIsAbortedAndTheDriftStays();
    void whatIsWantedIsMadeSo();
    void errorsBreakAGuardAndTheEarlierRevisionServes();
    void aPersonMakesItSoInOneChange();
    void cleanupTestCase() { console_.reset(); }

private:
    kit::Page *page() const { return console_->window().currentPage(); }
    QString wordsOf(const char *label) const { return findIn<QLabel>(page(), label)->text(); }
    QPushButton *button(const char *name) const { return findIn<QPushButton>(page(), name); }
    // Beside the sentence that says what serves and what is wanted.
    QPushButton *makeItSo() const { return findIn<QWidget>(page(), "drift")->findChild<QPushButton *>(); }
    QDialog *edit() const;
    bool waits(int step, int share) const;
    bool stands(qint64 serving) const;
    const topologypage::Object &onTheMap(const QString &key) const;
    // How many of so many requests are answered.
    int answers(int requests) const;

    journey::ServingDesk desk_;
    std::unique_ptr<Console> console_;
};

void RolloutJourneyTest::initTestCase() {
    console_ = desk_.desk().open();
    QVERIFY(desk_.equip(*console_));
    QVERIFY(desk_.put(desk_.deployment(2)));
    v1::Resource route;
    route.mutable_meta()->set_name("routes/house-chat");
    route.mutable_route()->set_model("house-chat");
    auto &target = *route.mutable_route()->add_targets();
    target.set_id("own");
    target.set_deployment("deployments/chat");
    target.set_share_basis_points(10'000);
    QVERIFY(desk_.put(route));
    QVERIFY(journey::serves(*console_, 2, 1));
    QVERIFY(journey::showPage(*console_, 3, "deployments"));
    QTRY_COMPARE_WITH_TIMEOUT(page()->shownObject(), QStringLiteral("deployments/chat"), patience);
}

QDialog *RolloutJourneyTest::edit() const {
    auto &window = console_->window();
    if (!press(button("deploymentsEditButton")) ||
        !QTest::qWaitFor([&window] { return dialogOf(window, "changeDialog") != nullptr; }, patience))
        return nullptr;
    return dialogOf(window, "changeDialog");
}

bool RolloutJourneyTest::waits(int step, int share) const {
    return becomes(*console_, [=](const v1::DeploymentStatus &status) {
        const auto &rollout = status.rollout();
        return rollout.phase() == v1::RolloutStatus::WAITING && rollout.step() == step &&
               rollout.share_basis_points() == share;
    });
}

// The rollout was aborted, and all that is left is what served before.
bool RolloutJourneyTest::stands(qint64 serving) const {
    return becomes(*console_, [=](const v1::DeploymentStatus &status) {
        return status.rollout().phase() == v1::RolloutStatus::ABORTED && status.serving_generation() == serving &&
               status.replicas_size() == 2 && status.ready_replicas() == 2 &&
               std::all_of(status.replicas().begin(), status.replicas().end(),
                           [=](const auto &replica) { return replica.generation() <= serving; });
    });
}

const topologypage::Object &RolloutJourneyTest::onTheMap(const QString &key) const {
    const auto &graph = findIn<TopologyView>(&console_->window(), "map")->graph();
    static const topologypage::Object none;
    const auto id = graph.find(key);
    return id < 0 ? none : graph.at(id);
}

int RolloutJourneyTest::answers(int requests) const {
    int answered = 0;
    for (int request = 0; request < requests; ++request)
        answered += desk_.ask(*console_, QStringLiteral("house-chat")).startsWith("HTTP/1.1 200");
    return answered;
}

void RolloutJourneyTest::aChangeIsBegunAsACanary() {
    const Form form(edit());
    QVERIFY(form.write("arguments", QStringLiteral("--tokens\n3")));
    QVERIFY(form.choose("rollout.strategy", QStringLiteral("canary")));
    for (const auto *share : {"25 %", "50 %"}) {
        QVERIFY(form.add("rollout.steps"));
        QVERIFY(form.write("rollout.steps.share_basis_points", QLatin1String(share)));
        QVERIFY(form.tick("rollout.steps.manual"));
    }
    const auto diff = form.diff();
    QVERIFY2(diff.contains(QLatin1String("--tokens")) && diff.contains(QLatin1String("canary\n")) &&
                 diff.contains(QLatin1String("Share: 25 %")),
             qPrintable(diff));
    const auto plan = form.plan();
    QVERIFY2(plan.contains(QLatin1String("Routes: routes/house-chat")), qPrintable(plan));
    QVERIFY(form.apply(QStringLiteral("OPS-11: shorter answers, carefully")));

    QVERIFY(waits(0, 2500));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOf("rollout"), QStringLiteral("Revision 2: waiting for promotion, step 1 of 2"),
                              patience);
    QCOMPARE(findIn<QWidget>(page(), "shares")->accessibleName(), QStringLiteral("Revision 1: 75 %, Revision 2: 25 %"));
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "deployments", 1), QStringLiteral("rolling out"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "deployments", 3), QStringLiteral("1 → 2"), patience);
    // Both answer.
    const auto isAnswered = [this](const char *words) {
        return QTest::qWaitFor([&] { return desk_.ask(*console_, QStringLiteral("house-chat")).contains(words); },
                               patience);
    };
    QVERIFY(isAnswered("\"completion_tokens\":8"));
    QVERIFY(isAnswered("\"completion_tokens\":3"));
}

void RolloutJourneyTest::theMapShowsTheCanary() {
    QVERIFY(journey::showPage(*console_, 4, "topology"));
    const auto deployment = QStringLiteral("deployments/chat");
    const auto canary = topologypage::revisionKey(deployment, 2);
    QTRY_VERIFY_WITH_TIMEOUT(onTheMap(canary).state == topologypage::State::Waiting, patience);
    QCOMPARE(onTheMap(canary).share, 0.25);
    QCOMPARE(onTheMap(topologypage::revisionKey(deployment, 1)).share, 0.75);
    QVERIFY(onTheMap(deployment).state == topologypage::State::RollingOut);
    QVERIFY(journey::showPage(*console_, 3, "deployments"));
}

void RolloutJourneyTest::itIsPausedResumedAndPromoted() {
    QVERIFY(say(*console_, button("deploymentsPauseButton"), QStringLiteral("OPS-12: a look first")));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOf("rollout"), QStringLiteral("Revision 2: paused, step 1 of 2"), patience);
    auto *promote = button("deploymentsPromoteButton");
    QVERIFY(promote->isVisible() && !promote->isEnabled());
    QVERIFY(!button("deploymentsPauseButton")->isVisible());
    QVERIFY(say(*console_, button("deploymentsResumeButton"), QStringLiteral("OPS-12: it is fine")));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOf("rollout"), QStringLiteral("Revision 2: waiting for promotion, step 1 of 2"),
                              patience);
    QVERIFY(say(*console_, button("deploymentsPromoteButton"), QStringLiteral("OPS-13: half of it")));
    QVERIFY(waits(1, 5000));
    QTRY_COMPARE_WITH_TIMEOUT(wordsOf("rollout"), QStringLiteral("Revision 2: waiting for promotion, step 2 of 2"),
                              patience);
    QVERIFY(say(*console_, button("deploymentsPromoteButton"), QStringLiteral("OPS-13: all of it")));
    QVERIFY(journey::serves(*console_, 2, 2));
    QTRY_VERIFY_WITH_TIMEOUT(!findIn<QLabel>(page(), "rollout")->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "deployments", 3), QStringLiteral("2"), patience);
    QVERIFY(desk_.runs(2));
}

void RolloutJourneyTest::itIsAbortedAndTheDriftStays() {
    const Form form(edit());
    QVERIFY(form.write("arguments", QStringLiteral("--tokens\n5")));
    QVERIFY(form.apply(QStringLiteral("OPS-14: longer again")));
    QVERIFY(waits(0, 2500));
    QVERIFY(say(*console_, button("deploymentsAbortButton"), QStringLiteral("OPS-15: nobody wants it")));
    QVERIFY(stands(2));
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "deployments", 3), QStringLiteral("2 → 3"), patience);
    QVERIFY(findIn<QWidget>(page(), "drift")->isVisible());
    QCOMPARE(answers(5), 5);
    QVERIFY(desk_.runs(2));
}

void RolloutJourneyTest::whatIsWantedIsMadeSo() {
    QVERIFY(say(*console_, makeItSo(), QStringLiteral("OPS-15: back to what serves")));
    QVERIFY(journey::serves(*console_, 2, 4));
    QTRY_VERIFY_WITH_TIMEOUT(!findIn<QWidget>(page(), "drift")->isVisible(), patience);
}

void RolloutJourneyTest::errorsBreakAGuardAndTheEarlierRevisionServes() {
    const Form form(edit());
    QVERIFY(form.write("arguments", QStringLiteral("--fail-all")));
    QVERIFY(form.write("rollout.guards.max_error_basis_points", QStringLiteral("5 %")));
    QVERIFY(form.write("rollout.guards.min_requests", QStringLiteral("10")));
    QVERIFY(form.apply(QStringLiteral("OPS-16: a version that does not work")));
    const auto phaseIs = [this](v1::RolloutStatus::Phase phase) {
        return journey::deploymentIn(*console_).deployment_status().rollout().phase() == phase;
    };
    QTRY_VERIFY_WITH_TIMEOUT(phaseIs(v1::RolloutStatus::HOLDING), patience);
    int failed = 0;
    const auto isAborted = [&] {
        failed += desk_.ask(*console_, QStringLiteral("house-chat")).startsWith("HTTP/1.1 500");
        return phaseIs(v1::RolloutStatus::ABORTED);
    };
    QVERIFY(QTest::qWaitFor(isAborted, patience));
    QVERIFY(failed > 0);
    QVERIFY(stands(4));
    QTRY_COMPARE_WITH_TIMEOUT(journey::cell(*console_, "deployments", 3), QStringLiteral("4 → 5"), patience);
    QVERIFY(findIn<QWidget>(page(), "drift")->isVisible());
    QCOMPARE(wordsOf("rollout"), QStringLiteral("Revision 5: aborted, step 1 of 2"));
    QVERIFY2(wordsOf("rolloutReason").contains(QLatin1String("error rate")), qPrintable(wordsOf("rolloutReason")));
    QCOMPARE(answers(10), 10);
    QVERIFY(desk_.runs(2));
    QVERIFY(journey::showPage(*console_, 4, "topology"));
    QTRY_VERIFY_WITH_TIMEOUT(onTheMap(QStringLiteral("deployments/chat")).marks & topologypage::Drift, patience);
    QVERIFY(journey::showPage(*console_, 3, "deployments"));
}

void RolloutJourneyTest::aPersonMakesItSoInOneChange() {
    const auto engines = desk_.engines();
    auto &window = console_->window();
    QVERIFY(press(makeItSo()));
    auto *revisions = findIn<QComboBox>(dialogOf(window, "verbDialog"), "revisions");
    QTRY_VERIFY_WITH_TIMEOUT(revisions->count() > 0, patience);
    QVERIFY2(revisions->currentText().startsWith(QLatin1String("Revision 4")), qPrintable(revisions->currentText()));
    const auto diff = findIn<QPlainTextEdit>(dialogOf(window, "verbDialog"), "diff")->toPlainText();
    QVERIFY2(diff.contains(QLatin1String("--fail-all")), qPrintable(diff));
    dialogOf(window, "verbDialog")->reject();
    QVERIFY(say(*console_, makeItSo(), QStringLiteral("OPS-17: what serves is right")));
    QVERIFY(journey::serves(*console_, 2, 6));
    QCOMPARE(journey::deploymentIn(*console_).meta().generation(), 6);
    QTRY_VERIFY_WITH_TIMEOUT(!findIn<QWidget>(page(), "drift")->isVisible(), patience);
    // What serves already is what is wanted: nothing was restarted for it.
    QCOMPARE(desk_.engines(), engines);
    v1::ListRevisionsRequest request;
    request.set_name("deployments/chat");
    const auto revision = desk_.owner().ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    QVERIFY(revision);
    QCOMPARE(revision->entries(0).reason(), std::string("OPS-17: what serves is right"));
}

QTEST_MAIN(RolloutJourneyTest)
#include "rollout_journey_test.moc"
