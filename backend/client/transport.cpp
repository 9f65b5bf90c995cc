#include "backend/client/transport.h"

#include "backend/client/endpoint.h"
#include "backend/rpc/status_mapping.h"
#include "backend/tls/certificate.h"
#include "backend/tls/credentials.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <string_view>

namespace client::detail {

namespace {

constexpr int MessageLimit = 32 << 20;
constexpr int Window = 1 << 20;

// `example.org` of our own `spiffe://example.org/user/alice`: a private authority serves one domain.
std::string ownDomain(const tls::Credentials &credentials) {
    constexpr std::string_view scheme = "spiffe://";
    const auto certificate = tls::Certificate::parse(credentials.certificatePem);
    if (!certificate || certificate->uris().size() != 1 || !certificate->uris()[0].starts_with(scheme))
        return {};
    const auto path = std::string_view(certificate->uris()[0]).substr(scheme.size());
    return std::string(path.substr(0, path.find('/')));
}

} // namespace

std::shared_ptr<grpc::Channel> channelTo(const Endpoint &endpoint) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    // A proxy of the environment is for the web, not for a peer that is authenticated end to end.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetMaxReceiveMessageSize(MessageLimit);
    // Probing how much the line takes would wake an idle console twice a second; a fixed window serves instead.
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, Window);
    const auto domain = endpoint.trustDomain.empty() ? ownDomain(endpoint.credentials) : endpoint.trustDomain;
    return grpc::CreateCustomChannel(endpoint.address, tls::clientCredentials(endpoint.credentials, domain), arguments);
}

core::Error errorOf(const grpc::Status &status) {
    // gRPC has no code of its own for a handshake that failed; these are the words of OpenSSL and of gRPC's verifiers.
    if (status.error_code() == grpc::StatusCode::UNAVAILABLE) {
        for (const auto *words : {"certificate verify failed", "Custom verification check failed"}) {
            if (status.error_message().find(words) != std::string::npos)
                return core::Error(core::v1::UNTRUSTED_SERVER,
                                   "the service is not the one that this console trusts: " + status.error_message());
        }
    }
    return rpc::fromStatus(status);
}

} // namespace client::detail
