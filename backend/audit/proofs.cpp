#include "backend/audit/proofs.h"

#include <string>
#include <utility>

#include "backend/core/sha256.h"
#include "backend/ledger/log_reader.h"
#include "backend/rpc/call.h"

namespace audit {

namespace {

constexpr int MaxIndices = 1000;

core::Result<void> check(const v1::GetInclusionProofsRequest &request) {
    if (request.indices_size() > MaxIndices)
        return core::Error(v1::TOO_LARGE, "at most 1,000 entries are proven at once",
                           {{"limit", std::to_string(MaxIndices)}, {"size", std::to_string(request.indices_size())}});
    for (const auto index : request.indices()) {
        if (index < 0 || index >= request.tree_size())
            return core::Error(v1::LOG_INDEX_OUT_OF_RANGE,
                               "a tree of " + std::to_string(request.tree_size()) + " entries has no entry " +
                                   std::to_string(index),
                               {{"index", std::to_string(index)}});
    }
    return {};
}

} // namespace

InclusionProofs::InclusionProofs(ledger::LogReader &log, std::shared_ptr<rpc::UnaryCall> call,
                                 const v1::GetInclusionProofsRequest &request, v1::GetInclusionProofsResponse *response)
    : log_(log), call_(std::move(call)), request_(request), response_(response), scope_(call_->scope()) {}

void InclusionProofs::answer() {
    if (auto fine = check(request_); !fine)
        return call_->finish(std::move(fine));
    if (scope_->allows("events", {}))
        prove();
    else
        checkFrom(0);
}

void InclusionProofs::checkFrom(int position) {
    if (position == request_.indices_size())
        return prove();
    log_.entry(request_.indices(position), [self = shared_from_this(), position](core::Result<ledger::LogEntry> entry) {
        if (!entry)
            return self->call_->finish(entry.error());
        if (!self->scope_->sees("events", entry->event.team()))
            return self->call_->finish(
                self->call_->hidden("events", "events/" + std::to_string(self->request_.indices(position))));
        self->checkFrom(position + 1);
    });
}

void InclusionProofs::prove() {
    log_.inclusion({request_.indices().begin(), request_.indices().end()}, request_.tree_size(),
                   [self = shared_from_this()](core::Result<std::vector<std::vector<tlog::Hash>>> proofs) {
                       if (!proofs)
                           return self->call_->finish(proofs.error());
                       for (std::size_t position = 0; position < proofs->size(); ++position) {
                           auto &proof = *self->response_->add_proofs();
                           proof.set_index(self->request_.indices(static_cast<int>(position)));
                           for (const auto &hash : (*proofs)[position])
                               proof.add_hashes(std::string(core::bytesOf(hash)));
                       }
                       self->hashFrom(0);
                   });
}

// Entries that follow each other are read at once.
void InclusionProofs::hashFrom(int position) {
    if (position == request_.indices_size())
        return call_->finish({});
    int end = position + 1;
    while (end < request_.indices_size() && request_.indices(end) == request_.indices(end - 1) + 1)
        ++end;
    log_.leafHashes(request_.indices(position), end - position,
                    [self = shared_from_this(), position, end](core::Result<std::vector<tlog::Hash>> hashes) {
                        if (!hashes)
                            return self->call_->finish(hashes.error());
                        for (int at = position; at < end; ++at)
                            self->response_->mutable_proofs(at)->set_leaf_hash(
                                std::string(core::bytesOf((*hashes)[static_cast<std::size_t>(at - position)])));
                        self->hashFrom(end);
                    });
}

} // namespace audit
