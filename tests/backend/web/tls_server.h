#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "backend/tls/certificate_authority.h"
#include "backend/tls/key_pair.h"
#include "backend/tls/openssl.h"
#include "tests/backend/gateway/scripted_server.h"

namespace support {

namespace asio = boost::asio;

// What a server shows, PEM.
struct TlsIdentity {
    std::string certificate;
    std::string key;
};

inline std::chrono::sys_seconds secondsNow() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Of an authority, for these hosts, for 30 days from that time on.
inline TlsIdentity issued(const tls::CertificateAuthority &authority, const std::vector<std::string> &hosts,
                          std::chrono::sys_seconds begin = secondsNow()) {
    const auto key = tls::KeyPair::make();
    const auto certificate = authority.issueServer(key.certificateRequestPem(), hosts, begin);
    EXPECT_TRUE(certificate);
    return {*certificate, key.privateKeyPem()};
}

// Of nobody but itself, as `openssl req -x509` makes it.
inline TlsIdentity selfSigned() {
    constexpr long seconds = 3'600;
    const auto key = tls::makeKey();
    const tls::CertificatePtr certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -seconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), seconds);
    X509_set_pubkey(certificate.get(), key.get());
    EXPECT_GT(X509_sign(certificate.get(), key.get(), EVP_sha256()), 0);
    return {tls::pemOf(certificate.get()), tls::pemOf(key.get())};
}

// Answers one request a connection over TLS.
class TlsServer {
public:
    // Of the request's head.
    using Answer = std::function<std::string(const std::string &request)>;

    TlsServer(const tls::CertificateAuthority &authority, const std::vector<std::string> &hosts)
        : TlsServer(issued(authority, hosts), [](const auto &) { return wholeAnswer("{\"secure\":true}"); }) {}
    TlsServer(const TlsIdentity &identity, Answer answer) : answer_(std::move(answer)) {
        tls_.use_certificate_chain(asio::buffer(identity.certificate));
        tls_.use_private_key(asio::buffer(identity.key), asio::ssl::context::pem);
        thread_ = std::thread([this] { serve(); });
    }
    ~TlsServer() {
        isEnding_ = true;
        boost::system::error_code ignored;
        asio::ip::tcp::socket(wakes_).connect({asio::ip::address_v4::loopback(), port_}, ignored);
        thread_.join();
    }
    std::uint16_t port() const { return port_; }
    std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    int served() const { return served_; }
    // Over TLS and not.
    int connections() const { return connections_; }

private:
    void serve() {
        while (!isEnding_) {
            boost::system::error_code failed;
            asio::ssl::stream<asio::ip::tcp::socket> stream(acceptor_.accept(), tls_);
            ++connections_;
            if (!isEnding_)
                stream.handshake(asio::ssl::stream_base::server, failed);
            std::string request;
            if (isEnding_ || failed || asio::read_until(stream, asio::dynamic_buffer(request), "\r\n\r\n", failed) == 0)
                continue;
            ++served_;
            asio::write(stream, asio::buffer(answer_(request)), failed);
        }
    }

    const Answer answer_;
    asio::io_context context_;
    asio::io_context wakes_;
    asio::ssl::context tls_{asio::ssl::context::tls_server};
    asio::ip::tcp::acceptor acceptor_{context_, {asio::ip::address_v4::loopback(), 0}};
    const std::uint16_t port_ = acceptor_.local_endpoint().port();
    std::atomic<bool> isEnding_{false};
    std::atomic<int> served_{0};
    std::atomic<int> connections_{0};
    std::thread thread_;
};

} // namespace support
