#pragma once

#include <functional>

#include <QList>
#include <QString>

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// Policy sets to start from, each with its tests, all of their rules in the shadow. They are files of the program,
// `resources/policies`.
class Templates {
public:
    static QList<v1::Resource> all();
    // With nothing in it.
    static v1::Resource blank();
    // Under a name that nobody has yet.
    static v1::Resource under(const v1::Resource &pattern, const std::function<bool(const std::string &)> &isTaken);
};

} // namespace policiespage
