#include "widgets/kit/change_policy.h"

#include <algorithm>
#include <functional>

#include <QStringList>

#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

QString text(const std::string &value) {
    return harmless(QString::fromStdString(value));
}

bool isSame(const v1::PolicyCitation &one, const v1::PolicyCitation &other) {
    return one.policy_set() == other.policy_set() && one.rule() == other.rule();
}

// Rules, each once, in the order in which they were met.
class Rules {
public:
    void add(const v1::PolicyCitation &rule) {
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
    QString target() const { return rules_.isEmpty() ? QString() : ChangePolicy::targetOf(rules_.first()); }

private:
    QList<v1::PolicyCitation> rules_;
};

// Those that ask for something, of all objects and targets.
Rules asking(const v1::Preview &preview, const std::function<bool(const v1::PolicyObligations &)> &asks) {
    Rules rules;
    for (const auto &decision : preview.decisions()) {
        if (asks(decision.verdict().obligations()))
            for (const auto &rule : decision.verdict().obliging())
                rules.add(rule);
    }
    return rules;
}

} // namespace

QList<ChangePolicy::Line> ChangePolicy::lines(const v1::Preview &preview) {
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
            warning.add(rule);
    add(tr("A rule warns, and does not stand against it yet: %1"), warning, Tone::Warn);
    for (const auto &decision : preview.decisions()) {
        if (decision.break_glass().empty())
            continue;
        const auto name = text(decision.break_glass());
        lines << Line{tr("Rules that would stand against it are suspended: %1").arg(name), Tone::Warn, name};
        break;
    }
    return lines;
}

QString ChangePolicy::targetOf(const v1::PolicyCitation &rule) {
    return QString::fromStdString(rule.policy_set() + '#' + rule.rule());
}

QString ChangePolicy::targetOf(v1::Reason reason, const core::Error::Arguments &arguments) {
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

} // namespace kit
