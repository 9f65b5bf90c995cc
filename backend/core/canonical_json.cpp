#include "backend/core/canonical_json.h"

#include "backend/core/base64.h"
#include "backend/core/map_entries.h"
#include "backend/core/time_text.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <vector>

namespace core {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::Duration;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::Timestamp;

void appendEscaped(char c, std::string *out) {
    switch (c) {
    case '"':
        *out += "\\\"";
        return;
    case '\\':
        *out += "\\\\";
        return;
    case '\b':
        *out += "\\b";
        return;
    case '\f':
        *out += "\\f";
        return;
    case '\n':
        *out += "\\n";
        return;
    case '\r':
        *out += "\\r";
        return;
    case '\t':
        *out += "\\t";
        return;
    }
    constexpr char digits[] = "0123456789abcdef";
    *out += "\\u00";
    *out += digits[static_cast<unsigned char>(c) >> 4];
    *out += digits[static_cast<unsigned char>(c) & 0x0f];
}

bool needsEscape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// Whether any of eight bytes needs an escape. A byte below n, at most 128, is the one whose highest bit is clear and
// comes to be set when n is taken away (Anderson, Bit Twiddling Hacks); what is borrowed from a byte changes no answer.
bool needEscape(const char *eight) {
    constexpr std::uint64_t Ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    const auto quotes = bytes ^ (Ones * '"');
    const auto slashes = bytes ^ (Ones * '\\');
    const auto below = ((bytes - Ones * 0x20) & ~bytes) | ((quotes - Ones) & ~quotes) | ((slashes - Ones) & ~slashes);
    return (below & (Ones * 0x80)) != 0;
}

// Appends canonical JSON to a text. The reflection that goes with a message is its own: asking it anew for each field
// would cost as much as the field.
class Writer {
public:
    explicit Writer(std::string *out) : out_(*out) {}

    void message(const Message &message) {
        const auto *type = message.GetDescriptor();
        if (type->well_known_type() == Descriptor::WELLKNOWNTYPE_TIMESTAMP) {
            if (const auto &time = static_cast<const Timestamp &>(message); isValid(time))
                return quoted(timeText(time));
        } else if (type->well_known_type() == Descriptor::WELLKNOWNTYPE_DURATION) {
            if (const auto &duration = static_cast<const Duration &>(message); isValid(duration))
                return quoted(durationText(duration));
        }
        const auto *reflection = message.GetReflection();
        std::vector<const FieldDescriptor *> fields;
        reflection->ListFields(message, &fields);
        // Field names are ASCII, where bytes and UTF-16 code units have one order.
        std::ranges::sort(fields, {}, &FieldDescriptor::name);
        char separator = '{';
        for (const auto *member : fields) {
            out_ += separator;
            separator = ',';
            quoted(member->name());
            out_ += ':';
            field(message, *reflection, member);
        }
        out_ += fields.empty() ? "{}" : "}";
    }

    void field(const Message &message, const Reflection &reflection, const FieldDescriptor *field) {
        if (field->is_map())
            return map(message, field);
        if (!field->is_repeated())
            return singular(message, reflection, field);
        const int size = reflection.FieldSize(message, field);
        out_ += '[';
        for (int i = 0; i < size; ++i) {
            if (i > 0)
                out_ += ',';
            element(message, reflection, field, i);
        }
        out_ += ']';
    }

