#pragma once

#include <functional>
#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/errors.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// The model that an import makes where there is none yet: what the request says of it, else what the file does.
v1::Resource modelFor(const v1::ImportWork &work, const v1::InspectModelFileResponse &found);
// The version that it makes, without a number.
v1::Resource versionFor(const v1::ImportWork &work, const v1::InspectModelFileResponse &found);

// What of a request could not be registered, by its fields (`work.license`), so that it is said before anything is
// read; what it names must be there and, by `maySee`, in the sight of whoever asks.
std::vector<v1::FieldViolation> violationsOf(const v1::ImportWork &work, const ledger::Snapshot &state,
                                             const std::function<bool(const v1::Resource &)> &maySee);

// Leaves out what a file says of name, license and publisher where a model could not hold it.
void leaveOutWhatCannotBeKept(v1::InspectModelFileResponse *found);

} // namespace catalog
