#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "backend/deployments/simulated/completion.h"
#include "backend/deployments/simulated/engine.h"
#include "backend/deployments/simulated/task.h"
#include "backend/deployments/simulated/turn.h"

namespace deployments::simulated {

// One connection to an engine that does not exist, and its requests one after the other. For the thread of its context.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Socket socket, std::shared_ptr<Engine> engine);
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    // Until the connection ends.
    Task<void> run();
    // Lets the answer at hand end; a connection without one ends now.
    void drain();
    void close();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

    // False where the connection is not to be kept.
    Task<bool> answer();
    Task<bool> complete(bool isChat);
    Task<bool> embed();
    // Waits for its turn, and then until the first token would be there, or for the failure that befell the engine,
    // which is written then. False where nothing more is to be written.
    Task<bool> begin(Turn *turn, int promptTokens, bool *isKept);
    Task<bool> refuse(const Refusal &refusal);
    Task<bool> stream(const Completion &completion);
    Task<bool> write(std::string text);
    Task<bool> writeDocument(unsigned status, std::string document);
    // False where the session was closed meanwhile.
    Task<bool> wait(std::chrono::microseconds time);

    boost::beast::basic_stream<asio::ip::tcp, Executor> stream_;
    Timer timer_;
    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    const std::shared_ptr<Engine> engine_;
    bool isBusy_ = false;
    bool isDraining_ = false;
    bool isClosed_ = false;
};

} // namespace deployments::simulated
