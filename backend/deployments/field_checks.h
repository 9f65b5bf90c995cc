#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/map.h>
#include <google/protobuf/repeated_field.h>

#include "pilothouse/v1/errors.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

using Violations = std::vector<v1::FieldViolation>;
using Texts = google::protobuf::RepeatedPtrField<std::string>;
using TextMap = google::protobuf::Map<std::string, std::string>;

// Checks that the rules of deployments and engine templates share; each appends what is wrong.
void checkNumber(const std::string &field, std::int64_t value, std::int64_t least, std::int64_t most,
                 Violations *violations);
// Not negative, and at most so many seconds.
void checkDuration(const std::string &field, const google::protobuf::Duration &value, std::int64_t mostSeconds,
                   Violations *violations);
void checkText(const std::string &field, std::string_view value, std::size_t most, Violations *violations);
// Arguments of a command line: how many, how long, and no zero byte, which the kernel would cut them at.
void checkArguments(const std::string &field, const Texts &arguments, Violations *violations);
// Names of variables as POSIX has them; values like arguments.
void checkEnvironment(const std::string &field, const TextMap &environment, Violations *violations);
// True for variables that say which code a program loads or finds: whoever may only deploy does not set them.
bool isLoaderVariable(std::string_view name);

} // namespace deployments
