#include "backend/client/transport.h"

#include "backend/client/endpoint.h"
#include "backend/rpc/status_mapping.h"
#include "backend/tls/certificate.h"
#include "backend/tls/credentials.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <string_view>

namespace client::detail {

namespace {

constexpr int MessageLimit = 32 << 20;

// `example.org` of our own `spiffe://example.org/user/alice`: a private authority serves one domain.
std::string ownDomain(const tls::Credentials &credentials) {
    constexpr std::string_view scheme = "spiffe://";
    const auto certificate = tls::Certificate::parse(credentials.certificatePem);
    if (!certificate || certificate->uris().size() != 1 || !certificate->uris()[0].starts_with(scheme))
        return {};
    const auto path = std::string_view(certificate->uris()[0]).substr(scheme.size());
    return std::string(path.substr(0, path.find('/')));
}

// gRPC 1.51 ends the threads of its callbacks with the last channel that uses them, joining them on the thread that
// lets go of it. A call that outlives its link does so on one of those very threads, which then joins itself and
// aborts. A channel that leads nowhere, has made one call and is never let go keeps the threads for good.
void keepCallbackThreads() {
    struct Call {
        grpc::ClientContext context;
        grpc::Slice nothing;
        grpc::ByteBuffer request{&nothing, 1};
        grpc::ByteBuffer response;
    };
    // Volatile, or the compiler drops a pointer that nobody reads and leak checkers miss what it holds.
    [[maybe_unused]] static grpc::GenericStub *volatile kept = [] {
        auto *const stub = new grpc::GenericStub(grpc::CreateCustomChannel({}, nullptr, {}));
        const auto call = std::make_shared<Call>();
        stub->UnaryCall(&call->context, "/", {}, &call->request, &call->response, [call](const grpc::Status &) {});
        return stub;
    }();
}

} // namespace

std::shared_ptr<grpc::Channel> channelTo(const Endpoint &endpoint) {
    keepCallbackThreads();
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    // A proxy of the environment is for the web, not for a peer that is authenticated end to end.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetMaxReceiveMessageSize(MessageLimit);
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
