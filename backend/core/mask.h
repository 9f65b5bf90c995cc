#pragma once

#include "backend/core/result.h"

namespace google::protobuf {
class FieldMask;
} // namespace google::protobuf

namespace core {

// `current` with the paths of the mask taken from `change`, as AIP-134 has it: a field that `change` lacks is cleared.
// Paths are written in full and name intent: `meta.display_name`, `meta.labels`, `spec`, `spec.license`; a list or a
// map is taken whole. A mask without paths takes the whole intent. INVALID_FIELD names every path that is not so;
// KIND_MISMATCH when the specs are of two kinds.
Result<v1::Resource> applyMask(const v1::Resource &current, const v1::Resource &change,
                               const google::protobuf::FieldMask &mask);

} // namespace core
