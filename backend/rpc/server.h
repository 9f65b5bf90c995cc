#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"

namespace grpc {
class Server;
class ServerCredentials;
} // namespace grpc

namespace rpc {

class Guard;
class GuardedService;

struct ServerOptions {
    // `127.0.0.1:0`, `[::1]:7443`, `localhost:7443`; port 0 takes a free one.
    std::string address;
    // Of the listener; the guard's processor is put upon it.
    std::shared_ptr<grpc::ServerCredentials> credentials;
    // They outlive the server.
    std::vector<GuardedService *> services;
};

// A gRPC server whose every call passes the guard, with bounds on all that a client may ask of it, the standard health
// service and server reflection.
class Server {
public:
    // UNAVAILABLE when the address cannot be listened on.
    static core::Result<std::unique_ptr<Server>> start(ServerOptions options, Guard &guard);
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;
    // Stops without grace.
    ~Server();

    int port() const { return port_; }
    // Ends streams, lets calls finish until the grace has passed, then cancels them. Returns when all are over.
    void stop(std::chrono::milliseconds grace);

private:
    Server(Guard &guard, std::unique_ptr<grpc::Server> server, int port);

    Guard &guard_;
    std::unique_ptr<grpc::Server> server_;
    int port_;
};

} // namespace rpc
