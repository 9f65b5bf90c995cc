#pragma once

#include <memory>
#include <vector>

#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace service {

// What every noun says of changes to its kinds. The clock outlives them.
std::vector<std::unique_ptr<ledger::Rules>> rulesOfNouns(const core::Clock &clock);

} // namespace service
