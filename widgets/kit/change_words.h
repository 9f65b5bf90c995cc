#pragma once

#include <QCoreApplication>
#include <QString>

#include "widgets/kit/incident_change.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Who did what, of one entry of an object's history, in a sentence.
class ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)

public:
    // Whoever did it; what the service commits by itself bears no name.
    static QString who(const v1::ListRevisionsResponse::Entry &entry);
    // `what` is the object as it is called where the sentence stands; `incidents` is what the entry did to a simulated
    // fleet.
    static QString sentence(const v1::ListRevisionsResponse::Entry &entry, const QString &what,
                            const IncidentChange &incidents = {});
};

} // namespace kit
