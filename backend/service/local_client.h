#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "backend/core/result.h"
#include "backend/ledger/ledger.h"
#include "backend/tls/credential_files.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace service {

namespace v1 = pilothouse::v1;

// Speaks to the service that runs on a data directory, in the name of the directory's owner. Blocks; for programs that
// do one thing and end.
class LocalClient {
public:
    using Progress = std::function<void(const v1::OperationStatus &)>;

    // FILE_NOT_FOUND when no service runs there, or what it left behind leads nowhere.
    static core::Result<LocalClient> join(const std::filesystem::path &dataDirectory);
    // `address` as ControlService::address() has it.
    static core::Result<LocalClient> connect(const std::string &address, const tls::Credentials &credentials);

    LocalClient(LocalClient &&) noexcept;
    LocalClient &operator=(LocalClient &&) noexcept;
    ~LocalClient();

    core::Result<v1::EnrollPrincipalResponse> enroll(const v1::EnrollPrincipalRequest &request);
    // Verifies as an operation and waits for its end: how many entries agree, or STORE_SEALED.
    core::Result<std::int64_t> verify(ledger::Ledger::Depth depth, const Progress &progress);

private:
    struct Stubs;

    explicit LocalClient(std::unique_ptr<Stubs> stubs);

    std::unique_ptr<Stubs> stubs_;
};

// Brings a token to the service at an address (`host:port`), as somebody without a certificate: the service is known by
// the SHA-256 of its authority's certificate (hex). Tries again where the connection breaks, with the same request id.
core::Result<v1::AcceptInvitationResponse> acceptInvitation(const std::string &address,
                                                            const std::string &authoritySha256,
                                                            const v1::AcceptInvitationRequest &request);

} // namespace service
