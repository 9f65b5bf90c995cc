#pragma once

#include "backend/core/result.h"
#include "pilothouse/v1/resource_service.pb.h"

#include <vector>

namespace core {

// What differs between two intents of one resource, in the order of the contract: meta, then spec. Null stands for no
// resource. Empty exactly when the canonical intents are equal, names aside. Sub-messages are compared field by field,
// maps by key (`meta.labels[team]`), lists with a `(key)` by element (`spec.files[config.json].sha256`); an element
// that came or went, and a list whose order alone changed or that has no key, is shown whole.
std::vector<v1::FieldDiff> diffIntent(const v1::Resource *before, const v1::Resource *after);

} // namespace core
