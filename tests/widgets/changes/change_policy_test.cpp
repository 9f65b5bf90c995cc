// What a change dialog says of policies, and how change requests are called: made-up messages alone.
#include <QTest>

#include "widgets/kit/change_policy.h"
#include "widgets/kit/change_policy_view.h"
#include "widgets/kit/change_request_words.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/console_style.h"

#include <QPushButton>
#include <QSignalSpy>

#include "pilothouse/v1/resource.pb.h"

using kit::ChangePolicy;
using kit::ChangeRequestWords;
namespace v1 = pilothouse::v1;

namespace {

v1::PolicyCitation citation(const char *set, const char *rule) {
    v1::PolicyCitation cited;
    cited.set_policy_set(set);
    cited.set_rule(rule);
    cited.set_generation(3);
    return cited;
}

QStringList texts(const QList<ChangePolicy::Line> &lines) {
    QStringList texts;
    for (const auto &line : lines)
        texts << line.text;
    return texts;
}

v1::ChangeRequestSpec asking(const char *permission, std::vector<std::string> objects) {
    v1::ChangeRequestSpec spec;
    spec.set_permission(permission);
    spec.set_object_count(static_cast<int>(objects.size()));
    for (auto &object : objects)
        spec.add_objects(std::move(object));
    return spec;
}

} // namespace

class ChangePolicyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidWhereNoRuleSaysAnything();
    void whatIsAskedNamesTheRulesThatAsk();
    void aTicketIsAskedForOnce();
    void whatIsLeftOutAndWhoWarnsIsTold();
    void rulesOfOtherObjectsAreNotNamedForWhatTheyDoNotAsk();
    void eachLineLeadsToItsRule();
    void refusalsLeadToTheirRule();
    void refusalsOfADryRunLeadToWhatWasAsked();
    void whatWouldComeOfItIsTold();
    void aRequestIsCalledByWhatItAsks_data();
    void aRequestIsCalledByWhatItAsks();
    void approvalsAreCountedWithoutRejections();
};

void ChangePolicyTest::nothingIsSaidWhereNoRuleSaysAnything() {
    v1::Preview preview;
    preview.add_decisions()->mutable_verdict()->set_is_allowed(true);
    QVERIFY(ChangePolicy::lines(preview).isEmpty());
}

void ChangePolicyTest::whatIsAskedNamesTheRulesThatAsk() {
    v1::Preview preview;
    preview.mutable_obligations()->set_approvals(2);
    for (int object = 0; object < 2; ++object) {
        auto &verdict = *preview.add_decisions()->mutable_verdict();
        verdict.mutable_obligations()->set_approvals(2);
        *verdict.add_obliging() = citation("policySets/core", "two-persons");
    }
    const auto lines = ChangePolicy::lines(preview);
    QCOMPARE(texts(lines),
             QStringList{QStringLiteral("It needs 2 approval(s), as a rule asks: “two-persons” of policySets/core")});
    QCOMPARE(lines.first().target, QStringLiteral("policySets/core#two-persons"));
}

void ChangePolicyTest::aTicketIsAskedForOnce() {
    v1::Preview preview;
    auto &verdict = *preview.add_decisions()->mutable_verdict();
    verdict.mutable_obligations()->set_reason(true);
    verdict.mutable_obligations()->set_ticket(true);
    *verdict.add_obliging() = citation("policySets/core", "ticket");
    *preview.mutable_obligations() = verdict.obligations();
    QCOMPARE(texts(ChangePolicy::lines(preview)),
             QStringList{QStringLiteral("The reason must name a ticket, as a rule asks: “ticket” of policySets/core")});
}

