#include <atomic>
#include <memory>
#include <mutex>

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>

#include "backend/telemetry/code.h"
#include "backend/telemetry/metric.h"
#include "backend/tls/credentials.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/service_process.h"
#include "tests/bench/stage.h"
#include "tests/support/temporary_directory.h"

#include "pilothouse/v1/fleet_service.grpc.pb.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr int Gpus = 64;
constexpr int Changes = 12;
constexpr double Limit = 1'500;

// An exporter over HTTP that says one temperature of all its GPUs.
class Exporter {
public:
    Exporter()
        : server_([this](support::ScriptedPeer &peer, int) {
              while (!peer.request().empty())
                  peer.send(support::wholeAnswer(text(), "text/plain; version=0.0.4"));
          }) {}

    void say(int celsius) { celsius_ = celsius; }
    std::string address() const { return server_.address(); }

private:
    std::string text() const {
        std::string text;
        for (int gpu = 0; gpu < Gpus; ++gpu)
            text += "DCGM_FI_DEV_GPU_TEMP{gpu=\"" + std::to_string(gpu) + "\",UUID=\"GPU-" + std::to_string(gpu) +
                    "\",Hostname=\"n1\"} " + std::to_string(celsius_) + "\n";
        return text;
    }

    std::atomic<int> celsius_{30};
    support::ScriptedServer server_;
};

// A service in a process of its own that scrapes the exporter every second, and somebody who watches its fleet.
class Watched {
public:
    Watched() : service_(directory_.path() / "data", ServiceProcess::daemonWords(directory_.path() / "data")) {
        if (!service_.isUp() || !addSource())
            return;
        grpc::ChannelArguments arguments;
        channel_ = grpc::CreateCustomChannel(
            service_.address(), tls::clientCredentials(service_.credentials(), Stage::TrustDomain), arguments);
        stub_ = v1::FleetService::NewStub(channel_);
        context_.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(10));
        v1::WatchFleetRequest request;
        request.add_metrics(v1::GPU_TEMPERATURE);
        stream_ = stub_->WatchFleet(&context_, request);
        isReady_ = true;
    }
    ~Watched() {
        context_.TryCancel();
        if (stream_)
            static_cast<void>(stream_->Finish());
    }

    bool isReady() const { return isReady_; }
    // Milliseconds from when the exporter says another value until a frame has it; nothing where none does.
    std::optional<double> change(int celsius) {
        exporter_.say(celsius);
        const double start = wallSeconds();
        v1::WatchFleetResponse message;
        while (stream_->Read(&message)) {
            if (isIn(message, celsius))
                return (wallSeconds() - start) * 1e3;
            if (wallSeconds() - start > 60)
                break;
        }
        return std::nullopt;
    }

private:
    bool addSource() {
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/gpus");
        cluster.mutable_cluster()->set_runtime(v1::EXTERNAL);
        v1::Resource source;
        source.mutable_meta()->set_name("telemetrySources/bench");
        auto &spec = *source.mutable_telemetry_source();
        spec.mutable_interval()->set_seconds(1);
        spec.mutable_exposition()->set_cluster("clusters/gpus");
        spec.mutable_exposition()->add_targets()->set_address(exporter_.address());
        return service_.owner().put(cluster).isOk() && service_.owner().put(source).isOk();
    }

    static bool isIn(const v1::WatchFleetResponse &message, int celsius) {
        for (const auto &column : message.frame().columns()) {
            const auto &codes = column.codes();
            const auto wanted =
                telemetry::encode(static_cast<float>(celsius), telemetry::factsOf(v1::GPU_TEMPERATURE).range);
            for (std::size_t at = 0; at + 1 < codes.size(); at += 2) {
                if (static_cast<unsigned char>(codes[at]) + 256 * static_cast<unsigned char>(codes[at + 1]) == wanted)
                    return true;
            }
        }
        return false;
    }

    support::TemporaryDirectory directory_;
    Exporter exporter_;
    ServiceProcess service_;
    std::shared_ptr<grpc::Channel> channel_;
    std::unique_ptr<v1::FleetService::Stub> stub_;
    grpc::ClientContext context_;
    std::unique_ptr<grpc::ClientReader<v1::WatchFleetResponse>> stream_;
    bool isReady_ = false;
};

// What is painted of it then is `heatmap.frame`.
Experiment sourceToClient() {
    const auto watched = std::make_shared<Watched>();
    Experiment experiment;
    experiment.gauges = {
        {"telemetry.source_to_client", "ms", "limit, greatest of 12, scraped value to frame, before 1 painting", 1}};
    experiment.ours = [watched, celsius = std::make_shared<int>(40)]() -> Figures {
        double greatest = 0;
        for (int change = 0; watched->isReady() && change < Changes; ++change) {
            *celsius = *celsius == 80 ? 40 : *celsius + 1;
            const auto time = watched->change(*celsius);
            if (!time)
                return failed("a value that an exporter says does not come");
            greatest = std::max(greatest, *time);
        }
        return watched->isReady() ? Figures{greatest} : failed("no service that scrapes and is watched");
    };
    experiment.theirs = [] { return Figures{Limit}; };
    return experiment;
}

} // namespace

std::vector<Offer> pixelOffers() {
    return {{{"telemetry.source_to_client"}, sourceToClient}};
}

} // namespace bench
