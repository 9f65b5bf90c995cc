#include "backend/filter/value.h"

#include <string>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

namespace filter {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

Value timeOf(const Message &message) {
    if (message.GetDescriptor() == google::protobuf::Timestamp::descriptor()) {
        const auto &timestamp = static_cast<const google::protobuf::Timestamp &>(message);
        return Time{timestamp.seconds(), timestamp.nanos()};
    }
    if (message.GetDescriptor() == google::protobuf::Duration::descriptor()) {
        const auto &duration = static_cast<const google::protobuf::Duration &>(message);
        return Time{duration.seconds(), duration.nanos()};
    }
    return {};
}

// Generated messages keep texts as std::string and leave the scratch alone.
std::string &scratch() {
    thread_local std::string text;
    return text;
}

} // namespace

Value valueOf(const Message &message, const FieldDescriptor *field) {
    const auto *reflection = message.GetReflection();
    if (field->has_presence() && !reflection->HasField(message, field))
        return {};
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        return std::string_view(reflection->GetStringReference(message, field, &scratch()));
    case FieldDescriptor::CPPTYPE_INT32:
        return std::int64_t{reflection->GetInt32(message, field)};
    case FieldDescriptor::CPPTYPE_INT64:
        return std::int64_t{reflection->GetInt64(message, field)};
    case FieldDescriptor::CPPTYPE_ENUM:
        return std::int64_t{reflection->GetEnumValue(message, field)};
    case FieldDescriptor::CPPTYPE_UINT32:
        return std::uint64_t{reflection->GetUInt32(message, field)};
    case FieldDescriptor::CPPTYPE_UINT64:
        return std::uint64_t{reflection->GetUInt64(message, field)};
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection->GetBool(message, field);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return timeOf(reflection->GetMessage(message, field));
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return {};
    }
    return {};
}

Value valueOf(const Message &message, const FieldDescriptor *field, int index) {
    const auto *reflection = message.GetReflection();
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        return std::string_view(reflection->GetRepeatedStringReference(message, field, index, &scratch()));
    case FieldDescriptor::CPPTYPE_INT32:
        return std::int64_t{reflection->GetRepeatedInt32(message, field, index)};
    case FieldDescriptor::CPPTYPE_INT64:
        return std::int64_t{reflection->GetRepeatedInt64(message, field, index)};
    case FieldDescriptor::CPPTYPE_ENUM:
        return std::int64_t{reflection->GetRepeatedEnumValue(message, field, index)};
    case FieldDescriptor::CPPTYPE_UINT32:
        return std::uint64_t{reflection->GetRepeatedUInt32(message, field, index)};
    case FieldDescriptor::CPPTYPE_UINT64:
        return std::uint64_t{reflection->GetRepeatedUInt64(message, field, index)};
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection->GetRepeatedBool(message, field, index);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return timeOf(reflection->GetRepeatedMessage(message, field, index));
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return {};
    }
    return {};
}

} // namespace filter
