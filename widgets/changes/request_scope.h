#pragma once

#include <QString>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace changespage {

namespace v1 = pilothouse::v1;

// Which change requests are listed.
enum class Scope { Waiting, Own, Open, All };

// Whether a request is among them, for this console's person.
bool isIn(Scope scope, const v1::Resource &request, const kit::Session &session);

// The same as a filter of the list; it changes with requests and permissions.
QString filterOf(Scope scope, const kit::Session &session);

} // namespace changespage
