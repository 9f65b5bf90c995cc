#include "backend/client/transport.h"

#include "backend/client/endpoint.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

namespace client::detail {

std::shared_ptr<grpc::Channel> channelTo(const Endpoint &endpoint) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    // A proxy of the environment is for the web, not for a peer that is authenticated end to end.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetMaxReceiveMessageSize(32 << 20);
    grpc::SslCredentialsOptions options{endpoint.credentials.caPem, endpoint.credentials.privateKeyPem,
                                        endpoint.credentials.certificatePem};
    return grpc::CreateCustomChannel(endpoint.address, grpc::SslCredentials(options), arguments);
}

core::Error errorOf(const grpc::Status &status) {
    return core::Error(core::v1::UNAVAILABLE, status.error_message());
}

} // namespace client::detail
