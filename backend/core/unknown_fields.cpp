#include "backend/core/unknown_fields.h"

#include "backend/core/field_path.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/unknown_field_set.h>

#include <optional>
#include <string>
#include <vector>

namespace core {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::Duration;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::Timestamp;

struct Mistake {
    // Built from its end while the search returns, so that a clean message costs no text.
    std::string path;
    // Empty where it is a time or duration out of its range.
    std::string unknown;
    bool isDuration = false;

    Mistake below(const std::string &step) && {
        path = path.empty() || path.front() == '[' ? step + path : step + '.' + path;
        return std::move(*this);
    }
};

std::optional<Mistake> findMistake(const Message &message);

bool hasText(const Message &message, Descriptor::WellKnownType type) {
    if (type == Descriptor::WELLKNOWNTYPE_TIMESTAMP)
        return isValid(static_cast<const Timestamp &>(message));
    if (type == Descriptor::WELLKNOWNTYPE_DURATION)
        return isValid(static_cast<const Duration &>(message));
    return true;
}

std::optional<Mistake> findUnnamed(const Message &message, const Reflection &reflection, const FieldDescriptor *field) {
    const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
        const int number = field->is_repeated() ? reflection.GetRepeatedEnumValue(message, field, i)
                                                : reflection.GetEnumValue(message, field);
        if (!field->enum_type()->FindValueByNumber(number)) {
            return Mistake{field->is_repeated() ? '[' + std::to_string(i) + ']' : std::string(),
                           std::to_string(number) + " is no value of " + field->enum_type()->name()};
        }
    }
    return {};
}

std::optional<Mistake> findBelow(const Message &message, const Reflection &reflection, const FieldDescriptor *field) {
    if (!field->is_repeated())
        return findMistake(reflection.GetMessage(message, field));
    // A map of plain values has nothing below it, and its entries drop unknown fields when they are read.
    if (field->is_map() && field->message_type()->map_value()->cpp_type() == FieldDescriptor::CPPTYPE_STRING)
        return {};
    const int size = reflection.FieldSize(message, field);
    for (int i = 0; i < size; ++i) {
        if (auto mistake = findMistake(reflection.GetRepeatedMessage(message, field, i)))
            return std::move(*mistake).below('[' + std::to_string(i) + ']');
    }
    return {};
}

std::optional<Mistake> findMistake(const Message &message) {
    const auto &reflection = *message.GetReflection();
    const auto *descriptor = message.GetDescriptor();
    if (const auto &unknown = reflection.GetUnknownFields(message); !unknown.empty()) {
        return Mistake{'#' + std::to_string(unknown.field(0).number()),
                       "this field number is none of " + descriptor->name()};
    }
    const auto type = descriptor->well_known_type();
    if (!hasText(message, type))
        return Mistake{{}, {}, type == Descriptor::WELLKNOWNTYPE_DURATION};
    std::vector<const FieldDescriptor *> fields;
    reflection.ListFields(message, &fields);
    for (const auto *field : fields) {
        std::optional<Mistake> mistake;
        if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM)
            mistake = findUnnamed(message, reflection, field);
        else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE)
            mistake = findBelow(message, reflection, field);
        if (mistake)
            return std::move(*mistake).below(pathName(field));
    }
    return {};
}

} // namespace

Result<void> checkKnown(const Message &message) {
    auto mistake = findMistake(message);
    if (!mistake)
        return {};
    if (!mistake->unknown.empty())
        return Error(v1::UNKNOWN_FIELD, mistake->path + ": " + mistake->unknown, {{"field", mistake->path}});
    return Error::invalid({mistake->isDuration ? outOfRange(mistake->path, "-315576000000s", "315576000000s")
                                               : outOfRange(mistake->path, earliestTime, latestTime)});
}

} // namespace core
