#pragma once

#include "backend/ledger/snapshot.h"
#include "backend/policies/decision_record.h"
#include "backend/policies/policy_tables.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

// Asks recorded questions, from a time on, of two tables, and tells what comes out otherwise.
v1::BacktestPolicySetResponse backtest(const DecisionFiles &files, ledger::Time from, const PolicyTables &before,
                                       const PolicyTables &after);

// How many changes are recorded between two times, and how many of them the tables would have refused: where one
// question of ADMINISTRATION is, or all that ADMISSION was asked of one object.
struct RefusedChanges {
    std::int64_t changes = 0;
    std::int64_t refused = 0;
};
RefusedChanges refusedOf(const DecisionFiles &files, ledger::Time from, ledger::Time until, const PolicyTables &tables);

// Lets a rule count whenever it is asked: what is to begin tomorrow would refuse nothing of yesterday.
void clearBounds(v1::PolicyRule *rule);

// A set whose rules all count, whenever they are to begin and end, but for those that are OFF.
v1::Resource enforcedWhole(const v1::Resource &set);

} // namespace policies
