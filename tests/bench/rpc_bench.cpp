#include <unistd.h>

#include <fstream>

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include "backend/tls/credentials.h"
#include "tests/bench/bench.h"
#include "tests/bench/echo.h"
#include "tests/bench/figures.h"
#include "tests/bench/service_process.h"
#include "tests/bench/stage.h"
#include "tests/support/temporary_directory.h"

#include "pilothouse/v1/resource_service.grpc.pb.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr int Reads = 2'000;
constexpr int Changes = 500;
constexpr int Models = 1'000;
constexpr const char *ModelName = "models/model-1000001";

// One end's half of a comparison: a channel of its own, and the process at its other end.
class Peer {
public:
    Peer(const std::string &address, const tls::Credentials &credentials, pid_t process)
        : process_(process),
          stub_(v1::ResourceService::NewStub(
              grpc::CreateChannel(address, tls::clientCredentials(credentials, Stage::TrustDomain)))) {}

    std::optional<v1::GetResponse> get() {
        grpc::ClientContext context;
        v1::GetRequest request;
        request.set_name(ModelName);
        v1::GetResponse response;
        if (!stub_->Get(&context, request, &response).ok())
            return std::nullopt;
        return response;
    }

    // One after the other: p50 and p99 in microseconds, and processor time of both ends for each.
    Figures read() {
        std::vector<double> seconds;
        const double before = processorSeconds() + processorSeconds(process_);
        for (int count = 0; count < Reads; ++count) {
            const double start = wallSeconds();
            if (!get())
                return failed("a call to Get failed");
            seconds.push_back(wallSeconds() - start);
        }
        const double used = processorSeconds() + processorSeconds(process_) - before;
        return {percentile(seconds, 0.5) * 1e6, percentile(seconds, 0.99) * 1e6, used / Reads * 1e6};
    }

    // Changes the model so many times, each on what the one before made of it; the median in microseconds.
    Figures change(v1::Resource *model) {
        std::vector<double> seconds;
        for (int count = 0; count < Changes; ++count) {
            v1::ApplyRequest request;
            request.set_reason("Another edition");
            auto &put = *request.add_changes()->mutable_put();
            *put.mutable_resource() = *model;
            put.mutable_resource()->clear_model_status();
            put.mutable_resource()->mutable_model()->set_publisher("Publisher " + std::to_string(++editions_));
            put.set_etag(model->meta().etag());
            grpc::ClientContext context;
            v1::ApplyResponse response;
            const double start = wallSeconds();
            if (!stub_->Apply(&context, request, &response).ok() || response.applied().resources_size() != 1)
                return failed("a call to Apply failed");
            seconds.push_back(wallSeconds() - start);
            *model = response.applied().resources(0);
        }
        return {percentile(seconds, 0.5) * 1e6};
    }

private:
    pid_t process_;
    std::unique_ptr<v1::ResourceService::Stub> stub_;
    int editions_ = 0;
};

// The real service and a plain echo, each in a process of its own, called from this one over mutual TLS.
class Pair {
public:
    Pair() { isReady_ = writeHistory(directory(), Models, Models + 1) && startService() && startEcho(); }

    bool isReady() const { return isReady_; }
    Peer &ours() { return *ours_; }
    Peer &theirs() { return *theirs_; }
    // As the service holds it.
    v1::Resource model() { return ours_->get().value_or(v1::GetResponse()).resource(); }

private:
    std::filesystem::path directory() const { return directory_.path() / "data"; }

    bool startService() {
        service_.emplace(directory(), ServiceProcess::daemonWords(directory()));
        if (!service_->isUp())
            return false;
        ours_.emplace(service_->address(), service_->credentials(), service_->pid());
        const auto answer = ours_->get();
        return answer && (std::ofstream(echoAnswerPath(directory())) << answer->SerializeAsString()).good();
    }

    bool startEcho() {
        echo_.emplace(std::filesystem::read_symlink("/proc/self/exe").string(),
                      std::vector<std::string>{"echo", directory().string()});
        if (!echo_->says("\n"))
            return false;
        auto line = echo_->output();
        const auto address = line.substr(line.rfind(' ') + 1);
        theirs_.emplace(address.substr(0, address.find('\n')), service_->credentials(), echo_->pid());
        return true;
    }

    support::TemporaryDirectory directory_;
    std::optional<ServiceProcess> service_;
    std::optional<support::Child> echo_;
    std::optional<Peer> ours_;
    std::optional<Peer> theirs_;
    bool isReady_ = false;
};

Figures noPair() {
    return failed("service and echo do not start");
}

Experiment read() {
    const auto pair = std::make_shared<Pair>();
    constexpr const char *reference = "callback echo, same transport and size";
    Experiment experiment;
    experiment.gauges = {{"rpc.read_p50", "us", reference, 1.5},
                         {"rpc.read_p99", "us", reference, 2},
                         {"rpc.read_cpu", "us", "the same; CPU of both ends for each call", 1.5}};
    experiment.ours = [pair] { return pair->isReady() ? pair->ours().read() : noPair(); };
    experiment.theirs = [pair] { return pair->theirs().read(); };
    experiment.rounds = 9;
    return experiment;
}

Experiment change() {
    const auto pair = std::make_shared<Pair>();
    Experiment experiment;
    experiment.gauges = {{"rpc.change", "us", "echo that makes one page of 4 KiB durable", 1.3}};
    experiment.ours = [pair, model = pair->isReady() ? pair->model() : v1::Resource()]() mutable {
        return pair->isReady() ? pair->ours().change(&model) : noPair();
    };
    experiment.theirs = [pair, model = pair->isReady() ? pair->model() : v1::Resource()]() mutable {
        return pair->theirs().change(&model);
    };
    experiment.rounds = 9;
    return experiment;
}

} // namespace

std::vector<Offer> rpcOffers() {
    return {{{"rpc.read_p50", "rpc.read_p99", "rpc.read_cpu"}, read}, {{"rpc.change"}, change}};
}

} // namespace bench
