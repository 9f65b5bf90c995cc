#include "backend/web/http_exchange.h"

#include "backend/core/base64.h"

namespace web {

std::string_view nameOf(HttpFault fault) {
    switch (fault) {
    case HttpFault::HostUnknown:
        return "HOST_UNKNOWN";
    case HttpFault::NotConnected:
        return "NOT_CONNECTED";
    case HttpFault::TlsRefused:
        return "TLS_REFUSED";
    case HttpFault::TooSlow:
        return "TOO_SLOW";
    case HttpFault::Cancelled:
        return "CANCELLED";
    case HttpFault::Broken:
        return "BROKEN";
    case HttpFault::TooLarge:
        return "TOO_LARGE";
    case HttpFault::Compressed:
        return "COMPRESSED";
    case HttpFault::SecretInClear:
        return "SECRET_IN_CLEAR";
    case HttpFault::SecretToStranger:
        return "SECRET_TO_STRANGER";
    }
    return "BROKEN";
}

std::string bearer(std::string_view token) {
    return "Bearer " + std::string(token);
}

std::string basic(std::string_view user, std::string_view password) {
    return "Basic " + core::toBase64(std::string(user) + ":" + std::string(password));
}

std::string percentEncode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view marks = "-._~";
    std::string encoded;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isPlain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                             (byte >= '0' && byte <= '9') || marks.find(letter) != std::string_view::npos;
        if (isPlain)
            encoded += letter;
        else
            encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

} // namespace web
