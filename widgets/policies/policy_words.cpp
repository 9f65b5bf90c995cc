#include "widgets/policies/policy_words.h"

#include <QLocale>
#include <QStringList>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/value_lines.h"
#include "widgets/policies/predicates.h"

namespace policiespage {

namespace {

QString shown(const std::string &text) {
    return kit::harmless(QString::fromStdString(text));
}

// By its name in the contract.
QString stage(const std::string &name) {
    v1::PolicyStage stage = v1::POLICY_STAGE_UNSPECIFIED;
    return v1::PolicyStage_Parse(name, &stage) ? kit::Sentences::word(stage) : shown(name);
}

template <typename Texts>
QString listed(const Texts &texts) {
    QStringList all;
    for (const auto &text : texts)
        all << shown(text);
    return all.join(QStringLiteral(", "));
}

template <typename Predicates>
QString predicates(const Predicates &tests) {
    QStringList all;
    for (const auto &test : tests)
        all << PolicyWords::predicate(test);
    return all.join(QStringLiteral("; "));
}

} // namespace

QString PolicyWords::word(v1::PolicyFinding::Kind kind) {
    switch (static_cast<int>(kind)) {
    case v1::PolicyFinding::DEAD:
        return tr("dead");
    case v1::PolicyFinding::SHADOWED:
        return tr("superfluous");
    case v1::PolicyFinding::CONFLICT:
        return tr("conflict");
    case v1::PolicyFinding::GAP:
        return tr("gap");
    default:
        return {};
    }
}

kit::Tone PolicyWords::tone(v1::PolicyEffect effect) {
    return effect == v1::PERMIT   ? kit::Tone::Ok
           : effect == v1::FORBID ? kit::Tone::Danger
           : effect == v1::OBLIGE ? kit::Tone::Info
                                  : kit::Tone::Neutral;
}

kit::Tone PolicyWords::tone(v1::PolicyMode mode) {
    return mode == v1::ENFORCE  ? kit::Tone::Accent
           : mode == v1::WARN   ? kit::Tone::Warn
           : mode == v1::SHADOW ? kit::Tone::Info
                                : kit::Tone::Neutral;
}

kit::Tone PolicyWords::tone(const v1::PolicyFinding &finding) {
    if (finding.is_unknown())
        return kit::Tone::Neutral;
    return finding.kind() == v1::PolicyFinding::CONFLICT || finding.kind() == v1::PolicyFinding::DEAD ? kit::Tone::Warn
                                                                                                      : kit::Tone::Info;
}

QString PolicyWords::mode(const v1::PolicyRule &rule) {
    if (rule.mode() != v1::ENFORCE || !rule.has_enforced_basis_points())
        return kit::Sentences::word(rule.mode());
    return tr("enforced, %1 %").arg(QLocale().toString(rule.enforced_basis_points() / 100.0, 'g', 4));
}

QString PolicyWords::suspended() {
    return tr("suspended", "a rule, by an emergency");
}

QString PolicyWords::test(const std::string &field) {
    if (field == "in")
        return tr("is one of");
    if (field == "not_in")
        return tr("is none of");
    if (field == "prefix")
        return tr("begins with");
    if (field == "between")
        return tr("lies between");
    if (field == "has_any")
        return tr("has one of");
    if (field == "has_all")
        return tr("has all of");
    if (field == "has_none")
        return tr("has none of");
    if (field == "is")
        return tr("is");
    if (field == "is_set")
        return tr("is known");
    return {};
}

QString PolicyWords::predicate(const v1::PolicyPredicate &predicate) {
    using Test = v1::PolicyPredicate::TestCase;
    const auto name = shown(predicate.attribute());
    const QLocale locale;
    switch (predicate.test_case()) {
    case Test::kIn:
        return tr("%1 is one of %2").arg(name, listed(predicate.in().values()));
    case Test::kNotIn:
        return tr("%1 is none of %2").arg(name, listed(predicate.not_in().values()));
    case Test::kPrefix:
        return tr("%1 begins with “%2”").arg(name, shown(predicate.prefix()));
    case Test::kBetween: {
        const auto &range = predicate.between();
        if (range.has_low() && range.has_high())
            return tr("%1 lies between %2 and %3")
                .arg(name, locale.toString(qlonglong(range.low())), locale.toString(qlonglong(range.high())));
        if (range.has_low())
            return tr("%1 is at least %2").arg(name, locale.toString(qlonglong(range.low())));
        return range.has_high() ? tr("%1 is at most %2").arg(name, locale.toString(qlonglong(range.high())))
                                : tr("%1 is any number").arg(name);
    }
    case Test::kHasAny:
        return tr("%1 has one of %2").arg(name, listed(predicate.has_any().values()));
    case Test::kHasAll:
        return tr("%1 has all of %2").arg(name, listed(predicate.has_all().values()));
    case Test::kHasNone:
        return tr("%1 has none of %2").arg(name, listed(predicate.has_none().values()));
    case Test::kIs:
        return predicate.is() ? tr("%1 is true").arg(name) : tr("%1 is false").arg(name);
    case Test::kIsSet:
        return predicate.is_set() ? tr("%1 is known").arg(name) : tr("%1 is not known").arg(name);
    case Test::TEST_NOT_SET:
        break;
    }
    return tr("%1 is not tested yet").arg(name);
}

QString PolicyWords::opposite(const v1::PolicyPredicate &predicate) {
    using Test = v1::PolicyPredicate::TestCase;
    const auto name = shown(predicate.attribute());
    const auto *texts = Predicates::texts(predicate);
    const auto all = texts ? listed(texts->values()) : QString();
    switch (predicate.test_case()) {
    case Test::kIn:
        return tr("%1 is none of %2").arg(name, all);
    case Test::kNotIn:
        return tr("%1 is one of %2").arg(name, all);
    case Test::kHasAny:
        return tr("%1 has none of %2").arg(name, all);
    case Test::kHasNone:
        return tr("%1 has one of %2").arg(name, all);
    case Test::kHasAll:
        return tr("%1 lacks one of %2").arg(name, all);
    case Test::kIs:
        return predicate.is() ? tr("%1 is false").arg(name) : tr("%1 is true").arg(name);
    case Test::kIsSet:
        return predicate.is_set() ? tr("%1 is not known").arg(name) : tr("%1 is known").arg(name);
    case Test::kPrefix:
        return tr("%1 does not begin with “%2”").arg(name, shown(predicate.prefix()));
    case Test::kBetween:
    case Test::TEST_NOT_SET:
        break;
    }
    return tr("this is not so: %1", "a test").arg(PolicyWords::predicate(predicate));
}

QString PolicyWords::value(const v1::PolicyFact &fact) {
    switch (fact.value_case()) {
    case v1::PolicyFact::kText:
        return shown(fact.text());
    case v1::PolicyFact::kNumber:
        return QLocale().toString(qlonglong(fact.number()));
    case v1::PolicyFact::kTexts:
        return fact.texts().values().empty() ? tr("an empty list") : listed(fact.texts().values());
    case v1::PolicyFact::kFlag:
        return fact.flag() ? tr("true") : tr("false");
    case v1::PolicyFact::VALUE_NOT_SET:
        break;
    }
    return tr("not known");
}

QString PolicyWords::fact(const v1::PolicyFact &fact) {
    return tr("%1 = %2", "an attribute and its value").arg(shown(fact.attribute()), value(fact));
}

QString PolicyWords::example(const v1::PolicyExample &example) {
    QStringList facts;
    for (const auto &fact : example.facts())
        facts << PolicyWords::fact(fact);
    return facts.isEmpty() ? tr("anything") : facts.join(QStringLiteral("; "));
}

QString PolicyWords::obligations(const v1::PolicyObligations &obligations) {
    QStringList all;
    if (obligations.approvals() > 0)
        all << tr("%Ln approval(s)", nullptr, obligations.approvals());
    if (obligations.ticket())
        all << tr("a reason that names a ticket");
    else if (obligations.reason())
        all << tr("a reason");
    if (obligations.has_max_replicas())
        all << tr("at most %Ln replica(s)", nullptr, obligations.max_replicas());
    if (!obligations.tags().empty())
        all << tr("marked %1").arg(listed(obligations.tags()));
    return all.join(QStringLiteral(", "));
}

QString PolicyWords::verdict(const v1::PolicyVerdict &verdict) {
    if (!verdict.is_allowed())
        return tr("denied");
    const auto asked = obligations(verdict.obligations());
    return asked.isEmpty() ? tr("allowed") : tr("allowed with %1", "obligations").arg(asked);
}

kit::Tone PolicyWords::tone(const v1::PolicyVerdict &verdict) {
    if (!verdict.is_allowed())
        return kit::Tone::Danger;
    return obligations(verdict.obligations()).isEmpty() ? kit::Tone::Ok : kit::Tone::Info;
}

QString PolicyWords::beside(const v1::PolicyDecision &decision) {
    if (!decision.has_shadow())
        return {};
    const auto words = verdict(decision.shadow());
    return decision.break_glass().empty() ? tr("In the shadow: %1", "a verdict").arg(words)
                                          : tr("Without the emergency: %1", "a verdict").arg(words);
}

QString PolicyWords::rule(const v1::PolicyCitation &citation) {
    if (citation.rule().empty())
        return tr("no rule");
    const auto set = shown(citation.policy_set()).section(QLatin1Char('/'), 1);
    return set.isEmpty() ? shown(citation.rule()) : set + QLatin1Char('/') + shown(citation.rule());
}

QString PolicyWords::mendTextFirst() {
    return tr("Mend the JSON text first.");
}

QString PolicyWords::mistake(const v1::FieldViolation &violation) {
    core::Error::Arguments arguments(violation.arguments().begin(), violation.arguments().end());
    // Bounds are said as the field itself is written.
    for (const char *bound : {"least", "most"})
        if (const auto found = arguments.find(bound); found != arguments.end())
            found->second = kit::ValueLines::ofBound("policySets/x", violation.field(), found->second).toStdString();
    // A test of what is known at another stage alone.
    if (violation.reason() == v1::VALUE_NOT_ALLOWED && arguments.contains("stages"))
        return tr("%1 is not known at the stage “%2”, only at “%3”. Choose that stage for the rule, or test something "
                  "else.")
            .arg(shown(arguments["value"]), stage(arguments["stage"]), stage(arguments["stages"]));
    return kit::Sentences::of(violation.reason(), arguments);
}

QString PolicyWords::pattern(const QString &id, const QString &name) {
    if (id == QLatin1String("approved-models"))
        return tr("Approved models only in production");
    if (id == QLatin1String("permitted-regions"))
        return tr("Permitted regions");
    if (id == QLatin1String("licenses"))
        return tr("Licenses");
    if (id == QLatin1String("two-persons"))
        return tr("Two persons for policies and access");
    if (id == QLatin1String("gpu-reservation"))
        return tr("GPU reservation");
    if (id == QLatin1String("read-only-auditors"))
        return tr("Read-only auditors");
    return name;
}

QString PolicyWords::finding(const v1::PolicyFinding &finding) {
    const auto others = listed(finding.others());
    if (finding.is_unknown())
        return tr("This was too much to reckon: the rule may be superfluous, dead or in conflict with others, or not.");
    switch (static_cast<int>(finding.kind())) {
    case v1::PolicyFinding::DEAD:
        return dead(finding);
    case v1::PolicyFinding::SHADOWED:
        return others.isEmpty()
                   ? tr("Without the rule nothing would be decided otherwise.")
                   : tr("Without the rule nothing would be decided otherwise: %1 decide it all.").arg(others);
    case v1::PolicyFinding::CONFLICT:
        return tr("It permits what %1 forbid, and what is forbidden stays so. For example: %2")
            .arg(others, example(finding.example()));
    case v1::PolicyFinding::GAP:
        return tr("No rule decides this: %1").arg(example(finding.example()));
    default:
        return {};
    }
}

QString PolicyWords::dead(const v1::PolicyFinding &finding) {
    if (!finding.exceptions().empty())
        return tr("The rule can match nothing: its exception covers all that passes its tests. It excepts: %1", "tests")
            .arg(predicates(finding.exceptions()));
    return finding.tests().empty() ? tr("The rule can match nothing any more: its time is over.")
                                   : tr("The rule can match nothing, for nothing passes all of this: %1", "tests")
                                         .arg(predicates(finding.tests()));
}

QString PolicyWords::unmet(const v1::PolicyUnmet &unmet) {
    return tr("Nothing that exists now could match this rule. Look whether the values of this are spelled as they are: "
              "%1",
              "tests")
        .arg(predicates(unmet.tests()));
}

QString PolicyWords::word(const v1::PolicyDifference &difference) {
    if (difference.is_unknown())
        return tr("not reckoned");
    if (difference.has_newly_asked())
        return tr("asks for more");
    if (difference.has_no_longer_asked())
        return tr("asks for less");
    return difference.is_newly_allowed() ? tr("newly allowed") : tr("newly denied");
}

kit::Tone PolicyWords::tone(const v1::PolicyDifference &difference) {
    if (difference.is_unknown())
        return kit::Tone::Neutral;
    if (difference.has_newly_asked() || difference.has_no_longer_asked())
        return kit::Tone::Info;
    return difference.is_newly_allowed() ? kit::Tone::Ok : kit::Tone::Danger;
}

QString PolicyWords::difference(const v1::PolicyDifference &difference) {
    const auto newly = obligations(difference.newly_asked());
    const auto noLonger = obligations(difference.no_longer_asked());
    if (difference.is_unknown())
        return !newly.isEmpty() ? tr("This was too much to reckon: the rules may also ask for %1, or not.").arg(newly)
               : !noLonger.isEmpty()
                   ? tr("This was too much to reckon: the rules may no longer ask for %1, or still do.").arg(noLonger)
                   : tr("This was too much to reckon: there may be such a difference or not.");
    if (!newly.isEmpty())
        return tr("The rules would also ask for %1, for example here: %2").arg(newly, example(difference.example()));
    if (!noLonger.isEmpty())
        return tr("The rules would no longer ask for %1, for example here: %2")
            .arg(noLonger, example(difference.example()));
    return example(difference.example());
}

} // namespace policiespage
