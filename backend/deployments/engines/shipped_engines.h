#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"

#include "pilothouse/v1/resource.pb.h"

namespace ledger {
class Ledger;
}

namespace deployments {

namespace v1 = pilothouse::v1;

// The engine templates that the program brings along, each a resource in JSON: the files of resources/engines.
const std::vector<std::string_view> &shippedTexts();
// Read strictly; errors of core::messageFromJson.
core::Result<std::vector<v1::Resource>> shippedEngines();

// In this annotation stands the SHA-256 of the spec as it was shipped, in hex: as long as the spec still has it, nobody
// has changed it.
inline constexpr char ShippedAnnotation[] = "shipped-sha256";

// Writes the templates that are missing, and brings those up to date that are as an earlier program shipped them. What
// somebody changed stays. Waits for the ledger.
core::Result<void> keepShippedEngines(ledger::Ledger &ledger, const std::vector<v1::Resource> &shipped);

} // namespace deployments
