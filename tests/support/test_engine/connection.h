#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "tests/support/test_engine/options.h"
#include "tests/support/test_engine/traffic.h"

namespace test_engine {

// One client, on a thread of its own; blocks.
class Connection {
public:
    Connection(boost::asio::ip::tcp::socket socket, std::uint16_t port, Behaviour &behaviour, Traffic &traffic);

    // Until the client goes or is told to.
    void serve();

private:
    using Request = boost::beast::http::request<boost::beast::http::string_body>;

    // False when the connection is to end.
    bool answer();
    bool answerTest(const std::string &path, const std::string &query);
    bool answerHealth();
    bool answerModel();
    bool complete(std::int64_t number);
    bool streamed(const std::string &id);
    bool whole(const std::string &id);
    std::string embeddings() const;
    std::string eventFor(const std::string &id, std::int64_t token) const;
    std::string usage() const;
    std::string word(std::int64_t token) const;

    // False when the client went in the meantime.
    bool wait(std::int64_t milliseconds);
    bool waitForToken(std::int64_t token);
    void hang();
    bool send(unsigned status, const std::string &type, std::string body);
    bool sendError(unsigned status, const std::string &message);
    bool sendRaw(const std::string &bytes);
    bool sendChunk(const std::string &bytes);
    bool isChat() const;

    boost::asio::ip::tcp::socket socket_;
    const std::uint16_t port_;
    Behaviour &behaviour_;
    Traffic &traffic_;
    boost::beast::flat_buffer buffer_;
    Request request_;
    std::string path_;
    std::string model_;
    bool isCancelled_ = false;
};

} // namespace test_engine
