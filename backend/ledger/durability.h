#pragma once

namespace pilothouse::v1 {
class Resource;
}

namespace ledger {

namespace v1 = pilothouse::v1;

// Whether a status differs from the one before, which may be null, in a field that the contract marks `durable`: its
// controller waits for the commit before it acts, so that it is not held back for others to go with it.
bool isDurableChange(const v1::Resource *before, const v1::Resource &after);

} // namespace ledger
