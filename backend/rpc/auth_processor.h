#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <grpcpp/security/auth_metadata_processor.h>

namespace rpc {

class Guard;

// The first half of the guard, on the listener's credentials: every call, health and reflection included, comes from a
// known principal and goes to a path of the contract; only paths that the contract calls anonymous are open to whoever
// reaches the listener. Runs on gRPC's polling threads and does not block.
class AuthProcessor final : public grpc::AuthMetadataProcessor {
public:
    // Full names of services, whose RPCs are looked up among the linked descriptors.
    AuthProcessor(const Guard &guard, const std::vector<std::string_view> &services);

    bool IsBlocking() const override { return false; }
    grpc::Status Process(const InputMetadata &metadata, grpc::AuthContext *context, OutputMetadata *consumed,
                         OutputMetadata *response) override;

private:
    const Guard &guard_;
    std::set<std::string, std::less<>> paths_;
    std::set<std::string, std::less<>> anonymousPaths_;
};

} // namespace rpc
