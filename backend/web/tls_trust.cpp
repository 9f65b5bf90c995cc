#include "backend/web/tls_trust.h"

#include <memory>

#include <boost/asio/ip/address.hpp>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace web {

namespace asio = boost::asio;

namespace {

bool isLiteral(const std::string &host) {
    boost::system::error_code failed;
    asio::ip::make_address(host, failed);
    return !failed;
}

struct FreeStore {
    void operator()(X509_STORE *store) const { X509_STORE_free(store); }
};
using AuthorityStore = std::unique_ptr<X509_STORE, FreeStore>;

// Read once, and shared by all contexts with no other authorities: they take 0.7 MB.
const AuthorityStore &systemAuthorities() {
    static const AuthorityStore store = [] {
        AuthorityStore made(X509_STORE_new());
        if (made)
            X509_STORE_set_default_paths(made.get());
        return made;
    }();
    return store;
}

} // namespace

void trustAuthorities(asio::ssl::context *tls, const std::string &extraAuthority) {
    boost::system::error_code ignored;
    if (const auto &system = systemAuthorities(); extraAuthority.empty() && system)
        SSL_CTX_set1_cert_store(tls->native_handle(), system.get());
    else
        tls->set_default_verify_paths(ignored);
    tls->set_options(asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                         asio::ssl::context::no_tlsv1_1,
                     ignored);
    if (!extraAuthority.empty())
        tls->load_verify_file(extraAuthority, ignored);
}

bool expectHost(SSL *ssl, const std::string &host) {
    SSL_set_verify(ssl, SSL_VERIFY_PEER, nullptr);
    return isLiteral(host) ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) == 1
                           : SSL_set1_host(ssl, host.c_str()) == 1 && SSL_set_tlsext_host_name(ssl, host.c_str()) == 1;
}

bool expectAnybody(SSL *ssl, const std::string &host) {
    SSL_set_verify(ssl, SSL_VERIFY_NONE, nullptr);
    // An address is never named (RFC 6066, 3).
    return isLiteral(host) || SSL_set_tlsext_host_name(ssl, host.c_str()) == 1;
}

std::optional<std::string> refusalOf(const SSL *ssl) {
    const auto verdict = SSL_get_verify_result(ssl);
    if (verdict == X509_V_OK)
        return std::nullopt;
    return std::string(X509_verify_cert_error_string(verdict));
}

} // namespace web
