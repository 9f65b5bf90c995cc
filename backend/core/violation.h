#pragma once

#include "pilothouse/v1/errors.pb.h"

#include <map>
#include <string>

namespace google::protobuf {
class OneofDescriptor;
}

namespace core {

namespace v1 = pilothouse::v1;

// One field that breaks a rule, for Error::invalid. The reason and its arguments say what is wrong, so that people read
// it in their language: never INVALID_FIELD. The description is plain English with the way out.
v1::FieldViolation violation(std::string field, v1::Reason reason, std::string description,
                             const std::map<std::string, std::string> &arguments = {});
// A number or an instant that lies outside of its bounds.
v1::FieldViolation outOfRange(std::string field, const std::string &least, const std::string &most);
// A count or a position below 0.
v1::FieldViolation negative(std::string field);
// VALUE_MISSING at `spec.<choice>`, where none of a choice's fields is set; `choices` are their names, joined by a
// space.
v1::FieldViolation choiceMissing(const google::protobuf::OneofDescriptor &choice);
// VALUE_MALFORMED with `fault` CREDENTIALS: an address holds a user or a password. `secret` is the field that names a
// secret instead, `user` the field for the user; absent where there is none. `example` is a sound address.
v1::FieldViolation credentialsInAddress(std::string field, const std::string &example, const std::string &user = {});

} // namespace core
