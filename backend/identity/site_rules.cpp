#include "backend/identity/site_rules.h"

#include "backend/core/resource_name.h"
#include "backend/core/violation.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

constexpr std::size_t MaxDescriptionBytes = 4096;

} // namespace

std::string_view SiteRules::plural() const {
    return "sites";
}

void SiteRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                         std::vector<v1::FieldViolation> *violations) const {
    const auto &spec = draft.after.site();
    if (spec.description().size() > MaxDescriptionBytes)
        violations->push_back(core::violation(
            "spec.description", v1::TOO_LARGE, "is at most 4 KiB long",
            {{"limit", std::to_string(MaxDescriptionBytes)}, {"size", std::to_string(spec.description().size())}}));
    if (!spec.region().empty() && !core::isResourceId(spec.region()))
        violations->push_back(core::violation("spec.region", v1::VALUE_MALFORMED,
                                              "is a lower-case code such as 'eu', 'us' or 'eu-central-1'",
                                              {{"allowed", core::idCharacters}, {"example", "eu-central-1"}}));
}

} // namespace identity
