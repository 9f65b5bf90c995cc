#include "backend/core/violation.h"

#include <cassert>
#include <cstdint>
#include <limits>
#include <utility>

#include <google/protobuf/descriptor.h>

namespace core {

v1::FieldViolation violation(std::string field, v1::Reason reason, std::string description,
                             const std::map<std::string, std::string> &arguments) {
    assert(reason != v1::INVALID_FIELD && reason != v1::REASON_UNSPECIFIED);
    v1::FieldViolation result;
    result.set_field(std::move(field));
    result.set_reason(reason);
    result.set_description(std::move(description));
    result.mutable_arguments()->insert(arguments.begin(), arguments.end());
    return result;
}

v1::FieldViolation outOfRange(std::string field, const std::string &least, const std::string &most) {
    return violation(std::move(field), v1::VALUE_OUT_OF_RANGE, "must lie between " + least + " and " + most,
                     {{"least", least}, {"most", most}});
}

v1::FieldViolation negative(std::string field) {
    return outOfRange(std::move(field), "0", std::to_string(std::numeric_limits<std::int64_t>::max()));
}

v1::FieldViolation choiceMissing(const google::protobuf::OneofDescriptor &choice) {
    std::string choices;
    for (int index = 0; index < choice.field_count(); ++index)
        choices += (index > 0 ? " " : "") + choice.field(index)->name();
    return violation("spec." + choice.name(), v1::VALUE_MISSING, "must have one of these: " + choices,
                     {{"choices", choices}});
}

v1::FieldViolation credentialsInAddress(std::string field, const std::string &example, const std::string &user) {
    std::map<std::string, std::string> arguments{
        {"fault", "CREDENTIALS"}, {"example", example}, {"secret", "spec.secret"}};
    if (!user.empty())
        arguments.emplace("user", user);
    return violation(std::move(field), v1::VALUE_MALFORMED,
                     "must have no user and no password: name a secret in spec.secret" +
                         (user.empty() ? "" : " and the user in " + user),
                     arguments);
}

} // namespace core
