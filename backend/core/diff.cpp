#include "backend/core/diff.h"

#include "backend/core/canonical_json.h"
#include "backend/core/field_path.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "backend/core/map_entries.h"
#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace core {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The elements of a keyed list, in its order and by their keys.
struct Elements {
    std::vector<std::pair<std::string, const Message *>> ordered;
    std::unordered_map<std::string, const Message *> byKey;

    const Message *find(const std::string &key) const {
        const auto found = byKey.find(key);
        return found == byKey.end() ? nullptr : found->second;
    }
};

bool isSet(const Message *message, const Reflection &reflection, const FieldDescriptor *field) {
    if (!message)
        return false;
    return field->is_repeated() ? reflection.FieldSize(*message, field) > 0 : reflection.HasField(*message, field);
}

bool isSet(const Message *message, const FieldDescriptor *field) {
    return message && isSet(message, *message->GetReflection(), field);
}

// Whether a single value that is set in both is the same in both, which is seen without writing it down.
bool isSame(const Message &before, const Message &after, const Reflection &reflection, const FieldDescriptor *field) {
    if (field->is_repeated())
        return false;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        return reflection.GetInt32(before, field) == reflection.GetInt32(after, field);
    case FieldDescriptor::CPPTYPE_INT64:
        return reflection.GetInt64(before, field) == reflection.GetInt64(after, field);
    case FieldDescriptor::CPPTYPE_UINT32:
        return reflection.GetUInt32(before, field) == reflection.GetUInt32(after, field);
    case FieldDescriptor::CPPTYPE_UINT64:
        return reflection.GetUInt64(before, field) == reflection.GetUInt64(after, field);
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.GetBool(before, field) == reflection.GetBool(after, field);
    case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.GetEnumValue(before, field) == reflection.GetEnumValue(after, field);
    case FieldDescriptor::CPPTYPE_STRING: {
        std::string left;
        std::string right;
        return reflection.GetStringReference(before, field, &left) ==
               reflection.GetStringReference(after, field, &right);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        break;
    }
    return false;
}

const Message *child(const Message *message, const FieldDescriptor *field) {
    return isSet(message, field) ? &message->GetReflection()->GetMessage(*message, field) : nullptr;
}

std::string jsonOf(const Message *message, const FieldDescriptor *field) {
    return isSet(message, field) ? canonicalJson(*message, field) : std::string();
}

// Absent when an element has no key or two have the same: then elements cannot be told apart.
std::optional<Elements> elementsOf(const Message *message, const FieldDescriptor *field, const FieldDescriptor *key) {
    Elements elements;
    if (!message)
        return elements;
    const auto *reflection = message->GetReflection();
    for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
        const auto &element = reflection->GetRepeatedMessage(*message, field, i);
        auto name = element.GetReflection()->GetString(element, key);
        if (name.empty() || !elements.byKey.emplace(name, &element).second)
            return {};
        elements.ordered.emplace_back(std::move(name), &element);
    }
    return elements;
}

// Whether the elements that both lists have stand in the same order.
bool haveSameOrder(const Elements &before, const Elements &after) {
    std::vector<std::string_view> left;
    std::vector<std::string_view> right;
    for (const auto &[key, element] : before.ordered) {
        if (after.find(key))
            left.push_back(key);
    }
    for (const auto &[key, element] : after.ordered) {
        if (before.find(key))
            right.push_back(key);
    }
    return left == right;
}

// Collects the differences of two messages of one type, either of which may be absent.
class Comparison {
public:
    void messages(const Message *before, const Message *after, const std::string &path) {
        const auto *either = before ? before : after;
        const auto *type = either->GetDescriptor();
        const auto &reflection = *either->GetReflection();
        for (int i = 0; i < type->field_count(); ++i) {
            const auto *member = type->field(i);
            const bool wasSet = isSet(before, reflection, member);
            const bool isNowSet = isSet(after, reflection, member);
            if ((wasSet || isNowSet) && !(wasSet && isNowSet && isSame(*before, *after, reflection, member)))
                field(before, after, member, path + '.' + member->name());
        }
    }

