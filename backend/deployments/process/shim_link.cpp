#include "backend/deployments/process/shim_link.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

namespace deployments {

using boost::system::error_code;

ShimLink::ShimLink(boost::asio::io_context &context, pid_t shim, int socket, Handlers handlers)
    : shim_(shim), socket_(context), process_(context), handlers_(std::move(handlers)) {
    error_code failed;
    if (socket >= 0)
        socket_.assign(boost::asio::local::stream_protocol(), socket, failed);
    const auto process = static_cast<int>(::syscall(SYS_pidfd_open, shim, 0));
    if (process >= 0)
        process_.assign(process, failed);
}

ShimLink::~ShimLink() = default;

int ShimLink::connectTo(const std::string &directory) {
    // An address holds 107 bytes; a path of ours may be longer.
    const int place = ::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, ("/proc/self/fd/" + std::to_string(place) + "/control").c_str());
    const bool isConnected = place >= 0 && socket >= 0 &&
                             ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (place >= 0)
        ::close(place);
    if (isConnected || socket < 0)
        return socket;
    ::close(socket);
    return -1;
}

void ShimLink::open() {
    awaitEnd();
    if (socket_.is_open())
        read();
}

void ShimLink::read() {
    socket_.async_read_some(boost::asio::buffer(piece_),
                            [self = shared_from_this()](error_code failed, std::size_t length) {
                                if (!failed && self->handlers_.stateTold)
                                    self->take(length);
                            });
}

void ShimLink::take(std::size_t length) {
    begun_.append(piece_.data(), length);
    for (auto end = begun_.find('\n'); end != std::string::npos; end = begun_.find('\n')) {
        const auto state = replica::stateFrom(begun_.substr(0, end));
        begun_.erase(0, end + 1);
        const auto told = handlers_.stateTold;
        if (state && told)
            told(*state);
    }
    if (begun_.size() <= replica::LongestControlLine && handlers_.stateTold)
        read();
}

void ShimLink::awaitEnd() {
    if (!process_.is_open())
        return boost::asio::post(process_.get_executor(), [self = shared_from_this()] { self->ended(); });
    process_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                        [self = shared_from_this()](error_code failed) {
                            if (!failed)
                                self->ended();
                        });
}

void ShimLink::ended() {
    int status = 0;
    // One that an earlier run of the service started is not ours to reap.
    const bool isReaped = ::waitpid(shim_, &status, WNOHANG) == shim_;
    const auto gone = handlers_.gone;
    close();
    if (gone)
        gone(isReaped && WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

bool ShimLink::send(const replica::Command &command) {
    const auto text = replica::textOf(command);
    // So short a line finds room in the socket, or the shim has long stopped reading.
    return socket_.is_open() && ::send(socket_.native_handle(), text.data(), text.size(),
                                       MSG_NOSIGNAL | MSG_DONTWAIT) == static_cast<ssize_t>(text.size());
}

void ShimLink::close() {
    handlers_ = {};
    error_code ignored;
    socket_.close(ignored);
    process_.close(ignored);
}

} // namespace deployments
