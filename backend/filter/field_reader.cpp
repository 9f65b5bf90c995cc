#include "backend/filter/field_reader.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <string>

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
std::string *scratch() {
    static std::string text;
    return &text;
}

} // namespace

FieldReader::FieldReader(const FieldDescriptor *field)
    : field_(field),
      reflection_(google::protobuf::MessageFactory::generated_factory()
                      ->GetPrototype(field->containing_type())
                      ->GetReflection()),
      type_(field->cpp_type()),
      isRepeated_(field->is_repeated()),
      hasPresence_(field->has_presence()) {}

bool FieldReader::isSet(const Message &message) const {
    return isRepeated_ ? size(message) > 0 : reflection_->HasField(message, field_);
}

int FieldReader::size(const Message &message) const {
    return reflection_->FieldSize(message, field_);
}

const Message &FieldReader::message(const Message &message) const {
    return reflection_->GetMessage(message, field_);
}

const Message &FieldReader::message(const Message &message, int index) const {
    return reflection_->GetRepeatedMessage(message, field_, index);
}

Value FieldReader::value(const Message &message) const {
    if (hasPresence_ && !reflection_->HasField(message, field_))
        return {};
    switch (type_) {
    case FieldDescriptor::CPPTYPE_STRING:
        return std::string_view(reflection_->GetStringReference(message, field_, scratch()));
    case FieldDescriptor::CPPTYPE_INT32:
        return std::int64_t{reflection_->GetInt32(message, field_)};
    case FieldDescriptor::CPPTYPE_INT64:
        return std::int64_t{reflection_->GetInt64(message, field_)};
    case FieldDescriptor::CPPTYPE_ENUM:
        return std::int64_t{reflection_->GetEnumValue(message, field_)};
    case FieldDescriptor::CPPTYPE_UINT32:
        return std::uint64_t{reflection_->GetUInt32(message, field_)};
    case FieldDescriptor::CPPTYPE_UINT64:
        return std::uint64_t{reflection_->GetUInt64(message, field_)};
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection_->GetBool(message, field_);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return timeOf(reflection_->GetMessage(message, field_));
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return {};
    }
    return {};
}

Value FieldReader::value(const Message &message, int index) const {
    switch (type_) {
    case FieldDescriptor::CPPTYPE_STRING:
        return std::string_view(reflection_->GetRepeatedStringReference(message, field_, index, scratch()));
    case FieldDescriptor::CPPTYPE_INT32:
        return std::int64_t{reflection_->GetRepeatedInt32(message, field_, index)};
    case FieldDescriptor::CPPTYPE_INT64:
        return std::int64_t{reflection_->GetRepeatedInt64(message, field_, index)};
    case FieldDescriptor::CPPTYPE_ENUM:
        return std::int64_t{reflection_->GetRepeatedEnumValue(message, field_, index)};
    case FieldDescriptor::CPPTYPE_UINT32:
        return std::uint64_t{reflection_->GetRepeatedUInt32(message, field_, index)};
    case FieldDescriptor::CPPTYPE_UINT64:
        return std::uint64_t{reflection_->GetRepeatedUInt64(message, field_, index)};
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection_->GetRepeatedBool(message, field_, index);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return timeOf(reflection_->GetRepeatedMessage(message, field_, index));
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return {};
    }
    return {};
}

} // namespace filter
