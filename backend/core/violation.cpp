#include "backend/core/violation.h"

#include <utility>

namespace core {

v1::FieldViolation violation(std::string field, v1::Reason reason, std::string description,
                             const std::map<std::string, std::string> &arguments) {
    v1::FieldViolation result;
    result.set_field(std::move(field));
    result.set_reason(reason);
    result.set_description(std::move(description));
    result.mutable_arguments()->insert(arguments.begin(), arguments.end());
    return result;
}

} // namespace core
