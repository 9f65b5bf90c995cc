#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pilothouse/v1/errors.pb.h"

namespace core {

namespace v1 = pilothouse::v1;

// What the rules of several nouns ask of a field; each appends what is wrong.

// At most so many bytes.
void checkLength(const std::string &field, std::string_view value, std::size_t most,
                 std::vector<v1::FieldViolation> *violations);
// A region as sites, models, deployments and providers name it, for example `eu-central`; empty is none.
void checkRegion(const std::string &field, std::string_view region, std::vector<v1::FieldViolation> *violations);

} // namespace core
