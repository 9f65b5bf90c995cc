#include "backend/policy/resource_attributes.h"

#include <optional>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include "backend/core/kinds.h"
#include "backend/core/map_entries.h"

#include "pilothouse/v1/resource.pb.h"

namespace policy {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::Duration;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Timestamp;

// Deeper ones describe what no rule is about.
constexpr std::size_t DeepestPath = 5;

bool isTextMap(const FieldDescriptor &field) {
    return field.is_map() && field.message_type()->map_value()->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
}

bool isInstant(const Descriptor &type) {
    return &type == Timestamp::descriptor() || &type == Duration::descriptor();
}

std::int64_t secondsOf(const Message &message) {
    if (const auto *instant = google::protobuf::DynamicCastToGenerated<Timestamp>(&message))
        return instant->seconds();
    return static_cast<const Duration &>(message).seconds();
}

std::vector<std::string> valuesOf(const FieldDescriptor &field) {
    std::vector<std::string> values;
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_ENUM)
        return values;
    // The first one is that it is not set.
    for (int i = 1; i < field.enum_type()->value_count(); ++i)
        values.push_back(field.enum_type()->value(i)->name());
    return values;
}

// Nothing of a field that rules cannot test.
std::optional<FactType> typeOf(const FieldDescriptor &field, bool isRepeated) {
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        if (field.type() == FieldDescriptor::TYPE_BYTES)
            return std::nullopt;
        return isRepeated ? FactType::Texts : FactType::Text;
    case FieldDescriptor::CPPTYPE_ENUM:
        return isRepeated ? FactType::Texts : FactType::Text;
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_UINT32:
        return isRepeated ? std::nullopt : std::optional(FactType::Number);
    case FieldDescriptor::CPPTYPE_BOOL:
        return isRepeated ? std::nullopt : std::optional(FactType::Flag);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        if (isTextMap(field))
            return FactType::Texts;
        return isInstant(*field.message_type()) && !isRepeated ? std::optional(FactType::Number) : std::nullopt;
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
        return std::nullopt;
    }
    return std::nullopt;
}

// Collects what stands at the end of a path, of one message or of all of a list.
class Reader {
public:
    Reader(const std::vector<const FieldDescriptor *> &path, Facts *facts) : path_(path), facts_(facts) {}

    Fact read(const Message &message, bool isList) {
        walk(message, 0);
        if (!isList)
            return std::move(single_);
        return isReached_ ? Fact(std::move(texts_)) : Fact();
    }

private:
    void walk(const Message &message, std::size_t step) {
        const auto &field = *path_[step];
        const auto &reflection = *message.GetReflection();
        if (step + 1 == path_.size()) {
            take(message, field);
        } else if (field.is_repeated()) {
            isReached_ = true;
            for (int i = 0; i < reflection.FieldSize(message, &field); ++i)
                walk(reflection.GetRepeatedMessage(message, &field, i), step + 1);
        } else if (reflection.HasField(message, &field)) {
            walk(reflection.GetMessage(message, &field), step + 1);
        }
    }

    void add(std::string_view text) {
        if (text.empty())
            return;
        single_ = text;
        texts_.push_back(text);
    }

    void take(const Message &message, const FieldDescriptor &field) {
        isReached_ = true;
        const auto &reflection = *message.GetReflection();
        if (isTextMap(field)) {
            for (const auto &entry : core::sortedMapEntries(message, &field))
                add(facts_->keep(std::string(entry.key) + '=' + std::string(entry.value())));
            return;
        }
        if (field.is_repeated()) {
            for (int i = 0; i < reflection.FieldSize(message, &field); ++i)
                takeOf(message, field, i);
            return;
        }
        if (!field.has_presence() || reflection.HasField(message, &field))
            takeSingle(message, field);
    }

    void takeOf(const Message &message, const FieldDescriptor &field, int index) {
        const auto &reflection = *message.GetReflection();
        std::string scratch;
        if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM)
            add(reflection.GetRepeatedEnum(message, &field, index)->name());
        else
            add(reflection.GetRepeatedStringReference(message, &field, index, &scratch));
    }

    void takeSingle(const Message &message, const FieldDescriptor &field) {
        const auto &reflection = *message.GetReflection();
        std::string scratch;
        switch (field.cpp_type()) {
        case FieldDescriptor::CPPTYPE_STRING:
            add(reflection.GetStringReference(message, &field, &scratch));
            break;
        case FieldDescriptor::CPPTYPE_ENUM:
            if (const auto *value = reflection.GetEnum(message, &field); value->number() != 0)
                add(value->name());
            break;
        case FieldDescriptor::CPPTYPE_INT32:
            single_ = static_cast<std::int64_t>(reflection.GetInt32(message, &field));
            break;
        case FieldDescriptor::CPPTYPE_INT64:
            single_ = reflection.GetInt64(message, &field);
            break;
        case FieldDescriptor::CPPTYPE_UINT32:
            single_ = static_cast<std::int64_t>(reflection.GetUInt32(message, &field));
            break;
        case FieldDescriptor::CPPTYPE_BOOL:
            single_ = reflection.GetBool(message, &field);
            break;
        case FieldDescriptor::CPPTYPE_MESSAGE:
            single_ = secondsOf(reflection.GetMessage(message, &field));
            break;
        case FieldDescriptor::CPPTYPE_UINT64:
        case FieldDescriptor::CPPTYPE_DOUBLE:
        case FieldDescriptor::CPPTYPE_FLOAT:
            break;
        }
    }

    const std::vector<const FieldDescriptor *> &path_;
    Facts *facts_;
    Fact single_;
    std::vector<std::string_view> texts_;
    // Whether there is a message that the field stands in.
    bool isReached_ = false;
};

} // namespace

ResourceAttributes::ResourceAttributes() {
    for (const auto &kind : core::allKinds()) {
        const auto first = attributes_.size();
        add(*kind.specType, {kind.spec}, kind.spec->name(), false);
        ofSpec_[kind.spec->number()] = {first, attributes_.size()};
    }
}

void ResourceAttributes::add(const Descriptor &type, const Path &path, const std::string &name, bool isRepeated) {
    for (int i = 0; i < type.field_count(); ++i) {
        const auto &field = *type.field(i);
        auto own = path;
        own.push_back(&field);
        const auto ownName = name + '.' + field.name();
        const bool isList = isRepeated || field.is_repeated();
        if (const auto fact = typeOf(field, isList)) {
            attributes_.push_back({ownName, *fact, valuesOf(field)});
            paths_.push_back(std::move(own));
        } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_map() &&
                   own.size() < DeepestPath && !isInstant(*field.message_type())) {
            add(*field.message_type(), own, ownName, isList);
        }
    }
}

void ResourceAttributes::tell(const v1::Resource &resource, std::size_t first, const std::vector<bool> &isWanted,
                              Facts *facts) const {
    const auto own = ofSpec_.find(resource.spec_case());
    if (own == ofSpec_.end())
        return;
    for (auto i = own->second.first; i < own->second.second; ++i) {
        if (!isWanted.empty() && !isWanted[first + i])
            continue;
        const bool isList = attributes_[i].type == FactType::Texts;
        facts->set(first + i, Reader(paths_[i], facts).read(resource, isList));
    }
}

} // namespace policy
