#include "backend/core/strict_json.h"

#include "backend/core/base64.h"
#include "backend/core/field_path.h"
#include "backend/core/json_grammar.h"
#include "backend/core/nearest_name.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <charconv>
#include <limits>
#include <vector>

namespace core {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using Type = JsonScalar::Type;

// The largest integer on which every JSON reader agrees (RFC 8259, section 6).
constexpr std::uint64_t largestExact = (std::uint64_t{1} << 53) - 1;
const std::string timeExample = "\"2026-11-22T14:00:00Z\"";
const std::string durationExample = "\"1.5s\"";

// What a value must be.
struct Wanted {
    v1::JsonFault fault;
    const char *words;
};

template <typename Integer>
std::optional<Integer> integerOf(const JsonScalar &scalar) {
    if (scalar.type != Type::Integer)
        return {};
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
    if (!scalar.isNegative)
        return scalar.magnitude > largest ? std::nullopt : std::optional(static_cast<Integer>(scalar.magnitude));
    if (!std::numeric_limits<Integer>::is_signed || scalar.magnitude > largest + 1)
        return {};
    return static_cast<Integer>(0 - scalar.magnitude);
}

// A string that is the decimal as canonicalJson writes it, or a number small enough to be exact.
template <typename Integer>
std::optional<Integer> longIntegerOf(const JsonScalar &scalar) {
    if (scalar.type != Type::String)
        return scalar.magnitude > largestExact ? std::nullopt : integerOf<Integer>(scalar);
    Integer value = 0;
    const auto *last = scalar.text.data() + scalar.text.size();
    const auto [end, error] = std::from_chars(scalar.text.data(), last, value);
    if (error != std::errc() || end != last || std::to_string(value) != scalar.text)
        return {};
    return value;
}

std::vector<std::string_view> fieldNames(const google::protobuf::Descriptor &type) {
    std::vector<std::string_view> names;
    for (int i = 0; i < type.field_count(); ++i)
        names.push_back(type.field(i)->name());
    return names;
}

// All but the one that says nothing.
std::vector<std::string_view> valueNames(const google::protobuf::EnumDescriptor &type) {
    std::vector<std::string_view> names;
    for (int i = 0; i < type.value_count(); ++i) {
        if (type.value(i)->number() != 0)
            names.push_back(type.value(i)->name());
    }
    return names;
}

std::string upper(std::string_view text) {
    std::string upper(text);
    for (auto &character : upper)
        character = character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    return upper;
}

// What may have been meant by a name, and else what there is, where that is little.
Error::Arguments meantBy(std::string_view name, const std::vector<std::string_view> &names) {
    constexpr std::size_t mostChoices = 12;
    if (const auto nearest = nearestName(name, names); !nearest.empty())
        return {{"meant", std::string(nearest)}};
    if (names.size() > mostChoices)
        return {};
    std::string choices;
    for (const auto choice : names)
        choices.append(choices.empty() ? "" : ", ").append(choice);
    return {{"choices", std::move(choices)}};
}

// Puts values where they belong in a message as they are read.
class MessageReader final : public JsonGrammar {
public:
    MessageReader(Message *root, const JsonLimits &limits) : JsonGrammar(limits), root_(root) { root_->Clear(); }

private:
    // An open object or array: a message and its member named last, a map and its entry made last, or a list.
    struct Frame {
        enum class Kind { Object, Map, List };
        Kind kind;
        Message *holder;
        const FieldDescriptor *field;
        Message *entry = nullptr;
    };
    // Where the next value goes; `isElement` when it is one more of a list.
    struct Slot {
        Message *message;
        const FieldDescriptor *field;
        bool isElement;

        bool isWhole() const { return field->is_repeated() && !isElement; }
    };

    Refusal scalarRead(const JsonScalar &scalar) override;
    Refusal keyRead(const std::string &key) override;
    Refusal objectOpened() override;
    Refusal arrayOpened() override;
    void closed() override { frames_.pop_back(); }

    Slot slot() const;
    Message *newMessage(const Slot &slot) const;
    Refusal setInteger(const Slot &slot, const JsonScalar &scalar);
    Refusal setText(const Slot &slot, const JsonScalar &scalar);
    Refusal setEnum(const Slot &slot, const JsonScalar &scalar);
    Refusal setTime(const Slot &slot, const JsonScalar &scalar);
    Refusal unknown(const std::string &why, Error::Arguments arguments) const;

