#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "backend/ledger/watch_hub.h"

namespace ledger {
class Ledger;
}

namespace catalog {

// Keeps the status of models and versions true: what a model's newest version is, and whether the files of a version
// are still where they were. Has a thread of its own, joined by the destructor.
class CatalogController {
public:
    enum class Files { Checked, Unchecked };

    // The ledger outlives the controller. Files are left unchecked where the versions are of another host.
    CatalogController(ledger::Ledger &ledger, Files files);
    CatalogController(const CatalogController &) = delete;
    CatalogController &operator=(const CatalogController &) = delete;
    ~CatalogController();

private:
    void work(const std::stop_token &stop);
    // Models that a change of revision `revision_` or later may concern.
    std::set<std::string> changedModels();
    void updateModels(const std::set<std::string> &names);
    // Of the versions of these models, or of all.
    void checkFiles(const std::set<std::string> *models, const std::stop_token &stop);

    ledger::Ledger &ledger_;
    const Files files_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool hasNews_ = true;
    std::int64_t revision_ = 0;
    ledger::WatchHub::Listener listener_;
    std::jthread thread_;
};

} // namespace catalog
