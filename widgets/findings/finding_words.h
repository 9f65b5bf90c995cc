#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "widgets/kit/theme.h"

#include "pilothouse/v1/resource.pb.h"

namespace findingspage {

namespace v1 = pilothouse::v1;

// What is said of findings, in words for lists and facts. Whatever came from strangers is made harmless.
class FindingWords {
    Q_DECLARE_TR_FUNCTIONS(FindingWords)

public:
    static QString state(v1::FindingStatus::State state);
    static kit::Tone tone(v1::FindingStatus::State state);
    static QString api(v1::EndpointApi api);
    // Empty where nobody has decided.
    static QString decision(const v1::FindingSpec &spec);
    // Its program, else whose manners it has.
    static QString what(const v1::FindingStatus &status);
    // Address, or where it answers nowhere the node.
    static QString where(const v1::FindingStatus &status);
    // `fra-a / n027`
    static QString node(const std::string &name);
    static QString models(const v1::FoundEndpoint &endpoint);
    static QString memory(const v1::FoundProcess &process);
};

} // namespace findingspage
