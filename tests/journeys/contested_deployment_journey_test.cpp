// Two consoles on one deployment: what both want is merged, what they disagree about is asked, and a step that was
// meant for an earlier state of it is refused. Nothing that somebody entered is lost.
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/form.h"
#include "tests/journeys/serving_desk.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace v1 = pilothouse::v1;
using journey::dialogOf;
using journey::findIn;
using journey::Form;
using journey::patience;
using journey::press;

class ContestedDeploymentJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothChangesStandAndTheCollisionIsAsked();
    void aRollBackFromAnEarlierStateIsRefused();
    void cleanupTestCase();

private:
    static QDialog *edit(Console &console);

    journey::ServingDesk desk_;
    std::unique_ptr<Console> first_;
    std::unique_ptr<Console> second_;
};

void ContestedDeploymentJourneyTest::initTestCase() {
    first_ = desk_.desk().open();
    QVERIFY(desk_.equip(*first_));
    QVERIFY(desk_.put(desk_.deployment()));
    second_ = desk_.desk().open();
    for (auto *console : {first_.get(), second_.get()}) {
        QVERIFY(journey::serves(*console, 1, 1));
        QVERIFY(journey::showPage(*console, 3, "deployments"));
    }
}

QDialog *ContestedDeploymentJourneyTest::edit(Console &console) {
    auto &window = console.window();
    if (!press(findIn<QPushButton>(window.currentPage(), "deploymentsEditButton")) ||
        !QTest::qWaitFor([&window] { return dialogOf(window, "changeDialog") != nullptr; }, patience))
        return nullptr;
    return dialogOf(window, "changeDialog");
}

void ContestedDeploymentJourneyTest::bothChangesStandAndTheCollisionIsAsked() {
    auto *late = edit(*second_);
    const Form mine(late);
    QVERIFY(mine.write("arguments", QStringLiteral("--tokens\n3")));
    QVERIFY(mine.write("rollout.max_surge", QStringLiteral("2")));
    QVERIFY(mine.write("description", QStringLiteral("for the second desk")));
    const Form theirs(edit(*first_));
    QVERIFY(theirs.write("minimum_replicas", QStringLiteral("2")));
    QVERIFY(theirs.write("description", QStringLiteral("for the first desk")));
    QVERIFY(theirs.apply(QStringLiteral("OPS-31: one more")));
    QVERIFY(journey::serves(*second_, 2, 2));

    // Whoever is late goes on and meets it then.
    auto *reason = findIn<QLineEdit>(late, "reason");
    QTest::mouseClick(reason, Qt::LeftButton);
    QTest::keyClicks(reason, QStringLiteral("OPS-32: shorter"));
    QVERIFY(mine.write("description", QStringLiteral("for this desk")));
    auto *merge = findIn<QPushButton>(late, "merge");
    QTRY_VERIFY_WITH_TIMEOUT(merge->isVisible(), patience);
    QVERIFY2(mine.verdict().contains(QLatin1String("changed by somebody else")), qPrintable(mine.verdict()));
    const auto choices = findIn<QWidget>(late, "conflict")->findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QCOMPARE(choices[0]->text(), QStringLiteral("for the first desk"));
    QCOMPARE(choices[1]->text(), QStringLiteral("for this desk"));
    QVERIFY(press(merge));
    const auto diff = mine.diff();
    QVERIFY2(diff.contains(QLatin1String("- for the first desk\n+ for this desk")) &&
                 diff.contains(QLatin1String("--tokens")) && !diff.contains(QLatin1String("minimum_replicas")),
             qPrintable(diff));
    QCOMPARE(reason->text(), QStringLiteral("OPS-32: shorter"));
    QVERIFY(mine.apply({}));

    for (auto *console : {first_.get(), second_.get()}) {
        QVERIFY(journey::serves(*console, 2, 3));
        const auto spec = journey::deploymentIn(*console).deployment();
        QCOMPARE(spec.minimum_replicas(), 2);
        QCOMPARE(spec.arguments_size(), 2);
        QCOMPARE(spec.rollout().max_surge(), 2);
        QCOMPARE(spec.description(), std::string("for this desk"));
    }
    QVERIFY(desk_.runs(2));
}

void ContestedDeploymentJourneyTest::aRollBackFromAnEarlierStateIsRefused() {
    auto &window = second_->window();
    window.action(QStringLiteral("deployments.rollBack"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window, "verbDialog"), patience);
    auto *late = dialogOf(window, "verbDialog");
    QTRY_COMPARE_WITH_TIMEOUT(findIn<QComboBox>(late, "revisions")->count(), 2, patience);
    auto *reason = findIn<QLineEdit>(late, "reason");
    QTest::keyClicks(reason, QStringLiteral("OPS-33: back"));
    const Form theirs(edit(*first_));
    QVERIFY(theirs.write("maximum_replicas", QStringLiteral("4")));
    QVERIFY(theirs.apply(QStringLiteral("OPS-34: no more than four")));
    QTRY_COMPARE_WITH_TIMEOUT(journey::deploymentIn(*second_).meta().generation(), 4, patience);

    QVERIFY(press(findIn<QPushButton>(late, "act")));
    auto *failure = findIn<kit::Banner>(late, "failure");
    QTRY_VERIFY_WITH_TIMEOUT(failure->isVisible(), patience);
    QVERIFY2(failure->text().contains(QLatin1String("changed")), qPrintable(failure->text()));
    QCOMPARE(reason->text(), QStringLiteral("OPS-33: back"));
    late->reject();
    QVERIFY(journey::serves(*second_, 2, 4));
    QCOMPARE(journey::deploymentIn(*second_).deployment().maximum_replicas(), 4);
}

void ContestedDeploymentJourneyTest::cleanupTestCase() {
    first_.reset();
    second_.reset();
}

QTEST_MAIN(ContestedDeploymentJourneyTest)
#include "contested_deployment_journey_test.moc"