    // One that is set in either.
    void field(const Message *before, const Message *after, const FieldDescriptor *field, const std::string &path) {
        if (field->is_map())
            return maps(before, after, field, path);
        if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || isTimeValue(field->message_type()))
            return add(path, jsonOf(before, field), jsonOf(after, field));
        if (field->is_repeated())
            return lists(before, after, field, path);
        subMessages(child(before, field), child(after, field), path);
    }

    std::vector<v1::FieldDiff> take() && { return std::move(diffs_); }

private:
    void add(const std::string &path, std::string before, std::string after) {
        if (before == after)
            return;
        auto &diff = diffs_.emplace_back();
        diff.set_path(path);
        diff.set_before(std::move(before));
        diff.set_after(std::move(after));
    }

    void subMessages(const Message *before, const Message *after, const std::string &path) {
        const auto count = diffs_.size();
        messages(before, after, path);
        // One that has come or gone without a field being set in it.
        if (diffs_.size() == count && !before != !after)
            add(path, before ? "{}" : "", after ? "{}" : "");
    }

    void maps(const Message *before, const Message *after, const FieldDescriptor *field, const std::string &path) {
        const auto left = before ? sortedMapEntries(*before, field) : std::vector<MapEntry>();
        const auto right = after ? sortedMapEntries(*after, field) : std::vector<MapEntry>();
        auto l = left.begin();
        auto r = right.begin();
        while (l != left.end() || r != right.end()) {
            const bool isGone = r == right.end() || (l != left.end() && isLessUtf16(l->key, r->key));
            const bool isNew = l == left.end() || (r != right.end() && isLessUtf16(r->key, l->key));
            const auto &key = isNew ? r->key : l->key;
            add(path + '[' + std::string(key) + ']', isNew ? "" : valueJson(*l, field),
                isGone ? "" : valueJson(*r, field));
            l += isNew ? 0 : 1;
            r += isGone ? 0 : 1;
        }
    }

    static std::string valueJson(const MapEntry &entry, const FieldDescriptor *field) {
        if (!entry.text)
            return canonicalJson(*entry.entry, field->message_type()->map_value());
        std::string json;
        appendJsonString(*entry.text, &json);
        return json;
    }

    void lists(const Message *before, const Message *after, const FieldDescriptor *field, const std::string &path) {
        const auto &keyName = field->options().GetExtension(v1::key);
        const auto *key = keyName.empty() ? nullptr : field->message_type()->FindFieldByName(keyName);
        const auto left = key ? elementsOf(before, field, key) : std::nullopt;
        const auto right = key ? elementsOf(after, field, key) : std::nullopt;
        if (!left || !right || !haveSameOrder(*left, *right))
            return add(path, jsonOf(before, field), jsonOf(after, field));
        for (const auto &[name, element] : left->ordered) {
            const auto at = path + '[' + name + ']';
            if (const auto *other = right->find(name))
                messages(element, other, at);
            else
                add(at, canonicalJson(*element), "");
        }
        for (const auto &[name, element] : right->ordered) {
            if (!left->find(name))
                add(path + '[' + name + ']', "", canonicalJson(*element));
        }
    }

    std::vector<v1::FieldDiff> diffs_;
};

void compareMeta(const v1::Meta &before, const v1::Meta &after, Comparison *comparison) {
    const auto *type = v1::Meta::descriptor();
    for (int i = 0; i < type->field_count(); ++i) {
        const auto *field = type->field(i);
        const bool isCompared = isIntent(field) && field->number() != v1::Meta::kNameFieldNumber;
        if (isCompared && (isSet(&before, field) || isSet(&after, field)))
            comparison->field(&before, &after, field, "meta." + field->name());
    }
}

void compareSpec(const v1::Resource &before, const v1::Resource &after, Comparison *comparison) {
    const auto *old = kindOfSpec(before);
    const auto *current = kindOfSpec(after);
    if (old)
        comparison->field(&before, old == current ? &after : nullptr, old->spec, "spec");
    if (current && current != old)
        comparison->field(nullptr, &after, current->spec, "spec");
}

} // namespace

std::vector<v1::FieldDiff> diffIntent(const v1::Resource *before, const v1::Resource *after) {
    const auto &nothing = v1::Resource::default_instance();
    const auto &left = before ? *before : nothing;
    const auto &right = after ? *after : nothing;
    Comparison comparison;
    compareMeta(left.meta(), right.meta(), &comparison);
    compareSpec(left, right, &comparison);
    return std::move(comparison).take();
}

} // namespace core
