#include "backend/gateway/refusal.h"

#include <utility>

#include <boost/beast/http/status.hpp>
#include <nlohmann/json.hpp>

namespace gateway {

Refusal badRequest(std::string message, std::string parameter, std::string code) {
    return {400, std::move(message), "invalid_request_error", std::move(parameter), std::move(code)};
}

Refusal serverFault(unsigned status, std::string message, std::string code) {
    return {status, std::move(message), "server_error", {}, std::move(code)};
}

std::string jsonText(std::string_view text) {
    return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string errorBody(const Refusal &refusal) {
    const auto orNull = [](const std::string &text) { return text.empty() ? std::string("null") : jsonText(text); };
    return "{\"error\":{\"message\":" + jsonText(refusal.message) + ",\"type\":" + jsonText(refusal.type) +
           ",\"param\":" + orNull(refusal.parameter) + ",\"code\":" + orNull(refusal.code) + "}}";
}

std::string_view reasonPhrase(unsigned status) {
    const auto phrase = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
    return {phrase.data(), phrase.size()};
}

} // namespace gateway
