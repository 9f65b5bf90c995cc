#pragma once

#include <optional>
#include <string>

#include <boost/asio/ssl/context.hpp>

namespace web {

// TLS 1.2 and newer, with the authorities that the system trusts and those of a PEM file, where one is named.
void trustAuthorities(boost::asio::ssl::context *tls, const std::string &extraAuthority);

// Before the handshake: the other side must show a certificate for the host, a name or an address. False where that
// cannot be asked for.
bool expectHost(SSL *ssl, const std::string &host);

// Before the handshake: whoever answers is taken, whatever certificate he shows. False where the host cannot be named.
bool expectAnybody(SSL *ssl, const std::string &host);

// After a handshake that failed: why the certificate was refused, in OpenSSL's words; nothing where it was not that.
std::optional<std::string> refusalOf(const SSL *ssl);

} // namespace web
