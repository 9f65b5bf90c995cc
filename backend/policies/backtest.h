#pragma once

#include <string>
#include <vector>

#include "backend/ledger/snapshot.h"
#include "backend/policies/policy_tables.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

// Asks recorded questions, from a time on, of two tables, and tells what comes out otherwise. Files as DecisionLog
// gives them.
v1::BacktestPolicySetResponse backtest(const std::vector<std::string> &files, ledger::Time from,
                                       const PolicyTables &before, const PolicyTables &after);

// A set whose rules all count, but for those that are OFF.
v1::Resource enforcedWhole(const v1::Resource &set);

} // namespace policies
