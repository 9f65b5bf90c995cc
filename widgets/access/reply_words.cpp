#include "widgets/access/reply_words.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "widgets/access/access_reply.h"
#include "widgets/kit/change_policy.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/value_lines.h"

namespace accesspage {

namespace {

using kit::Fact;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

core::Error::Arguments argumentsOf(const v1::PolicyDecision &decision, const v1::PolicyCitation &rule) {
    core::Error::Arguments arguments{
        {"name", decision.object()}, {"policy_set", rule.policy_set()}, {"rule", rule.rule()}};
    if (!decision.target().empty())
        arguments["target"] = decision.target();
    return arguments;
}

QString refusalOf(const v1::PolicyDecision &decision, const v1::PolicyVerdict &verdict) {
    const auto reason = verdict.has_rule() ? v1::POLICY_FORBIDS : v1::POLICY_NOT_PERMITTED;
    return kit::Sentences::of(reason, argumentsOf(decision, verdict.rule()));
}

// Fields that a rule in force looks for, where nothing else kept it from counting: the question names none.
QStringList openFields(const v1::PolicyRuleTrace &trace, const std::string &permission) {
    const auto &failed = trace.failed();
    const bool isStricter = trace.rule().effect() == v1::OBLIGE || trace.rule().effect() == v1::FORBID;
    if (trace.is_matched() || !trace.is_counted() || !isStricter || failed.attribute() != "change.fields" ||
        trace.actual().texts().values_size() > 0)
        return {};
    const auto &paths = failed.has_has_all() ? failed.has_all().values() : failed.has_any().values();
    const auto object = permission.substr(0, permission.find('.')) + "/any";
    QStringList fields;
    for (const auto &path : paths) {
        const auto *field = kit::ValueLines::fieldAt(object, path);
        fields << (field ? kit::FieldWords::label(field) : text(path));
    }
    return fields;
}

// A rule that could yet turn the answer, was it known what it asks for. What exists is known whole: what it lacks, it
// does not have.
bool isOpen(const v1::PolicyRuleTrace &trace, const v1::PolicyVerdict &verdict, const AccessQuestion &question) {
    const bool isWhole = !question.place.empty() && !question.place.starts_with("teams/");
    const bool isPermitting = trace.rule().effect() == v1::PERMIT;
    return kit::ChangePolicy::isUnknown(trace) && isPermitting != verdict.is_allowed() &&
           !(isWhole && trace.failed().attribute().starts_with("resource."));
}

} // namespace

ReplyWords::ReplyWords(const kit::Session &session) : session_(session) {}

Standing ReplyWords::standing(const AccessReply &reply) {
    if (!reply.roles())
        return {};
    if (!reply.roles()->is_allowed())
        return {tr("not allowed"), kit::Tone::Danger};
    bool isConditional = false;
    if (reply.policies()) {
        for (const auto &explanation : reply.policies()->explanations()) {
            const auto &verdict = explanation.decision().verdict();
            if (!verdict.is_allowed())
                return {tr("not allowed"), kit::Tone::Danger};
            isConditional = isConditional || !obligations(verdict.obligations()).isEmpty() ||
                            std::ranges::any_of(explanation.rules(), [&](const auto &trace) {
                                return isOpen(trace, verdict, reply.question()) ||
                                       !openFields(trace, reply.question().permission).isEmpty();
                            });
        }
    }
    return isConditional ? Standing{tr("allowed on conditions"), kit::Tone::Warn}
                         : Standing{tr("allowed"), kit::Tone::Ok};
}

QList<Fact> ReplyWords::facts(const AccessReply &reply) const {
    if (reply.error())
        return {{tr("Answer"), kit::Sentences::of(*reply.error())}};
    if (!reply.roles())
        return {};
    return ofRoles(reply) + ofPolicies(reply);
}

QString ReplyWords::holding(const v1::AccessGrant &grant) const {
    const auto role = kit::Sentences::word(grant.role());
    const auto where = AccessWords::scope(session_.cache, grant.team());
    if (!grant.has_expire_time())
        return tr("The role “%1”, for: %2, without an end.").arg(role, where);
    const auto end = session_.times.instant(grant.expire_time());
    return grant.is_expired() ? tr("The role “%1”, for: %2, has run out on %3.").arg(role, where, end)
                              : tr("The role “%1”, for: %2, until %3.").arg(role, where, end);
}

QString ReplyWords::granting(const v1::AccessGrant &grant) const {
    const auto role = kit::Sentences::word(grant.role());
    const auto where = AccessWords::scope(session_.cache, grant.team());
    const auto end = grant.has_expire_time() ? session_.times.instant(grant.expire_time()) : QString();
    if (!grant.via_team().empty()) {
        const auto team = AccessWords::team(session_.cache, grant.via_team());
        return end.isEmpty() ? tr("Members of %1 have the role “%2”, for: %3. It allows this, without an end.")
                                   .arg(team, role, where)
                             : tr("Members of %1 have the role “%2”, for: %3. It allows this until %4.")
                                   .arg(team, role, where, end);
    }
    return end.isEmpty() ? tr("The role “%1”, for: %2, allows this without an end.").arg(role, where)
                         : tr("The role “%1”, for: %2, allows this until %3.").arg(role, where, end);
}

QString ReplyWords::expired(const v1::AccessGrant &grant) const {
    return tr("The role “%1”, for: %2, allowed this until %3 and has run out.")
        .arg(kit::Sentences::word(grant.role()), AccessWords::scope(session_.cache, grant.team()),
             session_.times.instant(grant.expire_time()));
}

QString ReplyWords::elsewhere(const v1::AccessGrant &grant, const std::string &team) const {
    const auto role = kit::Sentences::word(grant.role());
    const auto where = AccessWords::team(session_.cache, grant.team());
    return team.empty()
               ? tr("The role “%1” allows it for %2 alone, and this is the whole organisation's.").arg(role, where)
               : tr("The role “%1” allows it for %2 alone, and this belongs to %3.")
                     .arg(role, where, AccessWords::team(session_.cache, team));
}

QString ReplyWords::remedy(const v1::ExplainAccessResponse &roles) const {
    QStringList words;
    for (const int role : roles.roles())
        words << kit::Sentences::word(static_cast<v1::Role>(role));
    const auto list = words.join(QStringLiteral(", "));
    return roles.team().empty() ? tr("It needs one of these roles for the whole organisation: %1.").arg(list)
                                : tr("It needs one of these roles for %1 or for the whole organisation: %2.")
                                      .arg(AccessWords::team(session_.cache, roles.team()), list);
}

QList<Fact> ReplyWords::ofRoles(const AccessReply &reply) const {
    const auto &roles = *reply.roles();
    const auto person = AccessWords::person(session_.cache, reply.question().principal);
    QList<Fact> facts;
    const auto add = [&facts](const QString &label, const QString &sentence, const v1::AccessGrant &grant) {
        facts << Fact{label, sentence, kit::Absence::None, false, {}, text(grant.binding())};
    };
    if (roles.is_disabled())
        facts << Fact{tr("Roles"), tr("%1 is disabled and may do nothing.").arg(person)};
    for (const auto &grant : roles.granting())
        add(tr("Roles"), granting(grant), grant);
    if (roles.is_allowed() && roles.granting().empty())
        facts << Fact{tr("Roles"), tr("A role that you may not see allows this.")};
    if (roles.is_allowed() && roles.is_open())
        facts << Fact{tr("Roles"), tr("What belongs to no team is read by everybody who reads such things anywhere.")};
    if (roles.is_allowed())
        return facts;
    for (const auto &grant : roles.expired())
        add(tr("Roles"), expired(grant), grant);
    for (const auto &grant : roles.elsewhere())
        add(tr("Roles"), elsewhere(grant, roles.team()), grant);
    if (facts.isEmpty())
        facts << Fact{tr("Roles"), tr("No role of %1 holds this permission.").arg(person)};
    facts << Fact{tr("What it needs"), remedy(roles)};
    return facts;
}

QStringList ReplyWords::obligations(const v1::PolicyObligations &obligations) {
    QStringList sentences;
    if (obligations.approvals() > 0)
        sentences << tr("They ask %n other(s) to approve it first.", nullptr, obligations.approvals());
    if (obligations.ticket())
        sentences << tr("They ask for a reason that names a ticket.");
    else if (obligations.reason())
        sentences << tr("They ask for a reason.");
    if (obligations.has_max_replicas())
        sentences << tr("They allow %n replica(s) at most.", nullptr, obligations.max_replicas());
    return sentences;
}

QString ReplyWords::onFields(const v1::PolicyCitation &rule, const QStringList &fields) {
    const auto name = kit::ChangePolicy::ruleName(rule);
    const auto list = fields.join(QStringLiteral(", "));
    return rule.effect() == v1::FORBID
               ? tr("It depends on what is changed. The rule %1 can forbid it for these fields: %2").arg(name, list)
               : tr("It depends on what is changed. The rule %1 can ask for more for these fields: %2").arg(name, list);
}

QString ReplyWords::onUnknown(const v1::PolicyRuleTrace &trace) {
    const auto name = kit::ChangePolicy::ruleName(trace.rule());
    const auto attribute = text(trace.failed().attribute());
    switch (trace.rule().effect()) {
    case v1::FORBID:
        return tr("The rule %1 can forbid it. It asks about %2, which is not known here.", "a rule, an attribute")
            .arg(name, attribute);
    case v1::PERMIT:
        return tr("The rule %1 can permit it. It asks about %2, which is not known here.", "a rule, an attribute")
            .arg(name, attribute);
    case v1::OBLIGE:
    case v1::POLICY_EFFECT_UNSPECIFIED:
    case v1::PolicyEffect_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PolicyEffect_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("The rule %1 can ask for more. It asks about %2, which is not known here.", "a rule, an attribute")
        .arg(name, attribute);
}

QList<Fact> ReplyWords::ofPolicies(const AccessReply &reply) const {
    if (reply.policyError())
        return {{tr("Policies"), kit::Sentences::of(*reply.policyError())}};
    if (!reply.policies())
        return {{tr("Policies"), tr("Reading is not asked of policies.")}};
    QList<Fact> facts;
    for (const auto &explanation : reply.policies()->explanations()) {
        const auto &decision = explanation.decision();
        const auto &verdict = decision.verdict();
        if (!verdict.is_allowed())
            facts << Fact{tr("Policies"), refusalOf(decision, verdict)};
        for (const auto &sentence : obligations(verdict.obligations()))
            facts << Fact{tr("Policies"), sentence};
        for (const auto &trace : explanation.rules()) {
            if (const auto fields = openFields(trace, reply.question().permission); !fields.isEmpty())
                facts << Fact{tr("Policies"), onFields(trace.rule(), fields)};
            else if (isOpen(trace, verdict, reply.question()))
                facts << Fact{tr("Policies"), onUnknown(trace)};
        }
        if (verdict.is_allowed() && decision.has_shadow() && !decision.shadow().is_allowed())
            facts << Fact{decision.break_glass().empty() ? tr("In the shadow") : tr("Without the emergency"),
                          refusalOf(decision, decision.shadow())};
        if (!decision.break_glass().empty())
            facts << Fact{tr("Policies"),
                          tr("Rules are suspended in an emergency: %1.").arg(text(decision.break_glass()))};
    }
    if (facts.isEmpty())
        facts << Fact{tr("Policies"), tr("No rule has anything against it.")};
    return facts;
}

} // namespace accesspage
