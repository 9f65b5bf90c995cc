#pragma once

#include "backend/ledger/change.h"

namespace identity {

namespace v1 = pilothouse::v1;

// A site's region is a lower-case code, and it describes itself in at most 4 KiB.
class SiteRules final : public ledger::Rules {
public:
    std::string_view plural() const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace identity
