#pragma once

#include <string>
#include <string_view>

namespace gateway {

// An answer of the gateway itself, in the shape of OpenAI's errors.
struct Refusal {
    unsigned status = 500;
    std::string message;
    // `invalid_request_error`, `server_error`
    std::string type;
    // Member of the request that it is about; empty is null.
    std::string parameter;
    // For programs, for example `model_not_found`; empty is null.
    std::string code;
};

Refusal badRequest(std::string message, std::string parameter = {}, std::string code = {});
Refusal serverFault(unsigned status, std::string message, std::string code);

// `{"error":{"message":...,"type":...,"param":...,"code":...}}`
std::string errorBody(const Refusal &refusal);
// In quotes, as JSON has it; what is no UTF-8 becomes U+FFFD.
std::string jsonText(std::string_view text);
std::string_view reasonPhrase(unsigned status);

} // namespace gateway
