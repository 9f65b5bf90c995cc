#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <array>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

namespace support {

// Fills messages of any type with values from the edges of their types, the same for the same engine. Floating point
// and the self-describing types of protobuf stay empty.
class RandomMessage {
public:
    explicit RandomMessage(std::mt19937 *engine) : engine_(*engine) {}

    void fill(google::protobuf::Message *message, int depth = 4) {
        const auto *type = message->GetDescriptor();
        if (type == google::protobuf::Timestamp::descriptor())
            return fillTime(static_cast<google::protobuf::Timestamp *>(message));
        if (type == google::protobuf::Duration::descriptor())
            return fillTime(static_cast<google::protobuf::Duration *>(message));
        for (int i = 0; i < type->field_count(); ++i) {
            if (below(2) == 0)
                fillField(message, type->field(i), depth);
        }
    }

    std::string text() {
        static const std::array<std::string, 12> pieces = {"a",
                                                           "Z",
                                                           "0",
                                                           " ",
                                                           "\"",
                                                           "\\",
                                                           "\n",
                                                           "\x01",
                                                           "\xC3\xA9",
                                                           "\xE2\x82\xAC",
                                                           "\xEF\xBD\xA1",
                                                           "\xF0\x9F\x98\x80"};
        std::string result;
        for (auto count = below(5); count > 0; --count)
            result += pieces[below(pieces.size())];
        return result;
    }

private:
    using Field = google::protobuf::FieldDescriptor;
    using Message = google::protobuf::Message;

    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine_); }

    template <typename Integer>
    Integer integer() {
        using Limits = std::numeric_limits<Integer>;
        const std::array<Integer, 6> edges = {
            0, 1, Limits::max(), Limits::min(), static_cast<Integer>(-1), static_cast<Integer>(engine_())};
        return edges[below(edges.size())];
    }

    template <typename Time>
    void fillTime(Time *time) {
        static constexpr std::array<int, 5> nanos = {0, 1, 1000, 250000000, 999999999};
        time->set_seconds(static_cast<std::int64_t>(below(253402300799)));
        time->set_nanos(nanos[below(nanos.size())]);
    }

    void fillField(Message *message, const Field *field, int depth) {
        if (field->is_map()) {
            if (below(2) == 0)
                return;
            auto *entry = message->GetReflection()->AddMessage(message, field);
            entry->GetReflection()->SetString(entry, field->message_type()->map_key(), text());
            return fillField(entry, field->message_type()->map_value(), depth);
        }
        for (auto count = field->is_repeated() ? below(3) : 1; count > 0; --count)
            fillOne(message, field, depth);
    }

    void fillOne(Message *message, const Field *field, int depth) {
        const auto *reflection = message->GetReflection();
        const bool isList = field->is_repeated();
        const auto put = [&](auto set, auto add, auto value) {
            (reflection->*(isList ? add : set))(message, field, value);
        };
        using google::protobuf::Reflection;
        switch (field->cpp_type()) {
        case Field::CPPTYPE_INT32:
            return put(&Reflection::SetInt32, &Reflection::AddInt32, integer<std::int32_t>());
        case Field::CPPTYPE_UINT32:
            return put(&Reflection::SetUInt32, &Reflection::AddUInt32, integer<std::uint32_t>());
        case Field::CPPTYPE_INT64:
            return put(&Reflection::SetInt64, &Reflection::AddInt64, integer<std::int64_t>());
        case Field::CPPTYPE_UINT64:
            return put(&Reflection::SetUInt64, &Reflection::AddUInt64, integer<std::uint64_t>());
        case Field::CPPTYPE_BOOL:
            return put(&Reflection::SetBool, &Reflection::AddBool, below(2) == 0);
        case Field::CPPTYPE_ENUM: {
            const auto *type = field->enum_type();
            const int number =
                type->value(static_cast<int>(below(static_cast<std::size_t>(type->value_count()))))->number();
            return put(&Reflection::SetEnumValue, &Reflection::AddEnumValue, number);
        }
        case Field::CPPTYPE_STRING:
            return put(&Reflection::SetString, &Reflection::AddString, text());
        case Field::CPPTYPE_MESSAGE:
            if (depth > 0 && field->message_type()->full_name() != "google.protobuf.Any") {
                fill(isList ? reflection->AddMessage(message, field) : reflection->MutableMessage(message, field),
                     depth - 1);
            }
            return;
        case Field::CPPTYPE_FLOAT:
        case Field::CPPTYPE_DOUBLE:
            return;
        }
    }

    std::mt19937 &engine_;
};

} // namespace support
