#include "backend/rpc/auth_processor.h"

#include "backend/core/result.h"
#include "backend/rpc/authentication.h"
#include "backend/rpc/guard.h"
#include "backend/rpc/metrics.h"

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
        for (int i = 0; service && i < service->method_count(); ++i)
            if (service->method(i)->options().HasExtension(v1::rule))
                paths_.insert("/" + service->full_name() + "/" + service->method(i)->name());
    }
}

grpc::Status AuthProcessor::Process(const InputMetadata &metadata, grpc::AuthContext *context,
                                    OutputMetadata * /*consumed*/, OutputMetadata * /*response*/) {
    const auto refuse = [this](const core::Error &error) {
        guard_.metrics().turnedAway(static_cast<int>(error.code()));
        return statusOf(error);
    };
    const core::Result<std::shared_ptr<const Credential>> credential = guard_.authenticator().credential(*context);
    // Whoever proves no identity causes no write.
    if (!credential)
        return refuse(credential.error());
    if (const core::Result<Principal> principal = guard_.authenticator().authenticate(**credential); !principal) {
        guard_.refuse(**credential, principal.error());
        return refuse(principal.error());
    }
    const auto path = metadata.find(":path");
    if (path == metadata.end() || !paths_.contains(std::string_view(path->second.data(), path->second.size())))
        return refuse(core::Error(v1::UNIMPLEMENTED, "the service has no such method"));
    return grpc::Status::OK;
}

} // namespace rpc
