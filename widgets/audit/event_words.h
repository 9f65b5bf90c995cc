#pragma once

#include <QCoreApplication>

#include "backend/client/log_verifier.h"
#include "widgets/kit/absence.h"
#include "widgets/kit/icons.h"

#include "pilothouse/v1/audit.pb.h"

namespace kit {
class TimeText;
} // namespace kit

namespace auditpage {

namespace v1 = pilothouse::v1;

// Events and the log that holds them, in the reader's words. What came from elsewhere is made harmless.
class EventWords {
    Q_DECLARE_TR_FUNCTIONS(EventWords)

public:
    using Proof = client::LogVerifier::Proof;

    // A text, or why there is none.
    struct Value {
        QString text;
        kit::Absence absence = kit::Absence::None;
    };
    // A few words with their sign, and the whole sentence.
    struct Verdict {
        QString word;
        QString sentence;
        kit::Tone tone;
        kit::Icon sign;
    };

    // The name, or the principal where the name was erased or nobody has one.
    static QString actor(const v1::Event &event);
    static QString action(const v1::Event &event);
    static Value object(const v1::Event &event);
    // The object and what became of its generations.
    static QString subject(const v1::Event &event);
    static kit::Tone tone(v1::Outcome outcome);
    static kit::Icon sign(v1::Outcome outcome);
    // Why it was not allowed; empty when it was.
    static QString refusal(const v1::Event &event);
    // Why it came about, in one line: why it was refused, what its author said, or what made the service decide so.
    static Value why(const v1::Event &event, const kit::TimeText &times);
    // With the replica that it is about, and times as the reader has them elsewhere.
    static QString cause(const v1::EventCause &cause, const kit::TimeText &times);

    static Verdict verdict(Proof proof);
    // The service tells something else of an event than what its leaf says.
    static Verdict untrue();
    static Verdict verdict(const client::LogVerifier &verifier);
};

} // namespace auditpage
