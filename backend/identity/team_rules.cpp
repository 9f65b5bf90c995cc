#include "backend/identity/team_rules.h"

#include "backend/core/violation.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

constexpr std::size_t MaxDescriptionBytes = 4096;

} // namespace

std::string_view TeamRules::plural() const {
    return "teams";
}

void TeamRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                         std::vector<v1::FieldViolation> *violations) const {
    if (draft.after.team().description().size() > MaxDescriptionBytes)
        violations->push_back(core::violation("spec.description", v1::TOO_LARGE, "is at most 4 KiB long",
                                              {{"limit", std::to_string(MaxDescriptionBytes)},
                                               {"size", std::to_string(draft.after.team().description().size())}}));
}

} // namespace identity
