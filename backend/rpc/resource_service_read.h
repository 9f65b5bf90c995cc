#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"
#include "backend/rpc/page_token.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
struct Revision;
} // namespace ledger

namespace rpc {

namespace v1 = pilothouse::v1;

class Scope;
class UnaryCall;

// The revision that a read is of: nothing for the snapshot, else one of the past.
using RevisionChosen = std::function<void(core::Result<std::optional<std::int64_t>>)>;

// Chooses by a request's `read_revision` and `read_time` (null when absent). `done` runs at once or on the pool of the
// history. INVALID_FIELD when both are given, REVISION_IN_FUTURE.
void chooseRevision(ledger::Ledger &ledger, const ledger::Snapshot &snapshot, std::int64_t revision,
                    const google::protobuf::Timestamp *time, const RevisionChosen &done);

// ResourceService.Get and ListRevisions.
class ResourceReader {
public:
    ResourceReader(ledger::Ledger &ledger, core::Random &random);

    void get(const std::shared_ptr<UnaryCall> &call, const v1::GetRequest &request, v1::GetResponse *response);
    void listRevisions(const std::shared_ptr<UnaryCall> &call, const v1::ListRevisionsRequest &request,
                       v1::ListRevisionsResponse *response);

private:
    struct Revisions;

    void getPresent(UnaryCall &call, const v1::GetRequest &request, const ledger::Snapshot &snapshot,
                    v1::GetResponse *response);
    void getPast(const std::shared_ptr<UnaryCall> &call, const v1::GetRequest &request, std::int64_t revision,
                 v1::GetResponse *response);
    void readRevisions(const std::shared_ptr<Revisions> &job);

    ledger::Ledger &ledger_;
    PageTokens tokens_;
};

} // namespace rpc
