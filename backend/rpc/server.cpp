#include "backend/rpc/server.h"

#include "backend/rpc/guard.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <string_view>
#include <utility>

namespace rpc {

namespace {

constexpr int mostReceivedBytes = 4 * 1024 * 1024;
constexpr int mostMetadataBytes = 8 * 1024;
constexpr int mostStreamsPerConnection = 100;
constexpr std::size_t mostMemoryBytes = 256 * 1024 * 1024;
constexpr int mostThreads = 64;

// Bounds against clients that are slow, broken or hostile.
void bound(grpc::ServerBuilder *builder) {
    builder->SetMaxReceiveMessageSize(mostReceivedBytes);
    builder->AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, mostMetadataBytes);
    builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, mostStreamsPerConnection);
    builder->AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, 10'000);
    builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
    builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
    builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    builder->AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 30'000);
    builder->AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, 2);
    // Two services must not share a port, each taking half of the connections.
    builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    grpc::ResourceQuota quota("pilothouse");
    quota.Resize(mostMemoryBytes).SetMaxThreads(mostThreads);
    builder->SetResourceQuota(quota);
}

} // namespace

core::Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Guard &guard) {
    // Both are switches of the library and count for the builders made after them.
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    bound(&builder);
    std::vector<std::string_view> names;
    for (GuardedService *service : options.services) {
        names.push_back(service->fullName());
        builder.RegisterService(&service->service());
    }
    options.credentials->SetAuthMetadataProcessor(guard.processor(names));
    int port = 0;
    builder.AddListeningPort(options.address, options.credentials, &port);
    std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
    if (!server || port == 0)
        return core::Error(v1::UNAVAILABLE,
                           "the service cannot listen on " + options.address +
                               "; is it in use, not of this host, or a port below 1024 that is for root alone?",
                           {{"address", options.address}});
    return std::unique_ptr<Server>(new Server(guard, std::move(server), port));
}

Server::Server(Guard &guard, std::unique_ptr<grpc::Server> server, int port)
    : guard_(guard), server_(std::move(server)), port_(port) {}

Server::~Server() {
    stop(std::chrono::milliseconds(0));
}

void Server::stop(std::chrono::milliseconds grace) {
    guard_.stop();
    server_->Shutdown(std::chrono::system_clock::now() + grace);
    server_->Wait();
}

} // namespace rpc
