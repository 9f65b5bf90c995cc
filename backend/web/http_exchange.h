#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "backend/web/base_url.h"

namespace web {

// Who may answer over TLS.
enum class Peer {
    // Whoever shows a certificate for the host, of an authority that is trusted.
    Verified,
    // Anybody: his certificate is not looked at, and so nothing is known of him. Only for asking strangers who they
    // are;
    // a request that has a credential or a body is not sent.
    UnverifiedStranger,
};

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
    // Others by their names; one that is sent anyway, for example `User-Agent`, has this value instead.
    std::map<std::string, std::string> headers = {};
    // Of all of it, from looking the host up to the last byte.
    std::chrono::milliseconds deadline = std::chrono::seconds(10);
    // Of the answer's body.
    std::size_t mostBytes = std::size_t(64) << 20;
    Peer peer = Peer::Verified;
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
    // There is a credential or a body to be sent, and anybody may answer.
    SecretToStranger,
};

// In capitals: `TOO_SLOW`.
std::string_view nameOf(HttpFault fault);

struct HttpFailure {
    HttpFault fault;
    // What the system or OpenSSL said, where they said something. Never holds a secret.
    std::string detail = {};
    // What was asked in clear was closed without a byte, or answered with an alert of TLS (RFC 8446, 6): it may be that
    // TLS is spoken there.
    bool mayWantTls = false;
};

using HttpOutcome = std::variant<HttpAnswer, HttpFailure>;

// Values of `Authorization` (RFC 6750, RFC 7617).
std::string bearer(std::string_view token);
std::string basic(std::string_view user, std::string_view password);

// Of a query or a form: everything but letters, digits and `-._~` as `%2F`.
std::string percentEncode(std::string_view text);

} // namespace web
