#include "widgets/kit/change_policy.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include <QByteArray>
#include <QStringList>

#include "widgets/kit/change_request_words.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace kit {

namespace {

QString text(const std::string &value) {
    return harmless(QString::fromStdString(value));
}

constexpr int MostListed = 3;

bool isSame(const v1::PolicyCitation &one, const v1::PolicyCitation &other) {
    return one.policy_set() == other.policy_set() && one.rule() == other.rule();
}

// Rules, each once, in the order in which they were met.
class Rules {
public:
    void add(const v1::PolicyCitation &rule, const v1::PolicyDecision &decision) {
        if (rules_.isEmpty() && decision.has_question())
            why_ = ChangePolicy::whyLink(decision.question());
        if (std::ranges::none_of(rules_, [&](const auto &known) { return isSame(known, rule); }))
            rules_ << rule;
    }
    bool isEmpty() const { return rules_.isEmpty(); }
    QString names() const {
        QStringList names;
        for (const auto &rule : rules_)
            names << ChangePolicy::ruleName(rule);
        return names.join(QStringLiteral(", "));
    }
    QString target() const {
        return rules_.isEmpty() || !why_.isEmpty() ? why_ : ChangePolicy::targetOf(rules_.first());
    }

private:
    QList<v1::PolicyCitation> rules_;
    // Of the first one.
    QString why_;
};

// Those that ask for something, of all objects and targets.
Rules asking(const v1::Preview &preview, const std::function<bool(const v1::PolicyObligations &)> &asks) {
    Rules rules;
    for (const auto &decision : preview.decisions()) {
        if (asks(decision.verdict().obligations()))
            for (const auto &rule : decision.verdict().obliging())
                rules.add(rule, decision);
    }
    return rules;
}

// Whether a refusal or a demand rests on a decision.
bool isBehind(const v1::PolicyDecision &decision, const v1::Preview &preview) {
    const auto &arguments = preview.refusal_arguments();
    const auto given = [&arguments](const char *key) {
        const auto found = arguments.find(key);
        return found == arguments.end() ? std::string() : found->second;
    };
    const auto reason = preview.refusal_reason();
    if (reason == v1::POLICY_FORBIDS || reason == v1::POLICY_NOT_PERMITTED)
        return !decision.verdict().is_allowed() && decision.object() == given("name") &&
               decision.target() == given("target");
    return std::ranges::any_of(decision.verdict().obliging(), [&](const v1::PolicyCitation &rule) {
        return rule.policy_set() == given("policy_set") && rule.rule() == given("rule");
    });
}

} // namespace

QList<ChangePolicy::Line> ChangePolicy::lines(const v1::Preview &preview, const ResourceByName &find) {
    QList<Line> lines;
    const auto &asked = preview.obligations();
    const auto add = [&](const QString &words, const Rules &rules, Tone tone) {
        if (!rules.isEmpty())
            lines << Line{words.arg(rules.names()), tone, rules.target()};
    };
    if (asked.approvals() > 0)
        add(tr("It needs %n approval(s), as a rule asks: %1", nullptr, asked.approvals()),
            asking(preview, [](const auto &one) { return one.approvals() > 0; }), Tone::Info);
    if (asked.ticket())
        add(tr("The reason must name a ticket, as a rule asks: %1"),
            asking(preview, [](const auto &one) { return one.ticket(); }), Tone::Info);
    else if (asked.reason())
        add(tr("It needs a reason, as a rule asks: %1"), asking(preview, [](const auto &one) { return one.reason(); }),
            Tone::Info);
    if (asked.has_max_replicas())
        add(tr("No more than %n replica(s) are allowed, and what is more is left out: %1", nullptr,
               asked.max_replicas()),
            asking(preview, [](const auto &one) { return one.has_max_replicas(); }), Tone::Warn);
    Rules warning;
    for (const auto &decision : preview.decisions())
        for (const auto &rule : decision.warnings())
            warning.add(rule, decision);
    add(tr("A rule warns, and does not stand against it yet: %1"), warning, Tone::Warn);
    for (const auto &decision : preview.decisions()) {
        if (decision.break_glass().empty())
            continue;
        const auto name = text(decision.break_glass());
        lines << Line{tr("Rules that would stand against it are suspended: %1").arg(name), Tone::Warn, name};
        break;
    }
    return lines << consequences(preview, find);
}

