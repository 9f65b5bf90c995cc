#include "tests/backend/service/service_client.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>

#include "backend/rpc/status_mapping.h"
#include "backend/tls/credentials.h"

namespace support {

namespace {

grpc::ByteBuffer bufferOf(const google::protobuf::Message &message) {
    const grpc::Slice slice(message.SerializeAsString());
    return {&slice, 1};
}

std::string bytesOf(const grpc::ByteBuffer &buffer) {
    std::vector<grpc::Slice> slices;
    std::string bytes;
    if (!buffer.Dump(&slices).ok())
        return bytes;
    for (const auto &slice : slices)
        bytes.append(reinterpret_cast<const char *>(slice.begin()), slice.size());
    return bytes;
}

} // namespace

struct WatchStream::Data final : grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
    Data(const std::shared_ptr<grpc::Channel> &channel, const std::string &path,
         const google::protobuf::Message &request, Reading reading)
        : stub(channel), first(bufferOf(request)) {
        stub.PrepareBidiStreamingCall(&context, path, {}, this);
        StartWriteLast(&first, {});
        AddHold();
        if (reading == Reading::AtOnce)
            read();
        StartCall();
    }

    // Without it the stream does not end either.
    void read() {
        if (std::exchange(isReading, true))
            return;
        StartRead(&incoming);
        RemoveHold();
    }

    void OnReadDone(bool isRead) override {
        if (!isRead)
            return;
        v1::WatchResponse message;
        message.ParseFromString(bytesOf(incoming));
        {
            const std::lock_guard lock(mutex);
            messages.push_back(std::move(message));
        }
        changed.notify_all();
        incoming.Clear();
        StartRead(&incoming);
    }

    void OnDone(const grpc::Status &status) override {
        const std::lock_guard lock(mutex);
        end = status;
        changed.notify_all();
    }

    grpc::GenericStub stub;
    grpc::ClientContext context;
    grpc::ByteBuffer first;
    grpc::ByteBuffer incoming;
    bool isReading = false;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<v1::WatchResponse> messages;
    std::optional<grpc::Status> end;
};

WatchStream::WatchStream(std::unique_ptr<Data> data) : data_(std::move(data)) {}

WatchStream::~WatchStream() {
    data_->context.TryCancel();
    data_->read();
    std::unique_lock lock(data_->mutex);
    data_->changed.wait(lock, [this] { return data_->end.has_value(); });
}

core::Result<v1::WatchResponse> WatchStream::next(std::chrono::milliseconds time) {
    data_->read();
    std::unique_lock lock(data_->mutex);
    data_->changed.wait_for(lock, time, [this] { return !data_->messages.empty() || data_->end; });
    if (!data_->messages.empty()) {
        auto message = std::move(data_->messages.front());
        data_->messages.pop_front();
        return message;
    }
    if (data_->end && !data_->end->ok())
        return rpc::fromStatus(*data_->end);
    return core::Error(v1::UNAVAILABLE, "no message came");
}

ServiceClient::ServiceClient(const std::string &address, const tls::Credentials &credentials,
                             const std::string &trustDomain)
    : ServiceClient(address, tls::clientCredentials(credentials, trustDomain)) {
    credentials_ = credentials;
}

ServiceClient::ServiceClient(const std::string &address, const std::shared_ptr<grpc::ChannelCredentials> &stranger) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetMaxReceiveMessageSize(16 << 20);
    // A client that does not read takes no more than the window that it began with.
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    channel_ = grpc::CreateCustomChannel(address, stranger, arguments);
}

core::Result<void> ServiceClient::call(const std::string &path, const google::protobuf::Message &request,
                                       google::protobuf::Message *response) const {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    const auto message = bufferOf(request);
    grpc::ByteBuffer reply;
    std::promise<grpc::Status> done;
    grpc::GenericStub(channel_).UnaryCall(&context, path, {}, &message, &reply,
                                          [&](grpc::Status status) { done.set_value(std::move(status)); });
    const auto status = done.get_future().get();
    if (!status.ok())
        return rpc::fromStatus(status);
    response->ParseFromString(bytesOf(reply));
    return {};
}

std::string ServiceClient::pathOf(const std::string &method) {
    const auto dot = method.find('.');
    return "/pilothouse.v1." + method.substr(0, dot) + "/" + method.substr(dot + 1);
}

core::Result<v1::Resource> ServiceClient::get(const std::string &name) const {
    v1::GetRequest request;
    request.set_name(name);
    auto response = ask<v1::GetResponse>("ResourceService.Get", request);
    if (!response)
        return response.error();
    return response->resource();
}

core::Result<v1::ListResponse> ServiceClient::list(const std::string &kind, const std::string &filter) const {
    v1::ListRequest request;
    request.set_kind(kind);
    request.set_filter(filter);
    request.set_page_size(1000);
    return ask<v1::ListResponse>("ResourceService.List", request);
}

core::Result<v1::Applied> ServiceClient::apply(const v1::Change &change, const std::string &reason) const {
    v1::ApplyRequest request;
    *request.add_changes() = change;
    request.set_reason(reason);
    auto response = ask<v1::ApplyResponse>("ResourceService.Apply", request);
    if (!response)
        return response.error();
    return response->applied();
}

core::Result<v1::Applied> ServiceClient::put(const v1::Resource &resource, const std::string &etag) const {
    v1::Change change;
    *change.mutable_put()->mutable_resource() = resource;
    change.mutable_put()->set_etag(etag);
    return apply(change);
}

core::Result<v1::Applied> ServiceClient::remove(const std::string &name) const {
    const auto current = get(name);
    if (!current)
        return current.error();
    v1::Change change;
    change.mutable_delete_()->set_name(name);
    change.mutable_delete_()->set_etag(current->meta().etag());
    return apply(change);
}

std::unique_ptr<WatchStream> ServiceClient::watch(const v1::WatchRequest &request, WatchStream::Reading reading) const {
    return std::make_unique<WatchStream>(
        std::make_unique<WatchStream::Data>(channel_, pathOf("ResourceService.Watch"), request, reading));
}

std::unique_ptr<WatchStream> ServiceClient::open(const std::string &method,
                                                 const google::protobuf::Message &request) const {
    return std::make_unique<WatchStream>(
        std::make_unique<WatchStream::Data>(channel_, pathOf(method), request, WatchStream::Reading::AtOnce));
}

} // namespace support
