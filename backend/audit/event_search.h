#pragma once

#include <memory>
#include <string>

#include "backend/audit/query_log.h"
#include "backend/ledger/log_reader.h"
#include "backend/rpc/page_token.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace core {
class Random;
}

namespace rpc {
class UnaryCall;
}

namespace audit {

namespace v1 = pilothouse::v1;

// AuditService.ListEvents: a keyset search of the log, in pages, through the caller's scope.
class EventSearch {
public:
    EventSearch(ledger::LogReader &log, rpc::AuditSink &sink, const core::Clock &clock, core::Random &random);

    void list(const std::shared_ptr<rpc::UnaryCall> &call, const v1::ListEventsRequest &request,
              v1::ListEventsResponse *response);

private:
    struct Job;

    core::Result<ledger::EventQuery> queryOf(const rpc::UnaryCall &call, const v1::ListEventsRequest &request,
                                             const std::string &binding) const;
    // How many events have come since an earlier answer to the same search.
    void countSince(const std::shared_ptr<rpc::UnaryCall> &call, ledger::EventQuery query, const std::string &binding,
                    const v1::ListEventsRequest &request, v1::ListEventsResponse *response);
    void read(const std::shared_ptr<Job> &job);
    void count(const std::shared_ptr<Job> &job);

    ledger::LogReader &log_;
    rpc::PageTokens tokens_;
    QueryLog queries_;
};

} // namespace audit
