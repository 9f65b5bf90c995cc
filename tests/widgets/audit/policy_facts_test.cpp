#include <QTest>

#include "widgets/audit/event_words.h"
#include "widgets/audit/policy_facts.h"
#include "widgets/kit/plain_text.h"

using auditpage::EventWords;
using auditpage::PolicyFacts;
namespace v1 = pilothouse::v1;

namespace {

v1::PolicyCitation cited(const char *set, const char *rule, v1::PolicyEffect effect) {
    v1::PolicyCitation citation;
    citation.set_policy_set(std::string("policySets/") + set);
    citation.set_rule(rule);
    citation.set_generation(3);
    citation.set_effect(effect);
    return citation;
}

v1::PolicyDecision decisionOn(const char *object) {
    v1::PolicyDecision decision;
    decision.set_object(object);
    decision.mutable_verdict()->set_is_allowed(true);
    return decision;
}

// As the list of facts shows them, which takes no line breaks.
QStringList valuesOf(const v1::GetEventResponse &entry) {
    QStringList values;
    for (const auto &fact : PolicyFacts::of(entry))
        values << kit::harmless(fact.value);
    return values;
}

} // namespace

// Decisions of policies as an event of the log tells them.
class PolicyFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNoRuleHadToDoWithIsSilent();
    void whatForbidsIsNamedWithItsVersionAndPlace();
    void whatIsAskedForIsNamedWithWhoAsks();
    void manyObjectsUnderOneRuleAreOneFact();
    void aBreakGlassShowsWhatItSuspends();
    void theShadowIsToldApart();
    void withoutDetailsTheRulesOfTheLeafAreTold();
    void theRuleThatCountedMostIsTheOneToOpen();
    void whatWasSuspendedIsNamedAndCanBeOpened();
    void aRefusalInTheListNamesItsRule();
};

void PolicyFactsTest::whatNoRuleHadToDoWithIsSilent() {
    v1::GetEventResponse entry;
    *entry.mutable_details()->add_decisions() = decisionOn("nodes/a");
    QVERIFY(PolicyFacts::of(entry).isEmpty());
    QVERIFY(PolicyFacts::ruleOf(entry).isEmpty());
}

void PolicyFactsTest::whatForbidsIsNamedWithItsVersionAndPlace() {
    v1::GetEventResponse entry;
    auto decision = decisionOn("deployments/chat");
    decision.set_target("clusters/east");
    decision.mutable_verdict()->set_is_allowed(false);
    *decision.mutable_verdict()->mutable_rule() = cited("residency", "eu-only", v1::FORBID);
    *entry.mutable_details()->add_decisions() = decision;
    QCOMPARE(valuesOf(entry), QStringList{QStringLiteral("deployments/chat at clusters/east: “eu-only” of "
                                                         "policySets/residency, revision 3, forbids it.")});
    entry.mutable_details()->mutable_decisions(0)->mutable_verdict()->clear_rule();
    QVERIFY(valuesOf(entry).first().endsWith(QStringLiteral("No rule permits it.")));
}

void PolicyFactsTest::whatIsAskedForIsNamedWithWhoAsks() {
    v1::GetEventResponse entry;
    auto decision = decisionOn("roleBindings/root");
    auto &asked = *decision.mutable_verdict()->mutable_obligations();
    asked.set_approvals(2);
    asked.set_ticket(true);
    asked.set_max_replicas(1);
    asked.add_tags("access");
    *decision.mutable_verdict()->add_obliging() = cited("security", "two-persons", v1::OBLIGE);
    *decision.add_warnings() = cited("security", "friday", v1::FORBID);
    *entry.mutable_details()->add_decisions() = decision;
    const auto said = valuesOf(entry).join(QLatin1Char(' '));
    for (const char *part : {"2 approval", "a reason that names a ticket", "1 replica", "the tag access",
                             "“two-persons” of policySets/security, revision 3", "A warning of “friday”"})
        QVERIFY2(said.contains(QString::fromUtf8(part)), qPrintable(said));
}

void PolicyFactsTest::manyObjectsUnderOneRuleAreOneFact() {
    v1::GetEventResponse entry;
    for (const char *node : {"nodes/a", "nodes/b", "nodes/c", "nodes/d", "nodes/e"}) {
        auto decision = decisionOn(node);
        *decision.mutable_verdict()->mutable_rule() = cited("open", "all", v1::PERMIT);
        *entry.mutable_details()->add_decisions() = decision;
    }
    const auto said = valuesOf(entry);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said[0].startsWith(QStringLiteral("nodes/a, nodes/b, nodes/c and 2 more: ")), qPrintable(said[0]));
}

