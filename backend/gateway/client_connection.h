#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/buffer.hpp>

#include "backend/gateway/deadlines.h"
#include "backend/gateway/task.h"

namespace gateway {

// A client's connection. While a request is answered it goes on reading, which tells at once when the client has gone;
// what a client sends ahead waits for its turn. For one thread.
class ClientConnection : public std::enable_shared_from_this<ClientConnection> {
public:
    using Buffers = std::array<asio::const_buffer, 4>;

    ClientConnection(Socket socket, Deadlines &deadlines);
    ClientConnection(const ClientConnection &) = delete;
    ClientConnection &operator=(const ClientConnection &) = delete;

    // What has come and was not consumed yet.
    std::string_view input() const { return std::string_view(input_).substr(consumed_); }
    void consume(std::size_t size);
    // Waits until more has come; false when the client is gone, or was closed because its time was over.
    Task<bool> more();
    // All of it; false when the client is gone or takes nothing for `stallTime`.
    Task<bool> write(Buffers buffers, std::chrono::milliseconds stallTime);

    // Begins to read where nothing waits. `gone` is called once when the client goes meanwhile.
    void watch(std::function<void()> gone);
    void unwatch() { gone_ = nullptr; }
    bool isGone() const { return isGone_; }

    void closeAt(SteadyTime time) { deadline_.set(time); }
    void keepOpen() { deadline_.clear(); }
    bool wasTooSlow() const { return wasTooSlow_; }
    void close();
    // Lets the client read what was written before the connection ends although it sent more than was read.
    Task<void> finish();

private:
    using Waiter = asio::async_result<asio::use_awaitable_t<Executor>, void()>::handler_type;

    void read();
    void wake();

    Socket socket_;
    Deadline deadline_;
    std::string input_;
    std::size_t consumed_ = 0;
    std::array<char, 16 * 1024> block_;
    std::optional<Waiter> waiter_;
    std::function<void()> gone_;
    bool isReading_ = false;
    bool isGone_ = false;
    bool wasTooSlow_ = false;
};

} // namespace gateway
