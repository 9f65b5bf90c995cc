#include "tests/backend/rpc/client.h"

#include "pilothouse/v1/catalog_service.grpc.pb.h"
#include "pilothouse/v1/identity_service.grpc.pb.h"
#include "pilothouse/v1/resource_service.grpc.pb.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <future>
#include <vector>

namespace support {

namespace {

void bound(grpc::ClientContext *context) {
    context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
}

std::string bytesOf(const grpc::ByteBuffer &buffer) {
    std::vector<grpc::Slice> slices;
    std::string bytes;
    if (!buffer.Dump(&slices).ok())
        return bytes;
    for (const grpc::Slice &slice : slices)
        bytes.append(reinterpret_cast<const char *>(slice.begin()), slice.size());
    return bytes;
}

} // namespace

struct Watcher::Data {
    grpc::ClientContext context;
    std::unique_ptr<grpc::ClientReader<v1::WatchResponse>> reader;
};

Watcher::Watcher(std::unique_ptr<Data> data) : data_(std::move(data)) {}

Watcher::~Watcher() {
    data_->context.TryCancel();
}

bool Watcher::read(v1::WatchResponse *message) {
    return data_->reader->Read(message);
}

grpc::Status Watcher::finish() {
    return data_->reader->Finish();
}

void Watcher::cancel() {
    data_->context.TryCancel();
}

grpc::Status Client::getServerInfo(v1::ServerInfo *info, const std::string &traceparent) const {
    grpc::ClientContext context;
    bound(&context);
    if (!traceparent.empty())
        context.AddMetadata("traceparent", traceparent);
    v1::ServerInfo ignored;
    return v1::ResourceService::NewStub(channel_)->GetServerInfo(&context, {}, info ? info : &ignored);
}

grpc::Status Client::get(const std::string &name, v1::GetResponse *response) const {
    grpc::ClientContext context;
    bound(&context);
    v1::GetRequest request;
    request.set_name(name);
    v1::GetResponse ignored;
    return v1::ResourceService::NewStub(channel_)->Get(&context, request, response ? response : &ignored);
}

grpc::Status Client::apply(const std::string &reason) const {
    grpc::ClientContext context;
    bound(&context);
    v1::ApplyRequest request;
    request.set_reason(reason);
    v1::ApplyResponse response;
    return v1::ResourceService::NewStub(channel_)->Apply(&context, request, &response);
}

grpc::Status Client::importModel() const {
    grpc::ClientContext context;
    bound(&context);
    v1::ImportModelResponse response;
    return v1::CatalogService::NewStub(channel_)->ImportModel(&context, {}, &response);
}

grpc::Status Client::renewCertificate() const {
    grpc::ClientContext context;
    bound(&context);
    v1::RenewCertificateResponse response;
    return v1::IdentityService::NewStub(channel_)->RenewCertificate(&context, {}, &response);
}

grpc::Status Client::acceptInvitation(const std::string &reason, std::string *answer) const {
    grpc::ClientContext context;
    bound(&context);
    v1::AcceptInvitationRequest request;
    request.set_reason(reason);
    v1::AcceptInvitationResponse response;
    const auto status = v1::IdentityService::NewStub(channel_)->AcceptInvitation(&context, request, &response);
    if (answer)
        *answer = response.certificate_pem();
    return status;
}

std::unique_ptr<Watcher> Client::watch(const std::string &filter) const {
    auto data = std::make_unique<Watcher::Data>();
    bound(&data->context);
    v1::WatchRequest request;
    request.set_filter(filter);
    data->reader = v1::ResourceService::NewStub(channel_)->Watch(&data->context, request);
    return std::make_unique<Watcher>(std::move(data));
}

grpc::Status Client::raw(const std::string &path, const std::string &request, std::string *answer) const {
    grpc::ClientContext context;
    bound(&context);
    const grpc::Slice slice(request);
    const grpc::ByteBuffer message(&slice, 1);
    grpc::ByteBuffer reply;
    std::promise<grpc::Status> done;
    grpc::GenericStub(channel_).UnaryCall(&context, path, {}, &message, &reply,
                                          [&](grpc::Status status) { done.set_value(std::move(status)); });
    const grpc::Status status = done.get_future().get();
    if (answer)
        *answer = bytesOf(reply);
    return status;
}

} // namespace support
