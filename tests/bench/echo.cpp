#include "tests/bench/echo.h"

#include <csignal>
#include <iostream>

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "backend/core/whole_file.h"
#include "backend/tls/certificate_files.h"
#include "backend/tls/credentials.h"
#include "tests/bench/durable_append.h"

#include "pilothouse/v1/resource_service.grpc.pb.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr std::size_t LargestAnswer = 1 << 20;

class Echo final : public v1::ResourceService::CallbackService {
public:
    explicit Echo(const std::filesystem::path &dataDirectory) : pages_(dataDirectory / "echo.pages") {
        const auto bytes = core::readWholeFile(echoAnswerPath(dataDirectory), LargestAnswer);
        if (bytes)
            answer_.ParseFromString(*bytes);
    }

    grpc::ServerUnaryReactor *Get(grpc::CallbackServerContext *context, const v1::GetRequest *,
                                  v1::GetResponse *response) override {
        *response = answer_;
        return finish(context, grpc::Status::OK);
    }

    grpc::ServerUnaryReactor *Apply(grpc::CallbackServerContext *context, const v1::ApplyRequest *request,
                                    v1::ApplyResponse *response) override {
        for (const auto &change : request->changes())
            *response->mutable_applied()->add_resources() = change.put().resource();
        return finish(context, pages_.append() ? grpc::Status::OK : grpc::Status(grpc::UNAVAILABLE, "not written"));
    }

private:
    static grpc::ServerUnaryReactor *finish(grpc::CallbackServerContext *context, const grpc::Status &status) {
        auto *reactor = context->DefaultReactor();
        reactor->Finish(status);
        return reactor;
    }

    v1::GetResponse answer_;
    DurableAppend pages_;
};

} // namespace

std::filesystem::path echoAnswerPath(const std::filesystem::path &dataDirectory) {
    return dataDirectory / "echo.answer";
}

int runEcho(const std::filesystem::path &dataDirectory) {
    sigset_t end;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &end, nullptr);
    Echo echo(dataDirectory);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.RegisterService(&echo);
    builder.AddListeningPort("127.0.0.1:0", tls::serverCredentials(tls::CertificateFiles(dataDirectory / "server")),
                             &port);
    const auto server = builder.BuildAndStart();
    if (!server)
        return 1;
    std::cout << "Listening on 127.0.0.1:" << port << std::endl;
    int signal = 0;
    ::sigwait(&end, &signal);
    server->Shutdown();
    return 0;
}

} // namespace bench
