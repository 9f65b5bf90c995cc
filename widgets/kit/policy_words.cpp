#include "widgets/kit/policy_words.h"

#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

using Citations = google::protobuf::RepeatedPtrField<v1::PolicyCitation>;

QString text(const std::string &value) {
    return harmless(QString::fromStdString(value));
}

QString listed(const Citations &rules) {
    QStringList names;
    for (const auto &cited : rules)
        names << PolicyWords::rule(cited);
    return names.join(QStringLiteral("; "));
}

QString refused(const v1::PolicyVerdict &verdict) {
    return verdict.has_rule() ? PolicyWords::tr("%1, forbids it.", "a rule").arg(PolicyWords::rule(verdict.rule()))
                              : PolicyWords::tr("No rule permits it.");
}

// What rules in force said.
QStringList decided(const v1::PolicyVerdict &verdict) {
    if (!verdict.is_allowed())
        return {refused(verdict)};
    QStringList sentences;
    // Where an emergency suspends it, the rule that forbids it still stands there.
    if (verdict.rule().effect() == v1::PERMIT)
        sentences << PolicyWords::tr("%1, permits it.", "a rule").arg(PolicyWords::rule(verdict.rule()));
    if (const auto asked = PolicyWords::obligations(verdict.obligations()); !asked.isEmpty())
        sentences
            << PolicyWords::tr("Asked for: %1. By: %2.", "obligations, rules").arg(asked, listed(verdict.obliging()));
    return sentences;
}

// What rules would say that do not count.
QStringList passedOver(const v1::PolicyVerdict &verdict) {
    if (!verdict.is_allowed())
        return {refused(verdict)};
    const auto asked = PolicyWords::obligations(verdict.obligations());
    if (asked.isEmpty())
        return {};
    return {
        verdict.obliging().empty()
            ? PolicyWords::tr("Asked for: %1.", "obligations").arg(asked)
            : PolicyWords::tr("Asked for: %1. By: %2.", "obligations, rules").arg(asked, listed(verdict.obliging()))};
}

} // namespace

QString PolicyWords::rule(const v1::PolicyCitation &cited) {
    return tr("“%1” of %2, revision %3", "id of a rule, policy set, number")
        .arg(text(cited.rule()), cited.policy_set().empty() ? text(cited.uid()) : text(cited.policy_set()),
             Figures::count(cited.generation()));
}

QString PolicyWords::sentence(const v1::PolicyCitation &cited) {
    const auto which = rule(cited);
    switch (cited.effect()) {
    case v1::PERMIT:
        return tr("%1, permits it.", "a rule").arg(which);
    case v1::FORBID:
        return tr("%1, forbids it.", "a rule").arg(which);
    case v1::OBLIGE:
        return tr("%1, asks for more.", "a rule").arg(which);
    default:
        return which;
    }
}

QString PolicyWords::obligations(const v1::PolicyObligations &asked) {
    QStringList words;
    if (asked.approvals() > 0)
        words << tr("%n approval(s) by others", nullptr, asked.approvals());
    if (asked.ticket())
        words << tr("a reason that names a ticket");
    else if (asked.reason())
        words << tr("a reason");
    if (asked.has_max_replicas())
        words << tr("%n replica(s) at most", nullptr, asked.max_replicas());
    for (const auto &tag : asked.tags())
        words << tr("the tag %1").arg(text(tag));
    return words.join(QStringLiteral(", "));
}

QStringList PolicyWords::sentences(const v1::PolicyDecision &decision) {
    auto sentences = decided(decision.verdict());
    if (!decision.warnings().empty())
        sentences << tr("A warning of %1.", "rules").arg(listed(decision.warnings()));
    if (!decision.has_shadow())
        return sentences;
    for (const auto &said : passedOver(decision.shadow()))
        sentences << (decision.break_glass().empty() ? tr("In the shadow: %1", "a sentence").arg(said)
                                                     : tr("Suspended by %1: %2", "name of a break-glass, a sentence")
                                                           .arg(text(decision.break_glass()), said));
    return sentences;
}

QString PolicyWords::place(const v1::PolicyDecision &decision) {
    if (decision.target().empty())
        return text(decision.object());
    return tr("%1 at %2", "object, target").arg(text(decision.object()), text(decision.target()));
}

} // namespace kit
