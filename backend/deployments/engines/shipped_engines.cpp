#include "backend/deployments/engines/shipped_engines.h"

#include <optional>
#include <utility>

#include "backend/core/canonical_json.h"
#include "backend/core/sha256.h"
#include "backend/core/strict_json.h"
#include "backend/ledger/ledger.h"

namespace deployments {

namespace {

constexpr const char *reason = "Engine templates of this version of the program";

std::string digestOf(const v1::Resource &resource) {
    return core::toHex(core::sha256(core::canonicalJson(resource.engine_template())));
}

// Nothing where it is to stay as it is.
std::optional<v1::Change> changeFor(const v1::Resource &shipped, const ledger::Snapshot &state) {
    const auto digest = digestOf(shipped);
    const auto present = state.find(shipped.meta().name());
    v1::Change change;
    auto &put = *change.mutable_put();
    *put.mutable_resource() = shipped;
    auto &annotations = *put.mutable_resource()->mutable_meta()->mutable_annotations();
    if (present) {
        const auto &before = present->meta().annotations();
        const auto mark = before.find(ShippedAnnotation);
        const bool isUntouched = mark != before.end() && mark->second == digestOf(*present);
        if (!isUntouched || mark->second == digest)
            return std::nullopt;
        annotations = before;
        put.set_etag(present->meta().etag());
        put.mutable_update_mask()->add_paths("meta.annotations");
        put.mutable_update_mask()->add_paths("spec");
    }
    annotations[ShippedAnnotation] = digest;
    return change;
}

} // namespace

core::Result<std::vector<v1::Resource>> shippedEngines() {
    std::vector<v1::Resource> shipped;
    for (const auto text : shippedTexts()) {
        if (auto read = core::messageFromJson(text, &shipped.emplace_back()); !read)
            return std::move(read).error();
    }
    return shipped;
}

core::Result<void> keepShippedEngines(ledger::Ledger &ledger, const std::vector<v1::Resource> &shipped) {
    const auto state = ledger.snapshot();
    ledger::Proposal proposal;
    for (const auto &resource : shipped) {
        if (auto change = changeFor(resource, *state))
            proposal.changes.push_back(*std::move(change));
    }
    if (proposal.changes.empty())
        return {};
    proposal.reason = reason;
    if (auto commit = ledger.commit(std::move(proposal)); !commit)
        return std::move(commit).error();
    return {};
}

} // namespace deployments
