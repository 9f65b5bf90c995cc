#include "widgets/policies/field_place.h"

#include <charconv>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/kinds.h"

#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

struct Step {
    std::string name;
    std::optional<std::string> key;
};

std::vector<Step> stepsOf(const std::string &path) {
    std::vector<Step> steps;
    std::size_t at = 0;
    while (at < path.size()) {
        const auto end = path.find_first_of(".[", at);
        Step step{path.substr(at, end - at), std::nullopt};
        at = end == std::string::npos ? path.size() : end;
        if (at < path.size() && path[at] == '[') {
            const auto close = path.find(']', at);
            if (close == std::string::npos)
                return {};
            step.key = path.substr(at + 1, close - at - 1);
            at = close + 1;
        }
        steps.push_back(std::move(step));
        at += at < path.size() ? 1 : 0;
    }
    return steps;
}

std::optional<int> elementOf(const Message &message, const FieldDescriptor *field, const std::string &key) {
    const auto &reflection = *message.GetReflection();
    const auto size = reflection.FieldSize(message, field);
    const auto &keyName = field->options().GetExtension(v1::key);
    if (!keyName.empty()) {
        const auto *keyField = field->message_type()->FindFieldByName(keyName);
        for (int i = 0; i < size; ++i) {
            const auto &element = reflection.GetRepeatedMessage(message, field, i);
            if (element.GetReflection()->GetString(element, keyField) == key)
                return i;
        }
        return std::nullopt;
    }
    int index = -1;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), index);
    return read.ec == std::errc() && index >= 0 && index < size ? std::optional(index) : std::nullopt;
}

} // namespace

std::optional<FieldPlace> FieldPlace::of(v1::Resource *resource, const std::string &path) {
    FieldPlace place;
    Message *message = resource;
    const auto steps = stepsOf(path);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto *kind = i == 0 && steps[0].name == "spec" ? core::kindOfSpec(*resource) : nullptr;
        const auto *field = kind ? kind->spec : message->GetDescriptor()->FindFieldByName(steps[i].name);
        if (!field)
            return std::nullopt;
        place = {message, field, std::nullopt};
        if (steps[i].key) {
            if (!field->is_repeated())
                return std::nullopt;
            place.index = elementOf(*message, field, *steps[i].key);
            if (!place.index)
                return std::nullopt;
        }
        if (i + 1 == steps.size())
            return place;
        message = place.value();
        if (!message)
            return std::nullopt;
    }
    return std::nullopt;
}

Message *FieldPlace::value() const {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_repeated() != index.has_value())
        return nullptr;
    const auto &reflection = *message->GetReflection();
    return index ? reflection.MutableRepeatedMessage(message, field, *index)
                 : reflection.MutableMessage(message, field);
}

bool FieldPlace::set(const std::string &text) const {
    const auto &reflection = *message->GetReflection();
    if (field->is_repeated() != index.has_value())
        return false;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        if (index)
            reflection.SetRepeatedString(message, field, *index, text);
        else
            reflection.SetString(message, field, text);
        return true;
    }
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_ENUM)
        return false;
    const auto *value = field->enum_type()->FindValueByName(text);
    if (value && index)
        reflection.SetRepeatedEnum(message, field, *index, value);
    else if (value)
        reflection.SetEnum(message, field, value);
    return value != nullptr;
}

void FieldPlace::clear() const {
    message->GetReflection()->ClearField(message, field);
}

} // namespace policiespage
