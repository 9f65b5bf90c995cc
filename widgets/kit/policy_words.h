#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "pilothouse/v1/policy_decision.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What policies said of something, in whole sentences: which rule decided it, which asked for more, what was suspended.
class PolicyWords {
    Q_DECLARE_TR_FUNCTIONS(PolicyWords)

public:
    // Where a rule stands, for example `“eu-only” of policySets/residency, revision 3`.
    static QString rule(const v1::PolicyCitation &cited);
    // The same, with what it does.
    static QString sentence(const v1::PolicyCitation &cited);
    // What is asked of whoever does it, as a list; empty where that is nothing.
    static QString obligations(const v1::PolicyObligations &asked);
    // Of one question, what decided it first; empty where no rule had to do with it.
    static QStringList sentences(const v1::PolicyDecision &decision);
    // What was asked about, for example `deployments/chat at clusters/east`.
    static QString place(const v1::PolicyDecision &decision);
};

} // namespace kit
