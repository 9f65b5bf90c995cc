#pragma once

#include "pilothouse/v1/errors.pb.h"

#include <map>
#include <string>

namespace core {

namespace v1 = pilothouse::v1;

// One field that breaks a rule, for Error::invalid. The description is plain English with the way out.
v1::FieldViolation violation(std::string field, v1::Reason reason, std::string description,
                             const std::map<std::string, std::string> &arguments = {});

} // namespace core
