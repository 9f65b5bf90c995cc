#include "backend/deployments/shim/control_server.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace shim {

namespace {

constexpr const char *place = "control";
constexpr std::size_t mostClients = 8;

} // namespace

bool ControlServer::open(int firstClient) {
    if (firstClient >= 0) {
        ::fcntl(firstClient, F_SETFD, FD_CLOEXEC);
        ::fcntl(firstClient, F_SETFL, O_NONBLOCK);
        clients_.push_back({posix::Descriptor(firstClient), {}});
    }
    // What is left of an earlier shim; the lock says that there is no other now.
    ::unlink(place);
    listener_ = posix::Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, place);
    return listener_.isOpen() &&
           ::bind(listener_.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
           ::listen(listener_.number(), mostClients) == 0;
}

void ControlServer::watch(std::vector<pollfd> *descriptors) const {
    descriptors->push_back({listener_.number(), POLLIN, 0});
    for (const auto &client : clients_)
        descriptors->push_back({client.socket.number(), POLLIN, 0});
}

std::vector<replica::Command> ControlServer::serve(const replica::State &state) {
    accept(state);
    std::vector<replica::Command> commands;
    std::erase_if(clients_, [&](Client &client) { return !read(client, state, &commands); });
    return commands;
}

void ControlServer::accept(const replica::State &state) {
    for (;;) {
        posix::Descriptor socket(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!socket.isOpen())
            return;
        // Whoever comes last wants something; whoever came first may be forgotten by a service that is long gone.
        if (clients_.size() == mostClients)
            clients_.erase(clients_.begin());
        clients_.push_back({std::move(socket), {}});
        send(clients_.back(), state);
    }
}

bool ControlServer::read(Client &client, const replica::State &state, std::vector<replica::Command> *commands) {
    char bytes[replica::LongestControlLine];
    const auto got = ::recv(client.socket.number(), bytes, sizeof bytes, MSG_DONTWAIT);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    client.begun.append(bytes, static_cast<std::size_t>(got));
    for (;;) {
        const auto end = client.begun.find('\n');
        if (end == std::string::npos)
            return got > 0 && client.begun.size() < replica::LongestControlLine;
        const auto command = replica::commandFrom(client.begun.substr(0, end));
        client.begun.erase(0, end + 1);
        if (!command)
            return false;
        if (command->kind != replica::Command::Kind::Status)
            commands->push_back(*command);
        else
            send(client, state);
    }
}

// Whoever is gone, or does not read, hears nothing more; what it asked for before is still read.
void ControlServer::send(const Client &client, const replica::State &state) {
    const auto text = replica::textOf(state);
    if (::send(client.socket.number(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT) !=
        static_cast<ssize_t>(text.size()))
        ::shutdown(client.socket.number(), SHUT_WR);
}

void ControlServer::tell(const replica::State &state) {
    for (const auto &client : clients_)
        send(client, state);
}

} // namespace shim
