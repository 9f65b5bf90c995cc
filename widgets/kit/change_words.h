#pragma once

#include <QCoreApplication>
#include <QString>

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Who did what, of one entry of an object's history, in a sentence.
class ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)

public:
    // `what` is the object as it is called where the sentence stands.
    static QString sentence(const v1::ListRevisionsResponse::Entry &entry, const QString &what);
};

} // namespace kit
