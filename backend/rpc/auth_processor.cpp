#include "backend/rpc/auth_processor.h"

#include "backend/core/result.h"
#include "backend/rpc/authentication.h"
#include "backend/rpc/guard.h"
#include "backend/rpc/metrics.h"

#include "pilothouse/v1/anonymity.pb.h"

#include <google/protobuf/descriptor.h>

namespace rpc {

namespace {

// Not of the contract and without a rule; open to every known principal.
constexpr std::string_view exceptions[] = {
    "/grpc.health.v1.Health/Check",
    "/grpc.health.v1.Health/Watch",
    "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
};

// gRPC sends no details with a refusal of the processor, so the message says everything.
grpc::Status statusOf(const core::Error &error) {
    return {static_cast<grpc::StatusCode>(error.code()), error.message()};
}

} // namespace

AuthProcessor::AuthProcessor(const Guard &guard, const std::vector<std::string_view> &services)
    : guard_(guard), paths_(std::begin(exceptions), std::end(exceptions)) {
    for (const std::string_view name : services) {
        const auto *service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(std::string(name));
        for (int i = 0; service && i < service->method_count(); ++i) {
            const auto &options = service->method(i)->options();
            const std::string path = "/" + service->full_name() + "/" + service->method(i)->name();
            if (options.HasExtension(v1::rule))
                paths_.insert(path);
            if (options.HasExtension(v1::rule) && options.GetExtension(v1::anonymous))
                anonymousPaths_.insert(path);
        }
    }
}

grpc::Status AuthProcessor::Process(const InputMetadata &metadata, grpc::AuthContext *context,
                                    OutputMetadata * /*consumed*/, OutputMetadata * /*response*/) {
    const auto refuse = [this](const core::Error &error) {
        guard_.metrics().turnedAway(static_cast<int>(error.code()));
        return statusOf(error);
    };
    const auto found = metadata.find(":path");
    const std::string_view path =
        found == metadata.end() ? std::string_view() : std::string_view(found->second.data(), found->second.size());
    if (anonymousPaths_.contains(path))
        return grpc::Status::OK;
    const core::Result<std::shared_ptr<const Credential>> credential = guard_.authenticator().credential(*context);
    // Whoever proves no identity causes no write.
    if (!credential)
        return refuse(credential.error());
    if (const core::Result<Principal> principal = guard_.authenticator().authenticate(**credential); !principal) {
        guard_.refuse(**credential, principal.error());
        return refuse(principal.error());
    }
    if (!paths_.contains(path))
        return refuse(core::Error(v1::UNIMPLEMENTED, "the service has no such method"));
    return grpc::Status::OK;
}

} // namespace rpc
