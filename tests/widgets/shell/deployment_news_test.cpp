// What of a deployment is worth a notice, and how often it is said.
#include <QTest>

#include "widgets/shell/deployment_news.h"

using shell::DeploymentNews;
namespace v1 = pilothouse::v1;
using std::chrono::minutes;
using std::chrono::seconds;

class DeploymentNewsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatStandsAtTheStartIsNoNews();
    void whatBecomesWorseIsSaidOnce();
    void aFlapIsSaidOnceUntilItWasCalm();
    void whatNeverServedIsSaidWhenItIsGivenUp();
    void aRolloutThatIsAbortedByItselfIsSaid();
    void whatPeopleDoIsNoNews();

private:
    using State = v1::DeploymentStatus;
    static v1::Resource chat(State::State state, int ready = 1);
    std::optional<DeploymentNews::Item> take(const v1::Resource &deployment) { return news_->take(deployment, now_); }

    std::unique_ptr<DeploymentNews> news_;
    DeploymentNews::Time now_;
};

void DeploymentNewsTest::init() {
    news_ = std::make_unique<DeploymentNews>();
    now_ = DeploymentNews::Time(std::chrono::hours(500'000));
}

v1::Resource DeploymentNewsTest::chat(State::State state, int ready) {
    v1::Resource deployment;
    deployment.mutable_meta()->set_name("deployments/chat");
    auto &status = *deployment.mutable_deployment_status();
    status.set_state(state);
    status.set_desired_replicas(2);
    status.set_ready_replicas(ready);
    status.set_serving_generation(1);
    status.mutable_rollout()->set_phase(v1::RolloutStatus::COMPLETE);
    auto &condition = *status.add_conditions();
    condition.set_type("Available");
    condition.set_reason(ready < 2 ? "REPLICAS_MISSING" : "REPLICAS_READY");
    (*condition.mutable_arguments())["ready"] = std::to_string(ready);
    (*condition.mutable_arguments())["desired"] = "2";
    return deployment;
}

void DeploymentNewsTest::whatStandsAtTheStartIsNoNews() {
    news_->begin(chat(State::UNAVAILABLE, 0));
    QVERIFY(!take(chat(State::UNAVAILABLE, 0)));
    QVERIFY(!take(chat(State::DEGRADED)));
    QVERIFY(!take(chat(State::UNAVAILABLE, 0)));
}

void DeploymentNewsTest::whatBecomesWorseIsSaidOnce() {
    news_->begin(chat(State::AVAILABLE, 2));
    const auto degraded = take(chat(State::DEGRADED));
    QVERIFY(degraded);
    QCOMPARE(degraded->text, QStringLiteral("The deployment chat is degraded. Only 1 of 2 replicas are ready."));
    QCOMPARE(degraded->deployment, QStringLiteral("deployments/chat"));
    QVERIFY(degraded->tone == kit::Tone::Warn);
    QVERIFY(!take(chat(State::DEGRADED)));
    const auto unavailable = take(chat(State::UNAVAILABLE, 0));
    QVERIFY(unavailable);
    QVERIFY(unavailable->tone == kit::Tone::Danger);
    QCOMPARE(unavailable->text, QStringLiteral("The deployment chat is unavailable. None of 2 replica(s) is ready."));
    auto looping = chat(State::UNAVAILABLE, 0);
    auto &replica = *looping.mutable_deployment_status()->add_replicas();
    replica.set_is_given_up(true);
    replica.set_state(v1::Replica::FAILED);
    replica.set_reason("CRASH_LOOP");
    (*replica.mutable_arguments())["failures"] = "6";
    const auto given = take(looping);
    QVERIFY(given);
    QVERIFY2(given->text.startsWith(QStringLiteral("A replica of chat is in a crash loop. It failed 6 times")),
             qPrintable(given->text));
    QVERIFY(!take(looping));
}

void DeploymentNewsTest::aFlapIsSaidOnceUntilItWasCalm() {
    news_->begin(chat(State::AVAILABLE, 2));
    QVERIFY(take(chat(State::DEGRADED)));
    for (int flap = 0; flap < 5; ++flap) {
        now_ += minutes(1);
        QVERIFY(!take(chat(State::AVAILABLE, 2)));
        now_ += minutes(1);
        QVERIFY(!take(chat(State::DEGRADED)));
    }
    QVERIFY(!take(chat(State::AVAILABLE, 2)));
    now_ += minutes(5);
    QVERIFY(take(chat(State::DEGRADED)));
}

void DeploymentNewsTest::whatNeverServedIsSaidWhenItIsGivenUp() {
    QVERIFY(!take(chat(State::STARTING, 0)));
    auto failing = chat(State::UNAVAILABLE, 0);
    failing.mutable_deployment_status()->mutable_rollout()->set_phase(v1::RolloutStatus::REPLACING);
    QVERIFY(!take(failing));
    auto &replica = *failing.mutable_deployment_status()->add_replicas();
    replica.set_is_given_up(true);
    QVERIFY(take(failing));
    // What was whole for a moment only was so nonetheless.
    news_->clear();
    QVERIFY(take(chat(State::UNAVAILABLE, 0)));
}

void DeploymentNewsTest::aRolloutThatIsAbortedByItselfIsSaid() {
    auto rolling = chat(State::ROLLING_OUT, 2);
    news_->begin(rolling);
    auto &rollout = *rolling.mutable_deployment_status()->mutable_rollout();
    rollout.set_to_generation(3);
    rollout.set_phase(v1::RolloutStatus::ABORTED);
    rollout.set_reason("GUARD_ERROR_RATE");
    auto &arguments = *rollout.mutable_arguments();
    arguments["measured"] = "1000";
    arguments["limit"] = "100";
    arguments["requests"] = "40";
    rolling.mutable_deployment_status()->set_state(State::AVAILABLE);
    const auto said = take(rolling);
    QVERIFY(said);
    QCOMPARE(said->text, QStringLiteral("The rollout of revision 3 of chat was aborted. The guard of the error rate "
                                        "broke: 10 % of 40 requests failed, 1 % are allowed."));
    QVERIFY(!take(rolling));
    news_->clear();
    news_->begin(rolling);
    QVERIFY(!take(rolling));
}

void DeploymentNewsTest::whatPeopleDoIsNoNews() {
    news_->begin(chat(State::AVAILABLE, 2));
    auto aborted = chat(State::AVAILABLE, 2);
    auto &rollout = *aborted.mutable_deployment_status()->mutable_rollout();
    rollout.set_to_generation(3);
    rollout.set_phase(v1::RolloutStatus::ABORTED);
    rollout.set_reason("ABORTED_BY_PERSON");
    QVERIFY(!take(aborted));
    QVERIFY(!take(chat(State::STOPPED, 0)));
    QVERIFY(!take(chat(State::STARTING, 0)));
}

QTEST_GUILESS_MAIN(DeploymentNewsTest)
#include "deployment_news_test.moc"