QList<ChangePolicy::Line> ChangePolicy::consequences(const v1::Preview &preview, const ResourceByName &find) {
    QStringList shut;
    QStringList refused;
    QStringList voided;
    QString request;
    QString rule;
    for (const auto &consequence : preview.consequences()) {
        const auto name = text(consequence.name());
        if (consequence.kind() == v1::Consequence::VOIDED) {
            const auto living = find ? find(consequence.name()) : nullptr;
            voided << (living ? tr("“%1”").arg(ChangeRequestWords::what(living->change_request())) : name);
            request = request.isEmpty() ? name : request;
        } else if (consequence.kind() == v1::Consequence::SHUT_OUT)
            shut << (consequence.target().empty()
                         ? name
                         : tr("%1 from %2", "a deployment, a cluster").arg(name, text(consequence.target())));
        else if (consequence.kind() == v1::Consequence::NOT_ADMITTED)
            refused
                << (consequence.target().empty()
                        ? name
                        : tr("%1 to %2", "a route, a provider or deployment").arg(name, text(consequence.target())));
        if (rule.isEmpty() && consequence.has_rule())
            rule = targetOf(consequence.rule());
    }
    // All of a long list would hide what else is said.
    const auto listed = [](const QStringList &names) {
        const auto some = names.mid(0, MostListed).join(QStringLiteral(", "));
        const auto left = static_cast<int>(names.size()) - MostListed;
        return left > 0 ? tr("%1 and %n other(s)", "names", static_cast<int>(left)).arg(some) : some;
    };
    QList<Line> lines;
    if (!shut.isEmpty())
        lines << Line{
            tr("Policies would keep replicas away from where they may be now: %1", "a list").arg(listed(shut)),
            Tone::Warn, rule.isEmpty() ? QStringLiteral("policies") : rule};
    if (!refused.isEmpty())
        lines << Line{tr("Policies would refuse these routes at their next change: %1", "a list").arg(listed(refused)),
                      Tone::Warn, rule.isEmpty() ? QStringLiteral("policies") : rule};
    if (!voided.isEmpty())
        lines << Line{tr("%n change request(s) that wait would be void: %1", nullptr, static_cast<int>(voided.size()))
                          .arg(listed(voided)),
                      Tone::Warn, request, tr("Open")};
    return lines;
}

QString ChangePolicy::targetOf(const v1::PolicyCitation &rule) {
    return QString::fromStdString(rule.policy_set() + '#' + rule.rule());
}

QString ChangePolicy::targetOf(const v1::Preview &preview) {
    for (const auto &decision : preview.decisions()) {
        if (decision.has_question() && isBehind(decision, preview))
            return whyLink(decision.question());
    }
    const auto &arguments = preview.refusal_arguments();
    return targetOf(preview.refusal_reason(), {arguments.begin(), arguments.end()});
}

QString ChangePolicy::whyLink(const v1::PolicyQuestion &question) {
    const auto bytes = QByteArray::fromStdString(question.SerializeAsString());
    return QStringLiteral("why?question=") +
           QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString ChangePolicy::targetOf(v1::Reason reason, const core::Error::Arguments &arguments) {
    const auto event = arguments.find("event");
    if (event != arguments.end())
        return QStringLiteral("why/") + QString::fromStdString(event->second).section(QLatin1Char('/'), 1);
    const auto set = arguments.find("policy_set");
    const auto rule = arguments.find("rule");
    if (set != arguments.end())
        return QString::fromStdString(rule == arguments.end() ? set->second : set->second + '#' + rule->second);
    return reason == v1::POLICY_NOT_PERMITTED ? QStringLiteral("policies") : QString();
}

QString ChangePolicy::ruleName(const v1::PolicyCitation &rule) {
    return tr("“%1” of %2", "id of a rule, name of its policy set").arg(text(rule.rule()), text(rule.policy_set()));
}

bool ChangePolicy::isAboutWords(v1::Reason reason) {
    return reason == v1::POLICY_REASON_MISSING || reason == v1::POLICY_TICKET_MISSING;
}

bool ChangePolicy::isReading(const std::string &permission) {
    static constexpr std::array<std::string_view, 12> verbs{"ask",   "backtest", "check",  "checkpoint",
                                                            "get",   "list",     "plan",   "measure",
                                                            "prove", "readLogs", "verify", "watch"};
    const auto verb = std::string_view(permission).substr(permission.find('.') + 1);
    return std::ranges::find(verbs, verb) != verbs.end();
}

bool ChangePolicy::isUnknown(const v1::PolicyRuleTrace &trace) {
    return !trace.is_matched() && trace.is_counted() && trace.failed_at().starts_with("when") &&
           trace.actual().value_case() == v1::PolicyFact::VALUE_NOT_SET;
}

} // namespace kit
