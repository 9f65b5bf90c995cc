#include "widgets/kit/sentence_arguments.h"
#include "widgets/kit/sentences.h"

namespace kit {

namespace {

// Where a rule stands, as one reads it: its id and its set.
QString ruleOf(const SentenceArguments &given) {
    return Sentences::tr("“%1” of %2", "id of a rule, name of its policy set")
        .arg(given.text("rule"), given.text("policy_set"));
}

// As the service writes it among the arguments: `allowed` or `denied`.
QString answerOf(const QString &word) {
    return Sentences::word(word == QLatin1String("allowed") ? v1::ALLOWED : v1::DENIED);
}

// A test whose answer is the expected one fails for the rule that gives it, or for what that asks.
QString failedTest(const SentenceArguments &given) {
    const auto answer = answerOf(given.text("actual"));
    if (given.text("expected") != given.text("actual"))
        return Sentences::tr("The test “%1” fails: it expects %2, and the rules say %3.")
            .arg(given.text("test"), answerOf(given.text("expected")), answer);
    const auto approvals = static_cast<int>(given.number("approvals"));
    if (given.has("rule"))
        return Sentences::tr("The test “%1” fails: the answer is %2 as expected, but by the rule “%3” and with %n "
                             "approval(s).",
                             nullptr, approvals)
            .arg(given.text("test"), answer, given.text("rule"));
    return Sentences::tr("The test “%1” fails: the answer is %2 as expected, but by no rule and with %n approval(s).",
                         nullptr, approvals)
        .arg(given.text("test"), answer);
}

QString forbidden(const SentenceArguments &given) {
    if (given.has("target"))
        return Sentences::tr("The rule %1 forbids %2 at %3.", "rule, object, target")
            .arg(ruleOf(given), given.text("name"), given.text("target"));
    if (given.has("name"))
        return Sentences::tr("The rule %1 forbids this change of %2.", "rule, object")
            .arg(ruleOf(given), given.text("name"));
    return Sentences::tr("The rule %1 forbids it.").arg(ruleOf(given));
}

QString notPermitted(const SentenceArguments &given) {
    if (given.has("target"))
        return Sentences::tr("No rule permits %1 at %2, and what no rule permits is not allowed here.",
                             "object, target")
            .arg(given.text("name"), given.text("target"));
    if (given.has("name"))
        return Sentences::tr("No rule permits this change of %1, and what no rule permits is not allowed here.")
            .arg(given.text("name"));
    return Sentences::tr("No rule permits it, and what no rule permits is not allowed here.");
}

QString whyNotEligible(const SentenceArguments &given) {
    const auto why = given.text("why");
    if (why == QLatin1String("REQUESTER") && given.text("name").startsWith(QLatin1String("breakGlasses/")))
        return Sentences::tr("Whoever broke the glass cannot review it.");
    if (why == QLatin1String("REQUESTER"))
        return Sentences::tr("Whoever asked for a change cannot approve it, with whatever certificate.");
    if (why == QLatin1String("CONCERNED"))
        return Sentences::tr("Whoever a change is about cannot approve it.");
    if (why == QLatin1String("APPROVED_BEFORE"))
        return Sentences::tr("You have said what you think of it already.");
    return Sentences::tr("Approving it needs the role of an approver or an administrator in its scope.");
}

// Of change requests and break-glasses; empty for all else.
QString wrongState(const SentenceArguments &given) {
    const auto name = given.text("name");
    const auto state = given.text("state");
    if (name.startsWith(QLatin1String("changeRequests/")))
        return Sentences::tr("%1 is over, and nothing more can come of it.").arg(name);
    if (!name.startsWith(QLatin1String("breakGlasses/")))
        return {};
    if (state == QLatin1String("REVIEWED"))
        return Sentences::tr("%1 has been reviewed already.").arg(name);
    return state == QLatin1String("OVER")
               ? Sentences::tr("%1 is over already.").arg(name)
               : Sentences::tr("%1 is not over yet. End it before it is reviewed.").arg(name);
}

} // namespace

// What policies refuse, and what they ask for.
QString Sentences::ofPolicy(v1::Reason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (static_cast<int>(reason)) {
    case v1::WRONG_STATE:
        return wrongState(given);
    case v1::POLICY_FORBIDS:
        return forbidden(given);
    case v1::POLICY_NOT_PERMITTED:
        return notPermitted(given);
    case v1::POLICY_REASON_MISSING:
        return tr("The rule %1 asks for a reason. Write why you change it.").arg(ruleOf(given));
    case v1::POLICY_TICKET_MISSING:
        return tr("The rule %1 asks for a ticket. Name it in the reason, for example OPS-1234.").arg(ruleOf(given));
    case v1::APPROVAL_PENDING:
        return given.has("change_request")
                   ? tr("It waits until others have approved it: %1.").arg(given.text("change_request"))
                   : tr("It waits until others have approved it.");
    case v1::APPROVAL_NOT_POSSIBLE:
        return tr("The rule %1 asks others to approve it, and this action cannot wait for that.").arg(ruleOf(given));
    case v1::APPROVER_NOT_ELIGIBLE:
        return whyNotEligible(given);
    case v1::APPROVAL_OF_OTHER_BYTES:
        return tr("What you have read is not what %1 holds. Read it again before you approve it.")
            .arg(given.text("name"));
    case v1::POLICY_LOCKS_OUT:
        return tr("With these rules nobody could change %1 any more. Leave a way for its administrators, or break the "
                  "glass first.")
            .arg(given.text("policy_set"));
    case v1::POLICY_TEST_FAILED:
        return failedTest(given);
    case v1::APPROVERS_TOO_FEW:
        return tr("The rule “%1” needs %2 people who may approve in its scope; there are so many: %3.")
            .arg(given.text("rule"), given.count("needed"), given.count("eligible"));
    case v1::POLICY_SHADOW_FIRST:
        return tr("The rule “%1” must first be in the shadow, until %2 or for %3 decisions; it has seen %4.")
            .arg(given.text("rule"), given.instant("until"), given.count("needed"), given.count("decisions"));
    case v1::CHANGED_MEANWHILE:
        return tr("%1 was changed otherwise meanwhile. Ask for the change once more.").arg(given.text("name"));
    case v1::INVITATION_INVALID:
        return tr("This invitation is not known, was used already, or has run out. Ask for another one.");
    default:
        return {};
    }
}

QString Sentences::ofPolicy(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (static_cast<int>(reason)) {
    case v1::REQUEST_OBJECT_CHANGED:
        return tr("%1 was changed otherwise, and the request is void.").arg(given.text("name"));
    case v1::REQUEST_EXPIRED:
        return tr("Nobody approved it in time.");
    case v1::REQUEST_DUE:
        return tr("It was approved, and its time has come.");
    case v1::POLICY_RETURNED_TO_SHADOW:
        return tr("The rule “%1” refused %2 decisions in %3 minutes where %4 were forecast, and counts in the shadow "
                  "alone.")
            .arg(given.text("rule"), given.count("refused"), given.count("minutes"), given.count("forecast"));
    default:
        return {};
    }
}

} // namespace kit
