#pragma once

#include "backend/catalog/inspect/parsers/fault.h"
#include "backend/catalog/inspect/parsers/header.h"

#include <string>

namespace inspect {

// One line of JSON: pilothouse.v1.InspectModelFileResponse as the contract's canonical JSON writes it. Numbers too
// large for the contract and texts longer than 1 KiB are left out. At most 64 KiB.
std::string answerOf(const Header &header);

// One line of JSON: google.rpc.ErrorInfo, with the code's name as reason and `offset` and `detail` as metadata.
std::string answerOf(const Fault &fault);

} // namespace inspect
