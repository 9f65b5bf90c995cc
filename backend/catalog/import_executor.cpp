#include "backend/catalog/import_executor.h"

#include <algorithm>
#include <charconv>

#include "backend/catalog/registration.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/progress.h"
#include "backend/operation/starting.h"

namespace catalog {

namespace {

constexpr auto roomTryInterval = std::chrono::seconds(1);

struct Versions {
    int newest = 0;
    // Of the version that already has this digest.
    std::string same;
};

Versions versionsOf(const std::string &model, const std::string &digest, const ledger::Snapshot &state) {
    const std::string prefix = model + "/versions/";
    Versions found;
    state.eachStored("modelVersions", [&](const ledger::StoredPtr &version) {
        const auto name = version->name();
        if (!name.starts_with(prefix))
            return true;
        int number = 0;
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
        found.newest = std::max(found.newest, number);
        if (version->resource()->model_version().digest() == digest)
            found.same = name;
        return true;
    });
    return found;
}

void put(v1::Resource resource, const std::string &team, ledger::Proposal *proposal) {
    resource.mutable_meta()->set_team(team);
    *proposal->changes.emplace_back().mutable_put()->mutable_resource() = std::move(resource);
}

} // namespace

ImportExecutor::ImportExecutor(ledger::Ledger &ledger, const Importer &importer)
    : ledger_(ledger), importer_(importer) {}

core::Result<std::string> ImportExecutor::run(const v1::Resource &operation, operation::Progress &progress) {
    const auto advance = [&](v1::OperationPhase phase, std::int64_t done, std::int64_t total) {
        progress.report(phase, done, total, "bytes");
        return !progress.isStopped();
    };
    const auto found = importer_.read(operation.operation().import(), advance);
    if (!found)
        return found.error();
    progress.report(v1::REGISTERING, 0, 0, "");
    // Hours of hashing are not thrown away for a disk that has room again in a minute.
    for (;;) {
        auto name = registerVersion(operation, *found);
        if (name || name.error().reason() != v1::DISK_FULL)
            return name;
        if (!operation::restUnlessStopped(progress.stopToken(), roomTryInterval))
            return name;
    }
}

core::Result<std::string> ImportExecutor::registerVersion(const v1::Resource &operation,
                                                          const v1::InspectModelFileResponse &found) {
    const auto &work = operation.operation().import();
    // Imports into one model take their numbers one after the other.
    const std::lock_guard lock(mutex_);
    const auto state = ledger_.snapshot();
    const auto versions = versionsOf(work.model(), found.spec().digest(), *state);
    const auto model = state->find(work.model());
    const auto team = model ? model->meta().team() : operation.meta().team();
    ledger::Proposal proposal;
    proposal.actor = operation::starterOf(operation, *state);
    proposal.op = std::string(verb());
    proposal.byVerb = true;
    // A stop between the commit and the end of the operation makes it run again; then the first answer comes back.
    proposal.requestId = operation.meta().uid();
    proposal.requestBytes = operation.meta().uid();
    if (!model)
        put(modelFor(work, found), team, &proposal);
    auto version = versionFor(work, found);
    version.mutable_meta()->set_name(work.model() + "/versions/" + std::to_string(versions.newest + 1));
    put(std::move(version), team, &proposal);
    if (!versions.same.empty())
        proposal.precondition = [same = versions.same](const auto &, const auto &) -> core::Result<void> {
            return core::Error(v1::ALREADY_EXISTS, same + " already holds exactly these files", {{"name", same}});
        };
    const auto commit = ledger_.commit(std::move(proposal));
    if (!commit)
        return commit.error();
    return commit->resources.back()->meta().name();
}

} // namespace catalog
