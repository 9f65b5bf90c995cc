#pragma once

#include <QString>

#include "pilothouse/v1/deployment.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// The replica that went wrong last, of those that are wanted and not ready; null where all is well. Lasts as long as
// the status.
const v1::Replica *troubledReplica(const v1::DeploymentStatus &status);
// What went wrong with that one, as a sentence; where there is none, how many are ready.
QString causeOf(const v1::DeploymentStatus &status);

} // namespace kit
