#pragma once

#include "backend/core/result.h"

#include <string>

namespace google::protobuf {
class FieldDescriptor;
} // namespace google::protobuf

namespace core {

// Name, team, site, display name, labels, annotations and the spec: what people decide. All else is dropped.
v1::Resource intentOf(const v1::Resource &resource);

// Whether a field of Meta belongs to intent.
bool isIntent(const google::protobuf::FieldDescriptor *fieldOfMeta);

// Canonical JSON of the intent: the bytes that history keeps and hashes. The name is among them, so that the hash
// proves which name held it.
std::string canonicalIntent(const v1::Resource &resource);

} // namespace core
