#include "backend/core/map_entries.h"

#include "pilothouse/v1/meta.pb.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/reflection.h>

#include <algorithm>
#include <cassert>

namespace core {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Strings = google::protobuf::Map<std::string, std::string>;
namespace v1 = pilothouse::v1;

const Strings *stringsOfMeta(const Message &message, const FieldDescriptor *field) {
    if (field->containing_type() != v1::Meta::descriptor())
        return nullptr;
    const auto &meta = static_cast<const v1::Meta &>(message);
    switch (field->number()) {
    case v1::Meta::kLabelsFieldNumber:
        return &meta.labels();
    case v1::Meta::kAnnotationsFieldNumber:
        return &meta.annotations();
    }
    return nullptr;
}

const std::string &stringOf(const Message &entry, const FieldDescriptor *field) {
    // Generated messages keep strings as std::string, so the scratch is never used.
    static const std::string scratch;
    return entry.GetReflection()->GetStringReference(entry, field, const_cast<std::string *>(&scratch));
}

// UTF-16 puts what lies above U+FFFF (bytes F0 to F4) before U+E000 to U+FFFF (bytes EE and EF); where two texts first
// differ in another byte, UTF-8 has the same order.
unsigned utf16Rank(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value == 0xEE || value == 0xEF ? value + 0x10u : value;
}

} // namespace

std::string_view MapEntry::value() const {
    return text ? *text : stringOf(*entry, entry->GetDescriptor()->map_value());
}

std::vector<MapEntry> sortedMapEntries(const Message &message, const FieldDescriptor *field) {
    assert(field->message_type()->map_key()->cpp_type() == FieldDescriptor::CPPTYPE_STRING);
    std::vector<MapEntry> entries;
    if (const auto *strings = stringsOfMeta(message, field)) {
        for (const auto &[key, value] : *strings)
            entries.push_back({key, &value, nullptr});
    } else {
        const auto *reflection = message.GetReflection();
        const int size = reflection->FieldSize(message, field);
        for (int i = 0; i < size; ++i) {
            const auto &entry = reflection->GetRepeatedMessage(message, field, i);
            entries.push_back({stringOf(entry, field->message_type()->map_key()), nullptr, &entry});
        }
    }
    std::ranges::sort(entries, isLessUtf16, &MapEntry::key);
    return entries;
}

const std::string *findMapValue(const Message &message, const FieldDescriptor *field, const std::string &key) {
    if (const auto *strings = stringsOfMeta(message, field)) {
        const auto found = strings->find(key);
        return found == strings->end() ? nullptr : &found->second;
    }
    const auto *reflection = message.GetReflection();
    const auto *type = field->message_type();
    const int size = reflection->FieldSize(message, field);
    for (int i = 0; i < size; ++i) {
        const auto &entry = reflection->GetRepeatedMessage(message, field, i);
        if (stringOf(entry, type->map_key()) == key)
            return &stringOf(entry, type->map_value());
    }
    return nullptr;
}

bool isLessUtf16(std::string_view left, std::string_view right) {
    const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (r == right.end())
        return false;
    return l == left.end() || utf16Rank(*l) < utf16Rank(*r);
}

} // namespace core
