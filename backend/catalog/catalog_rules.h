#pragma once

#include "backend/ledger/change.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// Texts of a model or a version that are too long, or that people could be deceived by.
void checkTexts(const v1::Resource &resource, std::vector<v1::FieldViolation> *violations);

// What may be said of a model.
class ModelRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "models"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

// A version is imported, never written by hand, and moves through its lifecycle by verbs.
class ModelVersionRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "modelVersions"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;
};

} // namespace catalog
