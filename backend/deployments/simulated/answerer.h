#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>

#include "backend/deployments/simulated/engine.h"
#include "backend/deployments/simulated/session.h"
#include "backend/deployments/simulated/task.h"

namespace deployments::simulated {

// What answers on the loopback port of one replica in place of an engine: `/health`, `/v1/models`, `/v1/completions`
// and `/v1/chat/completions`. For the thread of its context.
class Answerer : public std::enable_shared_from_this<Answerer> {
public:
    Answerer(asio::io_context &context, std::shared_ptr<Engine> engine);
    Answerer(const Answerer &) = delete;
    Answerer &operator=(const Answerer &) = delete;

    // An error where the port cannot be had.
    ErrorCode listen(std::uint16_t port);
    // Takes no more connections and lets the answers at hand end; `done` is called once, when they have, from the
    // context.
    void drain(std::function<void()> done);
    // All at once.
    void close();

private:
    Task<void> accept();
    void serve(Socket socket);
    void left();

    asio::io_context &context_;
    const std::shared_ptr<Engine> engine_;
    Acceptor acceptor_;
    // After an accept that failed: no descriptor is left.
    Timer pause_;
    std::list<std::shared_ptr<Session>> sessions_;
    std::function<void()> drained_;
};

// Whether nobody has a port of the loopback address.
bool isFree(asio::io_context &context, std::uint16_t port);

} // namespace deployments::simulated
