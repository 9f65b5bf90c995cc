#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "backend/deployments/replica/control.h"

namespace deployments {

// A shim that lives: what it says, and when it is gone. Everything on the thread of its context; once dropped by
// close() it calls nothing any more.
class ShimLink : public std::enable_shared_from_this<ShimLink> {
public:
    struct Handlers {
        std::function<void(const replica::State &)> stateTold;
        // With its exit status where it was a child of this process, else -1.
        std::function<void(int)> gone;
    };

    // `socket` is connected to the shim, or -1 where only its process is known.
    ShimLink(boost::asio::io_context &context, pid_t shim, int socket, Handlers handlers);
    ~ShimLink();

    // A socket connected to the shim of this directory, without waiting; -1 where there is none.
    static int connectTo(const std::string &directory);

    void open();
    // False where the shim cannot be reached.
    bool send(const replica::Command &command);
    void close();

private:
    void read();
    void take(std::size_t length);
    void awaitEnd();
    void ended();

    const pid_t shim_;
    boost::asio::local::stream_protocol::socket socket_;
    // Readable when the process has ended.
    boost::asio::posix::stream_descriptor process_;
    Handlers handlers_;
    std::array<char, 256> piece_{};
    std::string begun_;
};

} // namespace deployments