void ChangePolicyTest::whatIsLeftOutAndWhoWarnsIsTold() {
    v1::Preview preview;
    auto &decision = *preview.add_decisions();
    decision.mutable_verdict()->mutable_obligations()->set_max_replicas(4);
    *decision.mutable_verdict()->add_obliging() = citation("policySets/gpus", "few");
    *decision.add_warnings() = citation("policySets/gpus", "no-h100");
    *preview.mutable_obligations() = decision.verdict().obligations();
    preview.add_decisions()->set_break_glass("breakGlasses/night");
    const auto lines = ChangePolicy::lines(preview);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].text.startsWith(QStringLiteral("No more than 4 replica(s) are allowed")));
    QVERIFY(lines[1].text.contains(QStringLiteral("“no-h100” of policySets/gpus")));
    QCOMPARE(lines[1].tone, kit::Tone::Warn);
    QCOMPARE(lines[2].target, QStringLiteral("breakGlasses/night"));
}

void ChangePolicyTest::rulesOfOtherObjectsAreNotNamedForWhatTheyDoNotAsk() {
    v1::Preview preview;
    preview.mutable_obligations()->set_approvals(1);
    preview.mutable_obligations()->set_reason(true);
    auto &one = *preview.add_decisions()->mutable_verdict();
    one.mutable_obligations()->set_approvals(1);
    *one.add_obliging() = citation("policySets/a", "approve");
    auto &other = *preview.add_decisions()->mutable_verdict();
    other.mutable_obligations()->set_reason(true);
    *other.add_obliging() = citation("policySets/b", "why");
    const auto lines = ChangePolicy::lines(preview);
    QCOMPARE(lines.size(), 2);
    QVERIFY(!lines[0].text.contains(QStringLiteral("policySets/b")));
    QVERIFY(!lines[1].text.contains(QStringLiteral("policySets/a")));
}

void ChangePolicyTest::eachLineLeadsToItsRule() {
    const kit::Theme theme(kit::Scheme::Light);
    kit::ConsoleStyle::install(*qApp, theme);
    v1::Preview preview;
    *preview.add_decisions()->add_warnings() = citation("policySets/a", "soon");
    kit::ChangePolicyView view(theme);
    view.show(preview);
    QVERIFY(!view.isHidden());
    QSignalSpy spy(&view, &kit::ChangePolicyView::whyRequested);
    auto *why = view.findChild<QPushButton *>(QStringLiteral("why"));
    QVERIFY(why);
    QTest::keyClick(why, Qt::Key_Space);
    QCOMPARE(spy.value(0).value(0).toString(), QStringLiteral("policySets/a#soon"));
    view.show(v1::Preview());
    QVERIFY(view.isHidden());
}

void ChangePolicyTest::refusalsLeadToTheirRule() {
    QCOMPARE(ChangePolicy::targetOf(v1::POLICY_FORBIDS, {{"policy_set", "policySets/a"}, {"rule", "no"}}),
             QStringLiteral("policySets/a#no"));
    QCOMPARE(ChangePolicy::targetOf(v1::POLICY_NOT_PERMITTED, {{"name", "models/a"}}), QStringLiteral("policies"));
    QVERIFY(ChangePolicy::targetOf(v1::NOT_FOUND, {{"name", "models/a"}}).isEmpty());
}

void ChangePolicyTest::refusalsOfADryRunLeadToWhatWasAsked() {
    v1::Preview preview;
    for (const auto *target : {"clusters/eu", "clusters/us"}) {
        auto &decision = *preview.add_decisions();
        decision.set_object("deployments/chat");
        decision.set_target(target);
        decision.mutable_verdict()->set_is_allowed(decision.target() == "clusters/eu");
        decision.mutable_question()->set_target(target);
    }
    preview.set_refusal_reason(v1::POLICY_FORBIDS);
    (*preview.mutable_refusal_arguments())["name"] = "deployments/chat";
    (*preview.mutable_refusal_arguments())["target"] = "clusters/us";
    QCOMPARE(ChangePolicy::targetOf(preview), ChangePolicy::whyLink(preview.decisions(1).question()));
    // What was done for real has an event.
    QCOMPARE(ChangePolicy::targetOf(v1::POLICY_FORBIDS,
                                    {{"policy_set", "policySets/a"}, {"rule", "no"}, {"event", "events/12"}}),
             QStringLiteral("why/12"));
}

