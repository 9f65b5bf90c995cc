#pragma once

#include <QCoreApplication>

#include "widgets/kit/fact_list.h"

#include "pilothouse/v1/meta.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Conditions as facts: what they are about, and the sentence that says how it stands.
class ConditionFacts {
    Q_DECLARE_TR_FUNCTIONS(ConditionFacts)

public:
    static QList<Fact> of(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions);

private:
    static QString label(const std::string &type);
};

} // namespace kit
