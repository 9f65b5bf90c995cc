#pragma once

#include <atomic>
#include <chrono>
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
#include "tests/backend/gateway/scripted_server.h"

namespace support {

namespace asio = boost::asio;

// Answers one request a connection over TLS, with a certificate for these hosts.
class TlsServer {
public:
    TlsServer(const tls::CertificateAuthority &authority, const std::vector<std::string> &hosts) {
        const auto key = tls::KeyPair::make();
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto certificate = authority.issueServer(key.certificateRequestPem(), hosts, now);
        EXPECT_TRUE(certificate);
        tls_.use_certificate_chain(asio::buffer(*certificate));
        tls_.use_private_key(asio::buffer(key.privateKeyPem()), asio::ssl::context::pem);
        thread_ = std::thread([this] { serve(); });
    }
    ~TlsServer() {
        isEnding_ = true;
        boost::system::error_code ignored;
        asio::ip::tcp::socket(wakes_).connect({asio::ip::address_v4::loopback(), port_}, ignored);
        thread_.join();
    }
    std::uint16_t port() const { return port_; }
    int served() const { return served_; }

private:
    void serve() {
        while (!isEnding_) {
            boost::system::error_code failed;
            asio::ssl::stream<asio::ip::tcp::socket> stream(acceptor_.accept(), tls_);
            if (!isEnding_)
                stream.handshake(asio::ssl::stream_base::server, failed);
            std::string request;
            if (isEnding_ || failed || asio::read_until(stream, asio::dynamic_buffer(request), "\r\n\r\n", failed) == 0)
                continue;
            ++served_;
            asio::write(stream, asio::buffer(wholeAnswer("{\"secure\":true}")), failed);
        }
    }

    asio::io_context context_;
    asio::io_context wakes_;
    asio::ssl::context tls_{asio::ssl::context::tls_server};
    asio::ip::tcp::acceptor acceptor_{context_, {asio::ip::address_v4::loopback(), 0}};
    const std::uint16_t port_ = acceptor_.local_endpoint().port();
    std::atomic<bool> isEnding_{false};
    std::atomic<int> served_{0};
    std::thread thread_;
};

} // namespace support
