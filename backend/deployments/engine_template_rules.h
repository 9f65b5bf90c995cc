#pragma once

#include "backend/ledger/change.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// How an engine may be described.
class EngineTemplateRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "engineTemplates"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace deployments
