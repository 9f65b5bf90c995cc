#pragma once

#include <QCoreApplication>
#include <QString>

#include "pilothouse/v1/policy_service.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// An explanation read out: what rules made of a question, what the policies say, and what would have to be otherwise.
class WhyWords {
    Q_DECLARE_TR_FUNCTIONS(WhyWords)

public:
    using Explanation = v1::ExplainPoliciesResponse::Explanation;

    static QString outcome(const v1::PolicyRuleTrace &trace);
    // Why a rule does not match: the first test in the way, and what it was instead; empty of one that does.
    static QString reason(const v1::PolicyRuleTrace &trace);
    // What the policies that are in force say.
    static QString standing(const v1::PolicyDecision &decision);
    // A line for each rule; empty where nothing would have to change.
    static QString remedies(const Explanation &explanation);
    // Of rules that are not told one by one; empty where there are none.
    static QString leftOut(const Explanation &explanation);

private:
    static QString remedy(const v1::PolicyRemedy &remedy);
};

} // namespace policiespage
