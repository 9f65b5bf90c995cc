#include "backend/fleet/nvml/asking.h"

#include <cmath>

#include "backend/fleet/nvml/telemetry_functions.h"

namespace nvml {

namespace {

std::optional<double> numberOf(const FieldValue &field) {
    switch (field.type) {
    case ValueType::Double:
        return std::isfinite(field.value.asDouble) ? std::optional(field.value.asDouble) : std::nullopt;
    case ValueType::Unsigned:
        return field.value.asUnsigned;
    case ValueType::UnsignedLong:
        return static_cast<double>(field.value.asUnsignedLong);
    case ValueType::UnsignedLongLong:
        return static_cast<double>(field.value.asUnsignedLongLong);
    case ValueType::LongLong:
        return static_cast<double>(field.value.asLongLong);
    case ValueType::Int:
        return field.value.asInt;
    case ValueType::UnsignedShort:
        return field.value.asUnsignedShort;
    }
    return std::nullopt;
}

} // namespace

bool isAbsence(Return answer) {
    switch (answer) {
    case Return::NotSupported:
    case Return::FunctionNotFound:
    // Of what is newer than the driver.
    case Return::InvalidArgument:
    case Return::VersionMismatch:
    case Return::Deprecated:
    case Return::NotFound:
    case Return::NoData:
    case Return::NotReady:
        return true;
    default:
        return false;
    }
}

bool Asking::note(const char *name, Return answer) {
    if (answer == Return::Success)
        return true;
    isLost_ = isLost_ || answer == Return::GpuIsLost;
    if (!isAbsence(answer) && !failure_)
        failure_ = Failure{name, nameOf(answer), std::nullopt};
    return false;
}

std::vector<std::optional<double>> Asking::fields(std::span<const Field> fields, unsigned scope) {
    std::vector<FieldValue> asked(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        asked[i].fieldId = fields[i];
        asked[i].scopeId = scope;
        // What a driver does not know it may leave as it was.
        asked[i].answer = Return::NotSupported;
    }
    std::vector<std::optional<double>> values(fields.size());
    if (!call(FieldValues, static_cast<int>(asked.size()), asked.data()))
        return values;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (note(FieldValues.name, asked[i].answer))
            values[i] = numberOf(asked[i]);
    }
    return values;
}

} // namespace nvml