    void element(const Message &message, const Reflection &reflection, const FieldDescriptor *field, int index) {
        switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_INT32:
            return number(reflection.GetRepeatedInt32(message, field, index));
        case FieldDescriptor::CPPTYPE_UINT32:
            return number(reflection.GetRepeatedUInt32(message, field, index));
        case FieldDescriptor::CPPTYPE_INT64:
            return quotedNumber(reflection.GetRepeatedInt64(message, field, index));
        case FieldDescriptor::CPPTYPE_UINT64:
            return quotedNumber(reflection.GetRepeatedUInt64(message, field, index));
        case FieldDescriptor::CPPTYPE_BOOL:
            return boolean(reflection.GetRepeatedBool(message, field, index));
        case FieldDescriptor::CPPTYPE_ENUM:
            return enumerator(field, reflection.GetRepeatedEnumValue(message, field, index));
        case FieldDescriptor::CPPTYPE_STRING:
            return text(field, reflection.GetRepeatedStringReference(message, field, index, &scratch_));
        case FieldDescriptor::CPPTYPE_MESSAGE:
            return this->message(reflection.GetRepeatedMessage(message, field, index));
        case FieldDescriptor::CPPTYPE_FLOAT:
        case FieldDescriptor::CPPTYPE_DOUBLE:
            assert(false && "floating point has no canonical JSON");
        }
    }

private:
    void singular(const Message &message, const Reflection &reflection, const FieldDescriptor *field) {
        switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_INT32:
            return number(reflection.GetInt32(message, field));
        case FieldDescriptor::CPPTYPE_UINT32:
            return number(reflection.GetUInt32(message, field));
        case FieldDescriptor::CPPTYPE_INT64:
            return quotedNumber(reflection.GetInt64(message, field));
        case FieldDescriptor::CPPTYPE_UINT64:
            return quotedNumber(reflection.GetUInt64(message, field));
        case FieldDescriptor::CPPTYPE_BOOL:
            return boolean(reflection.GetBool(message, field));
        case FieldDescriptor::CPPTYPE_ENUM:
            return enumerator(field, reflection.GetEnumValue(message, field));
        case FieldDescriptor::CPPTYPE_STRING:
            return text(field, reflection.GetStringReference(message, field, &scratch_));
        case FieldDescriptor::CPPTYPE_MESSAGE:
            return this->message(reflection.GetMessage(message, field));
        case FieldDescriptor::CPPTYPE_FLOAT:
        case FieldDescriptor::CPPTYPE_DOUBLE:
            assert(false && "floating point has no canonical JSON");
        }
    }

    void map(const Message &message, const FieldDescriptor *field) {
        const auto *value = field->message_type()->map_value();
        const auto entries = sortedMapEntries(message, field);
        char separator = '{';
        for (const auto &entry : entries) {
            out_ += separator;
            separator = ',';
            quoted(entry.key);
            out_ += ':';
            if (entry.text)
                quoted(*entry.text);
            else
                singular(*entry.entry, *entry.entry->GetReflection(), value);
        }
        out_ += entries.empty() ? "{}" : "}";
    }

    void quoted(std::string_view text) { appendJsonString(text, &out_); }

    void text(const FieldDescriptor *field, const std::string &value) {
        if (field->type() == FieldDescriptor::TYPE_BYTES)
            quoted(toBase64(value));
        else
            quoted(value);
    }

    template <typename Integer>
    void number(Integer value) {
        std::array<char, 24> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out_.append(digits.data(), end);
    }

    template <typename Integer>
    void quotedNumber(Integer value) {
        out_ += '"';
        number(value);
        out_ += '"';
    }

    void boolean(bool value) { out_ += value ? "true" : "false"; }

    void enumerator(const FieldDescriptor *field, int value) {
        if (const auto *named = field->enum_type()->FindValueByNumber(value))
            quoted(named->name());
        else
            number(value);
    }

    std::string &out_;
    std::string scratch_;
};

} // namespace

void appendJsonString(std::string_view text, std::string *out) {
    *out += '"';
    const char *plain = text.data();
    const char *const end = plain + text.size();
    for (const char *next = plain; next != end;) {
        if (end - next >= 8 && !needEscape(next)) {
            next += 8;
        } else if (!needsEscape(*next)) {
            ++next;
        } else {
            out->append(plain, next);
            appendEscaped(*next, out);
            plain = ++next;
        }
    }
    out->append(plain, end);
    *out += '"';
}

std::string canonicalJson(const Message &message) {
    std::string out;
    // Names and quotes take about as much again as a small message, escapes hardly anything.
    out.reserve(2 * message.ByteSizeLong());
    Writer(&out).message(message);
    return out;
}

std::string canonicalJson(const Message &message, const FieldDescriptor *field) {
    std::string out;
    Writer(&out).field(message, *message.GetReflection(), field);
    return out;
}

std::string canonicalJson(const Message &message, const FieldDescriptor *field, int index) {
    std::string out;
    Writer(&out).element(message, *message.GetReflection(), field, index);
    return out;
}

} // namespace core
