#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "backend/core/result.h"
#include "backend/tls/credential_files.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace google::protobuf {
class Message;
}

namespace grpc {
class Channel;
class ChannelCredentials;
} // namespace grpc

namespace support {

namespace v1 = pilothouse::v1;

// An open Watch, read by waiting.
class WatchStream {
public:
    struct Data;
    // Whether messages are taken as they come, or none before somebody asks for the first.
    enum class Reading { AtOnce, WhenAsked };
    explicit WatchStream(std::unique_ptr<Data> data);
    ~WatchStream();

    // The next message; the error that the stream ended with, or UNAVAILABLE when none came within the time.
    core::Result<v1::WatchResponse> next(std::chrono::milliseconds time = std::chrono::seconds(10));

private:
    std::unique_ptr<Data> data_;
};

// Calls of a service over mutual TLS, by their paths, each with a deadline of 20 seconds.
class ServiceClient {
public:
    ServiceClient(const std::string &address, const tls::Credentials &credentials, const std::string &trustDomain);
    // Somebody without a certificate.
    ServiceClient(const std::string &address, const std::shared_ptr<grpc::ChannelCredentials> &stranger);

    core::Result<void> call(const std::string &path, const google::protobuf::Message &request,
                            google::protobuf::Message *response) const;

    // `Service.Method`, for example `ResourceService.Get`.
    template <typename Response>
    core::Result<Response> ask(const std::string &method, const google::protobuf::Message &request) const {
        Response response;
        auto done = call(pathOf(method), request, &response);
        if (!done)
            return done.error();
        return response;
    }

    core::Result<v1::Resource> get(const std::string &name) const;
    core::Result<v1::ListResponse> list(const std::string &kind, const std::string &filter = {}) const;
    core::Result<v1::Applied> apply(const v1::Change &change, const std::string &reason = {}) const;
    // Creates, or replaces what has the etag.
    core::Result<v1::Applied> put(const v1::Resource &resource, const std::string &etag = {}) const;
    core::Result<v1::Applied> remove(const std::string &name) const;
    std::unique_ptr<WatchStream> watch(const v1::WatchRequest &request,
                                       WatchStream::Reading reading = WatchStream::Reading::AtOnce) const;
    // A stream of another RPC, `FleetService.WatchFleet`: what it tells is taken and means nothing, its end counts.
    std::unique_ptr<WatchStream> open(const std::string &method, const google::protobuf::Message &request) const;

    const tls::Credentials &credentials() const { return credentials_; }

private:
    static std::string pathOf(const std::string &method);

    tls::Credentials credentials_;
    std::shared_ptr<grpc::Channel> channel_;
};

} // namespace support
