#pragma once

#include "pilothouse/v1/resource_service.pb.h"

namespace rpc {

namespace v1 = pilothouse::v1;

// A resource as a view shows it: BASIC leaves out the fields marked `full_view`.
v1::Resource viewOf(const v1::Resource &resource, v1::View view);

} // namespace rpc
