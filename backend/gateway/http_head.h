#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/field.hpp>

namespace gateway {

namespace http = boost::beast::http;

// The header fields of a message in one stretch of memory, in their order. The gateway looks at few of them and passes
// the others on as they came.
class HeaderFields {
public:
    struct Field {
        http::field id;
        std::uint32_t nameOffset;
        std::uint32_t nameSize;
        std::uint32_t valueSize;
    };

    void clear();
    void add(http::field id, std::string_view name, std::string_view value);

    const std::vector<Field> &fields() const { return fields_; }
    std::string_view name(const Field &field) const;
    std::string_view value(const Field &field) const;
    // Of the first one; empty where there is none.
    std::string_view find(http::field id) const;
    std::string_view find(std::string_view name) const;
    // Of the first one, `name: value\r\n`.
    void append(const Field &field, std::string *to) const;
    // `Connection` names it as one of this hop alone.
    bool isNamedByConnection(const Field &field) const;

private:
    std::string text_;
    std::vector<Field> fields_;
    bool hasConnection_ = false;
};

// Whether a field is of one hop only (RFC 9110, 7.6.1), or one that each hop makes for itself.
bool isOfOneHop(http::field id);

std::string_view viewOf(boost::beast::string_view text);

} // namespace gateway
