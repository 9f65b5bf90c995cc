#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "widgets/kit/theme.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What is said of findings, in words for lists and facts. Whatever came from strangers is made harmless.
class FindingWords {
    Q_DECLARE_TR_FUNCTIONS(FindingWords)

public:
    static QString state(v1::FindingStatus::State state);
    static Tone tone(v1::FindingStatus::State state);
    static QString api(v1::EndpointApi api);
    // Empty where nobody has decided.
    static QString decision(const v1::FindingSpec &spec);
    // Its program, else whose manners it has.
    static QString what(const v1::FindingStatus &status);
    // Both in one: `ollama at 10.2.7.31:11434`, `python3.11 on eu-west / n027`; says more than the id.
    static QString name(const v1::FindingStatus &status);
    // Address, or where it answers nowhere the node.
    static QString where(const v1::FindingStatus &status);
    // `fra-a / n027`
    static QString node(const std::string &name);
    // `host:port`, with `https://` before it where it answers over TLS alone.
    static QString address(const v1::FoundEndpoint &endpoint);
    static QString models(const v1::FoundEndpoint &endpoint);
    static QString memory(const v1::FoundProcess &process);
};

} // namespace kit
