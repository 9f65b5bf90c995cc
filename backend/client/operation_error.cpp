#include "backend/client/operation_error.h"

#include "backend/rpc/status_mapping.h"

#include "pilothouse/v1/resource.pb.h"

namespace client {

core::Error errorOf(const v1::Resource &operation) {
    return rpc::fromMessage(operation.operation_status().error());
}

} // namespace client
