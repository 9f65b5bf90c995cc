// What the list says of a deployment in a word.
#include <QTest>

#include "widgets/deployments/serving_words.h"

using deploymentspage::ServingWords;
namespace v1 = pilothouse::v1;

class ServingWordsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theVersionThatServesIsSaidWhereAnotherIsWanted();
    void whatHasNeverServedIsOnItsWay();
    void itsAgeIsThatOfItsState();
    void whatARecoveredReplicaHadIsSaidWithItsAge();

private:
    static v1::Resource deployment();
};

v1::Resource ServingWordsTest::deployment() {
    v1::Resource deployment;
    deployment.mutable_meta()->set_name("deployments/chat");
    deployment.mutable_meta()->set_generation(4);
    deployment.mutable_meta()->mutable_update_time()->set_seconds(1'000);
    deployment.mutable_deployment()->set_model_version("models/tiny/versions/2");
    deployment.mutable_deployment_status()->set_serving_generation(3);
    deployment.mutable_deployment_status()->set_ready_replicas(1);
    deployment.mutable_deployment_status()->add_conditions()->set_type("Current");
    return deployment;
}

void ServingWordsTest::theVersionThatServesIsSaidWhereAnotherIsWanted() {
    auto chat = deployment();
    QCOMPARE(ServingWords::versions(chat), QStringLiteral("tiny/2"));
    auto &arguments = *chat.mutable_deployment_status()->mutable_conditions(0)->mutable_arguments();
    arguments["model_version"] = "models/tiny/versions/1";
    QCOMPARE(ServingWords::versions(chat), QStringLiteral("tiny/1 → 2"));
    arguments["model_version"] = "models/other/versions/7";
    QCOMPARE(ServingWords::versions(chat), QStringLiteral("other/7 → tiny/2"));
    arguments["model_version"] = "models/tiny/versions/2";
    QCOMPARE(ServingWords::versions(chat), QStringLiteral("tiny/2"));
}

void ServingWordsTest::whatHasNeverServedIsOnItsWay() {
    auto chat = deployment();
    QCOMPARE(ServingWords::revision(chat), QStringLiteral("3 → 4"));
    chat.mutable_meta()->set_generation(3);
    chat.mutable_deployment_status()->mutable_rollout()->set_phase(v1::RolloutStatus::REPLACING);
    QCOMPARE(ServingWords::revision(chat), QStringLiteral("3"));
    chat.mutable_deployment_status()->set_ready_replicas(0);
    QCOMPARE(ServingWords::revision(chat), QStringLiteral("→ 3"));
}

void ServingWordsTest::whatARecoveredReplicaHadIsSaidWithItsAge() {
    const auto now = QDateTime::fromSecsSinceEpoch(10'000, Qt::UTC);
    auto chat = deployment();
    auto &status = *chat.mutable_deployment_status();
    auto &replica = *status.add_replicas();
    replica.set_state(v1::Replica::READY);
    QCOMPARE(ServingWords::trouble(replica, now), QString());
    QCOMPARE(ServingWords::lastTrouble(status, now), QString());
    auto &trouble = *replica.mutable_last_trouble();
    trouble.set_reason("ENGINE_KILLED");
    (*trouble.mutable_arguments())["signal"] = "SIGKILL";
    trouble.mutable_time()->set_seconds(10'000 - 240);
    const auto said = QStringLiteral("4 min ago: The engine was ended by the signal SIGKILL.");
    QCOMPARE(ServingWords::trouble(replica, now), said);
    auto &older = *status.add_replicas()->mutable_last_trouble();
    older.set_reason("HOST_REBOOTED");
    older.mutable_time()->set_seconds(5'000);
    QCOMPARE(ServingWords::lastTrouble(status, now), said);
    // What is wrong now comes first.
    replica.set_reason("HOST_REBOOTED");
    QCOMPARE(ServingWords::trouble(replica, now), QStringLiteral("The host was restarted."));
}

void ServingWordsTest::itsAgeIsThatOfItsState() {
    auto chat = deployment();
    auto &status = *chat.mutable_deployment_status();
    QCOMPARE(ServingWords::lastChange(chat).seconds(), 1'000);
    status.mutable_rollout()->mutable_step_time()->set_seconds(2'000);
    QCOMPARE(ServingWords::lastChange(chat).seconds(), 2'000);
    // It became degraded and came back since.
    status.mutable_conditions(0)->mutable_last_transition_time()->set_seconds(3'000);
    QCOMPARE(ServingWords::lastChange(chat).seconds(), 3'000);
}

QTEST_MAIN(ServingWordsTest)
#include "serving_words_test.moc"