void ChangePolicyTest::whatWouldComeOfItIsTold() {
    v1::Preview preview;
    for (const auto *name : {"deployments/a", "deployments/b", "deployments/c", "deployments/d"}) {
        auto &shut = *preview.add_consequences();
        shut.set_kind(v1::Consequence::SHUT_OUT);
        shut.set_name(name);
        shut.set_target("clusters/us");
        *shut.mutable_rule() = citation("policySets/residency", "regions");
    }
    auto &refused = *preview.add_consequences();
    refused.set_kind(v1::Consequence::NOT_ADMITTED);
    refused.set_name("routes/chat");
    refused.set_target("providers/acme");
    auto &voided = *preview.add_consequences();
    voided.set_kind(v1::Consequence::VOIDED);
    voided.set_name("changeRequests/x1");
    const auto lines = ChangePolicy::lines(preview);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].text,
             QStringLiteral("Policies would keep replicas away from where they may be now: deployments/a from "
                            "clusters/us, deployments/b from clusters/us, deployments/c from clusters/us and 1 "
                            "other(s)"));
    QCOMPARE(lines[0].tone, kit::Tone::Warn);
    QCOMPARE(lines[0].target, QStringLiteral("policySets/residency#regions"));
    QCOMPARE(lines[1].text, QStringLiteral("Policies would refuse these routes at their next change: routes/chat to "
                                           "providers/acme"));
    QCOMPARE(lines[2].text, QStringLiteral("1 change request(s) that wait would be void: changeRequests/x1"));
    QCOMPARE(lines[2].target, QStringLiteral("changeRequests/x1"));
    QCOMPARE(lines[2].linkText, QStringLiteral("Open"));
    const auto find = [](const std::string &name) {
        auto request = std::make_shared<v1::Resource>();
        request->mutable_meta()->set_name(name);
        *request->mutable_change_request() = asking("models.update", {"models/llama"});
        return request;
    };
    QCOMPARE(ChangePolicy::lines(preview, find)[2].text,
             QStringLiteral("1 change request(s) that wait would be void: “Change models/llama”"));
}

void ChangePolicyTest::aRequestIsCalledByWhatItAsks_data() {
    QTest::addColumn<QByteArray>("permission");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("words");
    QTest::newRow("create") << QByteArray("models.create") << 1 << QStringLiteral("Create models/m0");
    QTest::newRow("change") << QByteArray("models.update") << 1 << QStringLiteral("Change models/m0");
    QTest::newRow("several") << QByteArray("resources.apply") << 3 << QStringLiteral("Change models/m0 and 2 more");
    QTest::newRow("delete") << QByteArray("models.delete") << 1 << QStringLiteral("Delete models/m0");
    QTest::newRow("verb") << QByteArray("modelVersions.approve") << 1 << QStringLiteral("Approve models/m0");
    QTest::newRow("other") << QByteArray("rollouts.promote") << 1 << QStringLiteral("rollouts.promote: models/m0");
}

void ChangePolicyTest::aRequestIsCalledByWhatItAsks() {
    QFETCH(const QByteArray, permission);
    QFETCH(const int, count);
    std::vector<std::string> objects;
    for (int object = 0; object < count; ++object)
        objects.push_back("models/m" + std::to_string(object));
    QTEST(ChangeRequestWords::what(asking(permission.constData(), objects)), "words");
}

void ChangePolicyTest::approvalsAreCountedWithoutRejections() {
    auto spec = asking("models.update", {"models/m0"});
    spec.set_required_approvals(2);
    spec.add_approvals()->set_is_approved(true);
    spec.add_approvals()->set_is_approved(false);
    QCOMPARE(ChangeRequestWords::approvals(spec), QStringLiteral("1 of 2"));
    spec.set_state(v1::AWAITING_TIME);
    QVERIFY(kit::ChangeTurn::isOpen(spec));
    spec.set_state(v1::EXPIRED);
    QVERIFY(!kit::ChangeTurn::isOpen(spec));
}

QTEST_MAIN(ChangePolicyTest)
#include "change_policy_test.moc"
