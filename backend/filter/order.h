#pragma once

#include "backend/core/field_path.h"
#include "backend/core/result.h"
#include "backend/filter/field_reader.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace filter {

// An order of AIP-132 over messages of one type, for example `spec.license, meta.create_time desc`; what has no value
// comes first, texts go by their bytes. Ties are broken by a field that differs in all messages, so that the order is
// total. Immutable, safe from any thread.
class Order {
public:
    // The values that a message is ordered by, of its own, so that sorting many reads each but once, and a page can
    // begin where another ended.
    struct Key {
        using Field = std::variant<std::monostate, std::string, std::int64_t, std::uint64_t, bool, Time>;
        std::vector<Field> fields;
    };

    // An empty text orders by the tie-break alone. INVALID_FIELD at `order_by`.
    static core::Result<Order> parse(std::string_view text, const core::PathRoot &root,
                                     std::string_view tieBreak = "meta.uid");

    Key keyOf(const google::protobuf::Message &message) const;
    std::strong_ordering compare(const Key &left, const Key &right) const;
    std::strong_ordering compare(const google::protobuf::Message &left, const google::protobuf::Message &right) const;
    // The same order in its one spelling, without the tie-break.
    std::string text() const;

private:
    struct Part {
        Part(core::FieldPath fieldPath, bool descends);

        core::FieldPath path;
        bool isDescending;
        // One for each step of the path.
        std::vector<FieldReader> readers;
    };

    static Key::Field fieldOf(const google::protobuf::Message &message, const Part &part);

    explicit Order(std::vector<Part> parts) : parts_(std::move(parts)) {}

    // The last one breaks ties.
    std::vector<Part> parts_;
};

} // namespace filter
