#include "widgets/policies/why_words.h"

#include <algorithm>

#include <QList>

#include "widgets/kit/plain_text.h"
#include "widgets/policies/policy_words.h"

namespace policiespage {

namespace {

// The list of rules needs its room.
constexpr int MostRules = 3;

// What would have to be otherwise of one rule, or one of several things.
struct Ways {
    QString rule;
    QStringList ways;
};

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

} // namespace

QString WhyWords::outcome(const v1::PolicyRuleTrace &trace) {
    if (!trace.is_matched())
        return tr("does not match");
    if (trace.is_suspended())
        return tr("matches, but does not count");
    if (trace.is_counted())
        return tr("matches");
    if (trace.mode() == v1::WARN)
        return tr("matches and warns");
    return trace.mode() == v1::OFF ? tr("is off") : tr("matches in the shadow");
}

QString WhyWords::reason(const v1::PolicyRuleTrace &trace) {
    if (trace.is_matched())
        return {};
    if (trace.failed_at() == "start_time")
        return tr("It is not asked yet.");
    if (trace.failed_at() == "end_time")
        return tr("It is not asked any more.");
    if (trace.failed_at() == "unless")
        return tr("It is excepted: all that stands under “unless” is so.");
    if (!trace.has_failed())
        return {};
    const auto test = PolicyWords::predicate(trace.failed());
    return trace.has_actual() && trace.actual().value_case() != v1::PolicyFact::VALUE_NOT_SET
               ? tr("It asks that %1; it was %2.", "a test, a value").arg(test, PolicyWords::value(trace.actual()))
               : tr("It asks that %1; that is not known.", "a test").arg(test);
}

QString WhyWords::standing(const v1::PolicyDecision &decision) {
    const auto &verdict = decision.verdict();
    const auto words = PolicyWords::verdict(verdict);
    const auto sentence =
        verdict.has_rule()
            ? tr("It is %1. The rule %2 decides.", "a verdict, a rule").arg(words, PolicyWords::rule(verdict.rule()))
        : !verdict.is_allowed()      ? tr("It is denied: no rule permits it, and the stage is closed.")
        : verdict.obliging().empty() ? tr("It is %1: no rule is against it.", "a verdict").arg(words)
                                     : tr("It is %1. The rule %2 asks for it.", "a verdict, a rule")
                                           .arg(words, PolicyWords::rule(verdict.obliging(0)));
    if (!decision.break_glass().empty())
        return tr("%1 An emergency suspends rules: %2. Without it, it would be %3.", "a sentence, a name, a verdict")
            .arg(sentence, text(decision.break_glass()), PolicyWords::verdict(decision.shadow()));
    if (decision.has_shadow() && PolicyWords::verdict(decision.shadow()) != words)
        return tr("%1 If the shadow were enforced, it would be %2.", "a sentence, a verdict")
            .arg(sentence, PolicyWords::verdict(decision.shadow()));
    return sentence;
}

QString WhyWords::remedy(const v1::PolicyRemedy &remedy) {
    const auto wanted =
        remedy.must_pass() ? PolicyWords::predicate(remedy.predicate()) : PolicyWords::opposite(remedy.predicate());
    return tr("%1 (it is %2)", "a test, a value").arg(wanted, PolicyWords::value(remedy.actual()));
}

QString WhyWords::remedies(const Explanation &explanation) {
    QList<Ways> rules;
    for (const auto &remedy : explanation.remedies()) {
        const auto rule = PolicyWords::rule(remedy.rule());
        if (rules.isEmpty() || rules.last().rule != rule)
            rules << Ways{rule, {}};
        rules.last().ways << WhyWords::remedy(remedy);
    }
    if (rules.isEmpty())
        return {};
    // Of rules that forbid or ask each is in the way; of those that nearly permit it one is enough.
    const auto &verdict = explanation.decision().verdict();
    const bool needsAll = verdict.is_allowed() || verdict.has_rule();
    QStringList lines{rules.size() == 1 ? tr("It would be otherwise if this were so:")
                      : needsAll        ? tr("It would be otherwise if all of this were so:")
                                        : tr("It would be otherwise if one of these were so:")};
    for (const auto &one : rules.first(std::min<qsizetype>(rules.size(), MostRules)))
        lines << (one.ways.size() == 1 ? tr("• Rule %1: %2", "a rule, a test").arg(one.rule, one.ways.first())
                                       : tr("• Rule %1, one of these: %2", "a rule, tests")
                                             .arg(one.rule, one.ways.join(QStringLiteral("; "))));
    if (rules.size() > MostRules)
        lines << tr("• and %n more rule(s)", nullptr, static_cast<int>(rules.size()) - MostRules);
    return lines.join(QLatin1Char('\n'));
}

QString WhyWords::leftOut(const Explanation &explanation) {
    const int count = explanation.rule_count() - explanation.rules_size();
    return count > 0 ? tr("%Ln more rule(s) are not shown.", nullptr, count) : QString();
}

} // namespace policiespage
