#include "backend/gateway/http_head.h"

#include <algorithm>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>

namespace gateway {

std::string_view viewOf(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

void HeaderFields::clear() {
    text_.clear();
    fields_.clear();
    hasConnection_ = false;
}

void HeaderFields::add(http::field id, std::string_view name, std::string_view value) {
    fields_.push_back({id, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(name.size()),
                       static_cast<std::uint32_t>(value.size())});
    text_.append(name).append(": ").append(value).append("\r\n");
    hasConnection_ = hasConnection_ || id == http::field::connection;
}

std::string_view HeaderFields::name(const Field &field) const {
    return std::string_view(text_).substr(field.nameOffset, field.nameSize);
}

std::string_view HeaderFields::value(const Field &field) const {
    return std::string_view(text_).substr(field.nameOffset + field.nameSize + 2, field.valueSize);
}

std::string_view HeaderFields::find(http::field id) const {
    for (const auto &field : fields_) {
        if (field.id == id)
            return value(field);
    }
    return {};
}

std::string_view HeaderFields::find(std::string_view wanted) const {
    for (const auto &field : fields_) {
        if (field.id == http::field::unknown && field.nameSize == wanted.size() &&
            boost::beast::iequals({text_.data() + field.nameOffset, field.nameSize}, {wanted.data(), wanted.size()}))
            return value(field);
    }
    return {};
}

void HeaderFields::append(const Field &field, std::string *to) const {
    to->append(text_, field.nameOffset, field.nameSize + field.valueSize + 4);
}

bool HeaderFields::isNamedByConnection(const Field &field) const {
    if (!hasConnection_)
        return false;
    const auto wanted = name(field);
    return std::any_of(fields_.begin(), fields_.end(), [&](const Field &other) {
        if (other.id != http::field::connection)
            return false;
        const auto listed = value(other);
        const http::token_list tokens({listed.data(), listed.size()});
        return std::any_of(tokens.begin(), tokens.end(), [&](const auto &token) {
            return boost::beast::iequals(token, {wanted.data(), wanted.size()});
        });
    });
}

bool isOfOneHop(http::field id) {
    switch (id) {
    case http::field::connection:
    case http::field::keep_alive:
    case http::field::proxy_connection:
    case http::field::proxy_authenticate:
    case http::field::proxy_authorization:
    case http::field::te:
    case http::field::trailer:
    case http::field::transfer_encoding:
    case http::field::upgrade:
    case http::field::content_length:
        return true;
    default:
        return false;
    }
}

} // namespace gateway
