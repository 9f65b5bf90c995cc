#pragma once

#include <chrono>
#include <memory>
#include <string_view>

namespace grpc {
class ChannelCredentials;
class ServerCredentials;
} // namespace grpc

namespace tls {

class CertificateFiles;
struct Credentials;

// For a listener: TLS 1.2 at least. A certificate that a client shows is of the files' authority, or the handshake
// fails; what is answered to one who shows none, the guard decides (rpc::AuthProcessor). The files are watched; new
// ones count for new connections within the interval.
std::shared_ptr<grpc::ServerCredentials> serverCredentials(const CertificateFiles &files,
                                                           std::chrono::seconds interval = std::chrono::seconds(30));

// For a channel: trusts a server with a certificate of the credentials' authority that has exactly one URI,
// `spiffe://<trust domain>/service`. Its address is not looked at: the identity is the URI, as SPIFFE has it.
std::shared_ptr<grpc::ChannelCredentials> clientCredentials(const Credentials &credentials,
                                                            std::string_view trustDomain);

// For the channel of somebody who has no certificate yet: trusts a server that brings along an authority whose
// certificate has this SHA-256 (hex, of its DER), with a certificate of that authority for `spiffe://<any>/service`
// which holds by this machine's clock.
std::shared_ptr<grpc::ChannelCredentials> strangerCredentials(std::string_view authoritySha256);

} // namespace tls