    template <typename Value, typename Stored>
    Refusal put(const Slot &slot, const std::optional<Value> &value, const Wanted &wanted,
                void (Reflection::*set)(Message *, const FieldDescriptor *, Stored) const,
                void (Reflection::*add)(Message *, const FieldDescriptor *, Stored) const) {
        if (!value)
            return unfit(wanted.fault, std::string("must be ") + wanted.words);
        const auto *reflection = slot.message->GetReflection();
        (reflection->*(slot.isElement ? add : set))(slot.message, slot.field, *value);
        return {};
    }

    Message *root_;
    std::vector<Frame> frames_;
};

MessageReader::Slot MessageReader::slot() const {
    const auto &frame = frames_.back();
    switch (frame.kind) {
    case Frame::Kind::Object:
        return {frame.holder, frame.field, false};
    case Frame::Kind::Map:
        return {frame.entry, frame.field->message_type()->map_value(), false};
    case Frame::Kind::List:
        return {frame.holder, frame.field, true};
    }
    return {};
}

Message *MessageReader::newMessage(const Slot &slot) const {
    const auto *reflection = slot.message->GetReflection();
    return slot.isElement ? reflection->AddMessage(slot.message, slot.field)
                          : reflection->MutableMessage(slot.message, slot.field);
}

JsonGrammar::Refusal MessageReader::keyRead(const std::string &key) {
    auto &frame = frames_.back();
    if (frame.kind == Frame::Kind::Map) {
        frame.entry = frame.holder->GetReflection()->AddMessage(frame.holder, frame.field);
        frame.entry->GetReflection()->SetString(frame.entry, frame.field->message_type()->map_key(), key);
        return {};
    }
    const auto *type = frame.holder->GetDescriptor();
    frame.field = type->FindFieldByName(key);
    if (!frame.field) {
        if (const auto *meant = type->FindFieldByCamelcaseName(key))
            return unknown("is written `" + meant->name() + '`', {{"meant", meant->name()}});
        return unknown("is no field of " + type->name(), meantBy(key, fieldNames(*type)));
    }
    const auto *oneof = frame.field->real_containing_oneof();
    if (oneof && frame.holder->GetReflection()->HasOneof(*frame.holder, oneof))
        return unfit(v1::JSON_CHOICE_REPEATED, "is given beside another of its kind; only one may be");
    return {};
}

JsonGrammar::Refusal MessageReader::objectOpened() {
    if (frames_.empty()) {
        frames_.push_back({Frame::Kind::Object, root_, nullptr});
        return {};
    }
    const auto slot = this->slot();
    if (slot.isWhole() && slot.field->is_map()) {
        frames_.push_back({Frame::Kind::Map, slot.message, slot.field});
        return {};
    }
    if (slot.isWhole() || !hasMembers(slot.field))
        return unfit(slot.isWhole() ? v1::JSON_ARRAY_EXPECTED : v1::JSON_VALUE_EXPECTED, "cannot be an object");
    // Any, Struct and the like have spellings of their own, which intent has no use for.
    if (slot.field->message_type()->file()->package() == "google.protobuf")
        return unfit(v1::JSON_NOT_GIVEN, "cannot be given in JSON");
    frames_.push_back({Frame::Kind::Object, newMessage(slot), nullptr});
    return {};
}

JsonGrammar::Refusal MessageReader::arrayOpened() {
    if (frames_.empty())
        return unfit(v1::JSON_OBJECT_EXPECTED, "must be an object");
    const auto slot = this->slot();
    if (!slot.isWhole() || slot.field->is_map())
        return unfit(hasMembers(slot.field) ? v1::JSON_OBJECT_EXPECTED : v1::JSON_VALUE_EXPECTED, "cannot be an array");
    frames_.push_back({Frame::Kind::List, slot.message, slot.field});
    return {};
}

JsonGrammar::Refusal MessageReader::scalarRead(const JsonScalar &scalar) {
    if (frames_.empty())
        return unfit(v1::JSON_OBJECT_EXPECTED, "must be an object");
    const auto slot = this->slot();
    if (scalar.type == Type::Null)
        return unfit(v1::JSON_NULL, "is null; leave out what is not set");
    if (slot.isWhole())
        return slot.field->is_map() ? unfit(v1::JSON_OBJECT_EXPECTED, "must be an object")
                                    : unfit(v1::JSON_ARRAY_EXPECTED, "must be an array");
    switch (slot.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
        return put(slot, scalar.type == Type::Boolean ? std::optional(scalar.boolean) : std::nullopt,
                   {v1::JSON_BOOLEAN_EXPECTED, "true or false"}, &Reflection::SetBool, &Reflection::AddBool);
    case FieldDescriptor::CPPTYPE_STRING:
        return setText(slot, scalar);
    case FieldDescriptor::CPPTYPE_ENUM:
        return setEnum(slot, scalar);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        return setTime(slot, scalar);
    default:
        return setInteger(slot, scalar);
    }
}

JsonGrammar::Refusal MessageReader::setInteger(const Slot &slot, const JsonScalar &scalar) {
    constexpr Wanted wantsShort{v1::JSON_SHORT_INTEGER_EXPECTED, "an integer of 32 bits"};
    constexpr Wanted wantsLong{v1::JSON_LONG_INTEGER_EXPECTED,
                               "an integer of 64 bits: a number up to 2^53 - 1 or a decimal in quotes"};
    switch (slot.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        return put(slot, integerOf<std::int32_t>(scalar), wantsShort, &Reflection::SetInt32, &Reflection::AddInt32);
    case FieldDescriptor::CPPTYPE_UINT32:
        return put(slot, integerOf<std::uint32_t>(scalar), wantsShort, &Reflection::SetUInt32, &Reflection::AddUInt32);
    case FieldDescriptor::CPPTYPE_INT64:
        return put(slot, longIntegerOf<std::int64_t>(scalar), wantsLong, &Reflection::SetInt64, &Reflection::AddInt64);
    case FieldDescriptor::CPPTYPE_UINT64:
        return put(slot, longIntegerOf<std::uint64_t>(scalar), wantsLong, &Reflection::SetUInt64,
                   &Reflection::AddUInt64);
    default:
        return unfit(v1::JSON_NOT_GIVEN, "is of a type that cannot be given in JSON");
    }
}

JsonGrammar::Refusal MessageReader::setText(const Slot &slot, const JsonScalar &scalar) {
    const bool isBytes = slot.field->type() == FieldDescriptor::TYPE_BYTES;
    std::optional<std::string> text;
    if (scalar.type == Type::String)
        text = isBytes ? fromBase64(scalar.text) : std::optional<std::string>(scalar.text);
    const auto wanted =
        isBytes ? Wanted{v1::JSON_BASE64_EXPECTED, "padded base64"} : Wanted{v1::JSON_TEXT_EXPECTED, "a string"};
    return put(slot, text, wanted, &Reflection::SetString, &Reflection::AddString);
}

JsonGrammar::Refusal MessageReader::setEnum(const Slot &slot, const JsonScalar &scalar) {
    const auto &type = slot.field->enum_type()->name();
    if (scalar.type != Type::String)
        return unfit(v1::JSON_NAME_EXPECTED, "must be the name of a value of " + type, {{"type", type}});
    const auto *value = slot.field->enum_type()->FindValueByName(std::string(scalar.text));
    if (!value) {
        auto arguments = meantBy(upper(scalar.text), valueNames(*slot.field->enum_type()));
        arguments["value"] = std::string(scalar.text);
        return unknown("is no value of " + type, std::move(arguments));
    }
    return put(slot, std::optional(value->number()), {v1::JSON_NAME_EXPECTED, ""}, &Reflection::SetEnumValue,
               &Reflection::AddEnumValue);
}

JsonGrammar::Refusal MessageReader::setTime(const Slot &slot, const JsonScalar &scalar) {
    if (!isTimeValue(slot.field->message_type()))
        return unfit(v1::JSON_OBJECT_EXPECTED, "must be an object");
    const auto text = scalar.type == Type::String ? scalar.text : std::string_view();
    if (slot.field->message_type() == google::protobuf::Timestamp::descriptor()) {
        // RFC 3339 allows small letters too, protobuf's own readers do not.
        const auto time = text.find_first_of("tz") == text.npos ? parseTime(text) : std::nullopt;
        if (!time)
            return unfit(v1::JSON_TIME_EXPECTED, "must be a time as RFC 3339 has it, for example " + timeExample,
                         {{"example", timeExample}});
        newMessage(slot)->CopyFrom(*time);
        return {};
    }
    const auto duration = parseDuration(text);
    if (!duration)
        return unfit(v1::JSON_DURATION_EXPECTED,
                     "must be a duration in decimal seconds, for example " + durationExample,
                     {{"example", durationExample}});
    newMessage(slot)->CopyFrom(*duration);
    return {};
}

JsonGrammar::Refusal MessageReader::unknown(const std::string &why, Error::Arguments arguments) const {
    const auto field = path();
    arguments["field"] = field;
    return Error(v1::UNKNOWN_FIELD, '`' + field + "` " + why, std::move(arguments));
}

} // namespace

Result<void> checkStrictJson(std::string_view text, const JsonLimits &limits) {
    return JsonGrammar(limits).read(text);
}

Result<void> messageFromJson(std::string_view text, Message *message, const JsonLimits &limits) {
    return MessageReader(message, limits).read(text);
}

} // namespace core
