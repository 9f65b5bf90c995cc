#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/resource_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Everything that is the same for every kind. See Caller for what all calls promise.
class ResourceCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::ServerInfo> getServerInfo(const v1::GetServerInfoRequest &request) const;
    Pending<v1::GetResponse> get(const v1::GetRequest &request) const;
    Pending<v1::ListResponse> list(const v1::ListRequest &request) const;
    std::unique_ptr<Subscription> watch(const v1::WatchRequest &request) const;
    Pending<v1::ApplyResponse> apply(const v1::ApplyRequest &request) const;
    Pending<v1::ListRevisionsResponse> listRevisions(const v1::ListRevisionsRequest &request) const;
    Pending<v1::TestPermissionsResponse> testPermissions(const v1::TestPermissionsRequest &request) const;
    Pending<v1::CompileFilterResponse> compileFilter(const v1::CompileFilterRequest &request) const;
};

} // namespace client
