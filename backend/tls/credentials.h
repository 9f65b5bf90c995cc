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

// For a listener: TLS 1.2 at least, every client shows a certificate of the files' authority. The files are watched;
// new ones count for new connections within the interval.
std::shared_ptr<grpc::ServerCredentials> serverCredentials(const CertificateFiles &files,
                                                           std::chrono::seconds interval = std::chrono::seconds(30));

// For a channel: trusts a server with a certificate of the credentials' authority that has exactly one URI,
// `spiffe://<trust domain>/service`. Its address is not looked at: the identity is the URI, as SPIFFE has it.
std::shared_ptr<grpc::ChannelCredentials> clientCredentials(const Credentials &credentials,
                                                            std::string_view trustDomain);

} // namespace tls
