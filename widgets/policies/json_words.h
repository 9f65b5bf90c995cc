#pragma once

#include <QStringList>

#include "widgets/kit/session.h"
#include "widgets/policies/json_places.h"

namespace policiespage {

class Draft;
class Vocabulary;

// What could stand where somebody writes in the JSON of a set: names of fields, values of enumerations, attributes and
// their values, ids of rules, names of resources.
class JsonWords {
public:
    JsonWords(const kit::Session &session, const Draft &draft, const Vocabulary &vocabulary)
        : session_(session), draft_(draft), vocabulary_(vocabulary) {}

    QStringList offered(const JsonPlaces::Writing &writing) const;

private:
    QStringList values(const JsonPlaces::Writing &writing) const;

    const kit::Session session_;
    const Draft &draft_;
    const Vocabulary &vocabulary_;
};

} // namespace policiespage
