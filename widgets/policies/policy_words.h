#pragma once

#include <QCoreApplication>
#include <QString>

#include "widgets/kit/theme.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/policy_analysis.pb.h"
#include "pilothouse/v1/policy_decision.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// What rules, questions and answers are called and how they are read out. Attributes and their values stay as the
// contract spells them: they are what one types.
class PolicyWords {
    Q_DECLARE_TR_FUNCTIONS(PolicyWords)

public:
    static QString word(v1::PolicyFinding::Kind kind);
    static kit::Tone tone(v1::PolicyEffect effect);
    static kit::Tone tone(v1::PolicyMode mode);
    static kit::Tone tone(const v1::PolicyFinding &finding);
    // How much a rule counts, for example `enforced, 5 %`.
    static QString mode(const v1::PolicyRule &rule);
    // Of a rule that an emergency keeps from counting.
    static QString suspended();
    // Of a test by its field in the contract, for example `is one of` for `in`.
    static QString test(const std::string &field);
    // What a test asks, for example `change.kind is one of models, routes`.
    static QString predicate(const v1::PolicyPredicate &predicate);
    // What would have to be so for it to fail.
    static QString opposite(const v1::PolicyPredicate &predicate);
    static QString value(const v1::PolicyFact &fact);
    // For example `change.kind = models`.
    static QString fact(const v1::PolicyFact &fact);
    static QString example(const v1::PolicyExample &example);
    // Empty where there are none.
    static QString obligations(const v1::PolicyObligations &obligations);
    // For example `allowed with 2 approvals`.
    static QString verdict(const v1::PolicyVerdict &verdict);
    static kit::Tone tone(const v1::PolicyVerdict &verdict);
    // What would be decided otherwise, by the shadow or without the emergency; empty where nothing would.
    static QString beside(const v1::PolicyDecision &decision);
    // The id of a rule after that of its set; words where none decided.
    static QString rule(const v1::PolicyCitation &citation);
    // Of a set to begin with, by its file; the name that it brings where there is no word for it.
    static QString pattern(const QString &id, const QString &name);
    // Why nothing else can be done while the JSON text is no set.
    static QString mendTextFirst();
    // What is wrong, without where.
    static QString mistake(const v1::FieldViolation &violation);
    // What a finding says of its rule, in a sentence.
    static QString finding(const v1::PolicyFinding &finding);
    static QString unmet(const v1::PolicyUnmet &unmet);
    // What would come of the rules otherwise, as a short word, and with what is asked and an example as a sentence.
    static QString word(const v1::PolicyDifference &difference);
    static kit::Tone tone(const v1::PolicyDifference &difference);
    static QString difference(const v1::PolicyDifference &difference);

private:
    static QString dead(const v1::PolicyFinding &finding);
};

} // namespace policiespage
