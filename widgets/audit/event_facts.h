#pragma once

#include <QCoreApplication>

#include "widgets/audit/event_words.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace auditpage {

namespace v1 = pilothouse::v1;

// What the inspector tells of an event, fact by fact.
class EventFacts {
    Q_DECLARE_TR_FUNCTIONS(EventFacts)

public:
    static QList<kit::Fact> event(const kit::Session &session, const v1::GetEventResponse &entry);
    static QList<kit::Fact> proof(const kit::Session &session, const v1::GetEventResponse &entry,
                                  const EventWords::Verdict &verdict);
    // The payload was erased; the leaf still commits to it.
    static bool isErased(const v1::GetEventResponse &entry);
};

} // namespace auditpage
