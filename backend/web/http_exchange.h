#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "backend/web/base_url.h"

namespace web {

// What is asked of an HTTP server: GET, or POST where there is a body.
struct HttpRequest {
    BaseUrl url;
    // Below the URL's path: `/metrics`, with its query.
    std::string target;
    std::string body = {};
    std::string contentType = {};
    std::string accept = "*/*";
    // The value of the header, or nothing. Never sent in clear to another machine.
    std::string authorization = {};
    // Of all of it, from looking the host up to the last byte.
    std::chrono::milliseconds deadline = std::chrono::seconds(10);
    // Of the answer's body.
    std::size_t mostBytes = std::size_t(64) << 20;
};

struct HttpAnswer {
    unsigned status = 0;
    std::string contentType;
    std::string body;
};

// Why there is no answer.
enum class HttpFault {
    HostUnknown,
    NotConnected,
    // No TLS came about: no certificate for the host, of no known authority, or nobody speaks TLS there.
    TlsRefused,
    TooSlow,
    Cancelled,
    // What came is no HTTP, or ended before its end.
    Broken,
    TooLarge,
    // The body is compressed, which was not asked for: a few bytes could become any number of them.
    Compressed,
    // There is a secret to be sent, and the URL is `http` to another machine.
    SecretInClear,
};

// In capitals: `TOO_SLOW`.
std::string_view nameOf(HttpFault fault);

struct HttpFailure {
    HttpFault fault;
    // What the system or OpenSSL said, where they said something. Never holds a secret.
    std::string detail = {};
};

using HttpOutcome = std::variant<HttpAnswer, HttpFailure>;

// Values of `Authorization` (RFC 6750, RFC 7617).
std::string bearer(std::string_view token);
std::string basic(std::string_view user, std::string_view password);

// Of a query or a form: everything but letters, digits and `-._~` as `%2F`.
std::string percentEncode(std::string_view text);

} // namespace web
