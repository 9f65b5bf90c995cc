#pragma once

#include <mutex>
#include <string>

#include "backend/catalog/importer.h"
#include "backend/operation/executor.h"

namespace ledger {
class Ledger;
}

namespace catalog {

// Carries out `models.import`: reads the files and registers what they are as the next version of the model.
class ImportExecutor final : public operation::Executor {
public:
    // Both outlive the executor.
    ImportExecutor(ledger::Ledger &ledger, const Importer &importer);

    std::string_view verb() const override { return "models.import"; }
    // The name of the version. Importing the same files into the same model again is ALREADY_EXISTS.
    core::Result<std::string> run(const v1::Resource &operation, operation::Progress &progress) override;

private:
    core::Result<std::string> registerVersion(const v1::Resource &operation, const v1::InspectModelFileResponse &found);

    ledger::Ledger &ledger_;
    const Importer &importer_;
    // Guards the numbers of versions, from where one is chosen to where it is committed.
    std::mutex mutex_;
};

} // namespace catalog