void PolicyFactsTest::aBreakGlassShowsWhatItSuspends() {
    v1::GetEventResponse entry;
    entry.mutable_event()->set_object("models/llama");
    auto decision = decisionOn("models/llama");
    decision.set_break_glass("breakGlasses/night");
    // As the service leaves it: allowed, with the rule that would have decided.
    *decision.mutable_verdict()->mutable_rule() = cited("security", "freeze", v1::FORBID);
    *decision.mutable_shadow()->mutable_rule() = cited("security", "freeze", v1::FORBID);
    *entry.mutable_details()->add_decisions() = decision;
    QCOMPARE(valuesOf(entry), QStringList{QStringLiteral("Suspended by breakGlasses/night: “freeze” of "
                                                         "policySets/security, revision 3, forbids it.")});
}

void PolicyFactsTest::theShadowIsToldApart() {
    v1::GetEventResponse entry;
    entry.mutable_event()->set_object("models/llama");
    auto decision = decisionOn("models/llama");
    *decision.mutable_verdict()->mutable_rule() = cited("open", "all", v1::PERMIT);
    *decision.mutable_shadow()->mutable_rule() = cited("security", "freeze", v1::FORBID);
    *entry.mutable_details()->add_decisions() = decision;
    const auto said = valuesOf(entry);
    QCOMPARE(said.size(), 2);
    QVERIFY(said[0].contains(QStringLiteral("“all”")));
    QVERIFY(said[1].startsWith(QStringLiteral("In the shadow: “freeze”")));
}

// They are part of what this console proves; the words beside them may be erased.
void PolicyFactsTest::withoutDetailsTheRulesOfTheLeafAreTold() {
    v1::GetEventResponse entry;
    *entry.mutable_event()->add_policies() = cited("security", "two-persons", v1::OBLIGE);
    QCOMPARE(valuesOf(entry),
             QStringList{QStringLiteral("“two-persons” of policySets/security, revision 3, asks for more.")});
    auto &unnamed = *entry.mutable_event()->mutable_policies(0);
    unnamed.clear_policy_set();
    unnamed.set_uid("0192-uid");
    QVERIFY(valuesOf(entry).value(0).contains(QStringLiteral("0192-uid")));
}

void PolicyFactsTest::theRuleThatCountedMostIsTheOneToOpen() {
    v1::GetEventResponse entry;
    auto &event = *entry.mutable_event();
    *event.add_policies() = cited("open", "all", v1::PERMIT);
    QCOMPARE(PolicyFacts::ruleOf(entry), QStringLiteral("policySets/open#all"));
    *event.add_policies() = cited("security", "two-persons", v1::OBLIGE);
    QCOMPARE(PolicyFacts::ruleOf(entry), QStringLiteral("policySets/security#two-persons"));
    *event.add_policies() = cited("residency", "eu-only", v1::FORBID);
    QCOMPARE(PolicyFacts::ruleOf(entry), QStringLiteral("policySets/residency#eu-only"));
}

// Of an event that an emergency let pass the leaf cites nothing.
void PolicyFactsTest::whatWasSuspendedIsNamedAndCanBeOpened() {
    v1::GetEventResponse entry;
    entry.mutable_event()->set_object("roleBindings/root");
    auto decision = decisionOn("roleBindings/root");
    decision.set_break_glass("breakGlasses/night");
    decision.mutable_shadow()->set_is_allowed(true);
    decision.mutable_shadow()->mutable_obligations()->set_approvals(1);
    *decision.mutable_shadow()->add_obliging() = cited("security", "two-persons", v1::OBLIGE);
    *entry.mutable_details()->add_decisions() = decision;
    const auto said = valuesOf(entry).join(QLatin1Char(' '));
    for (const char *part : {"Suspended by breakGlasses/night", "“two-persons” of policySets/security, revision 3"})
        QVERIFY2(said.contains(QString::fromUtf8(part)), qPrintable(said));
    QCOMPARE(PolicyFacts::ruleOf(entry), QStringLiteral("policySets/security#two-persons"));
}

void PolicyFactsTest::aRefusalInTheListNamesItsRule() {
    v1::Event event;
    event.set_object("deployments/chat");
    *event.add_policies() = cited("security", "two-persons", v1::OBLIGE);
    *event.add_policies() = cited("residency", "eu-only", v1::FORBID);
    event.set_reason_code("POLICY_FORBIDS");
    QVERIFY2(EventWords::refusal(event).contains(QStringLiteral("“eu-only” of policySets/residency")),
             qPrintable(EventWords::refusal(event)));
    event.set_reason_code("POLICY_TICKET_MISSING");
    QVERIFY2(EventWords::refusal(event).contains(QStringLiteral("“two-persons” of policySets/security")),
             qPrintable(EventWords::refusal(event)));
}

QTEST_GUILESS_MAIN(PolicyFactsTest)

#include "policy_facts_test.moc"
