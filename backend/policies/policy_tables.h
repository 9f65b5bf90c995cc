#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "backend/ledger/stored_resource.h"
#include "backend/policy/rule_table.h"

#include "pilothouse/v1/policy_decision.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// The rules of all sets at one stage, compiled, and where each comes from.
struct StageTable {
    policy::RuleTable table;
    // By position of the rule.
    std::vector<v1::PolicyCitation> citations;
};

// How a set's rules stand in the table of a stage: under `<set>/<rule>`, and asked within the set's scope alone. Sites
// of a scope are those of the object, at ADMISSION those of its target: what goes nowhere is at none of them.
std::vector<v1::PolicyRule> rulesInScope(const v1::Resource &set, v1::PolicyStage stage);

// All policy sets of one state, compiled. Never changed, safe from any thread.
class PolicyTables {
public:
    // A rule that this program cannot read, since another one wrote it, counts where it is stricter: a permission is
    // left out, and of what forbids or obliges only what cannot be read.
    explicit PolicyTables(const std::vector<ledger::ResourcePtr> &sets);

    // Null where no rule is asked and the stage is open.
    const StageTable *stage(v1::PolicyStage stage) const;
    // What ADMISSION asks where nobody changes anything, as when a replica finds a place: what the object is and where
    // it goes. Who changes, how and when was judged when it was admitted, so a rule that forbids by that is not asked,
    // and one that permits by it does. Null where nothing is asked.
    const StageTable *placement() const { return placement_ ? &*placement_ : nullptr; }
    bool isEmpty() const { return stages_.empty(); }
    // Attributes that any rule tests, by position in the vocabulary of changes.
    const std::vector<bool> &wanted() const { return wanted_; }

private:
    void compile(v1::PolicyStage stage, const std::vector<ledger::ResourcePtr> &sets,
                 const std::vector<v1::PolicyCitation> &citations);
    void want(const v1::PolicyRule &rule);

    std::map<v1::PolicyStage, StageTable> stages_;
    std::optional<StageTable> placement_;
    std::vector<bool> wanted_;
};

using PolicyTablesPtr = std::shared_ptr<const PolicyTables>;

} // namespace policies
