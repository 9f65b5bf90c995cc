#pragma once

#include <memory>
#include <string>

#include <grpcpp/support/status.h>

namespace grpc {
class Channel;
}

namespace pilothouse::v1 {
class GetResponse;
class ServerInfo;
class WatchResponse;
} // namespace pilothouse::v1

namespace support {

namespace v1 = pilothouse::v1;

// An open stream, read by waiting.
class Watcher {
public:
    struct Data;
    explicit Watcher(std::unique_ptr<Data> data);
    ~Watcher();

    bool read(v1::WatchResponse *message);
    grpc::Status finish();
    void cancel();

private:
    std::unique_ptr<Data> data_;
};

// Calls of the test's services, each with a deadline of ten seconds.
class Client {
public:
    explicit Client(std::shared_ptr<grpc::Channel> channel) : channel_(std::move(channel)) {}

    grpc::Status getServerInfo(v1::ServerInfo *info = nullptr, const std::string &traceparent = {}) const;
    grpc::Status get(const std::string &name, v1::GetResponse *response = nullptr) const;
    // The reason of the change chooses what the service does.
    grpc::Status apply(const std::string &reason) const;
    grpc::Status importModel() const;
    grpc::Status renewCertificate() const;
    // Who the service takes the caller for is answered as `certificate_pem`.
    grpc::Status acceptInvitation(const std::string &reason, std::string *answer = nullptr) const;
    std::unique_ptr<Watcher> watch(const std::string &filter = {}) const;
    // A message of raw bytes to any path; `answer` is the first message that comes back.
    grpc::Status raw(const std::string &path, const std::string &request, std::string *answer = nullptr) const;

private:
    std::shared_ptr<grpc::Channel> channel_;
};

} // namespace support
