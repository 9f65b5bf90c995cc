#pragma once

#include <QCoreApplication>

#include "widgets/kit/fact_list.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace auditpage {

namespace v1 = pilothouse::v1;

// What the policies had to do with an event: which rule of which version of its set decided, asked for more, or was
// suspended, and of which objects and targets.
class PolicyFacts {
    Q_DECLARE_TR_FUNCTIONS(PolicyFacts)

public:
    // None where no rule had to do with it. Where the details were erased, the rules alone, as the leaf names them.
    static QList<kit::Fact> of(const v1::GetEventResponse &entry);
    // The rule that counted most, what forbids before what asks for more, as `policySets/<id>#<rule>`. Where an
    // emergency suspended all that had to do with it, the one that would have. Empty where there is none.
    static QString ruleOf(const v1::GetEventResponse &entry);
};

} // namespace auditpage
