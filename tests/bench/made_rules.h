#pragma once

#include "pilothouse/v1/resource.pb.h"

namespace bench {

// A set of an organisation with many teams and models: most of its rules are about others than those who ask. They
// count at once.
pilothouse::v1::Resource madeRules(int count);

} // namespace bench
