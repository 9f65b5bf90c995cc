#include <atomic>
#include <optional>
#include <thread>

#include "tests/backend/gateway/scripted_server.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/service_process.h"
#include "tests/bench/watched_window.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr int Gpus = 64;
constexpr int Changes = 12;
constexpr auto Phase = std::chrono::milliseconds(83);
constexpr auto Patience = std::chrono::seconds(60);
constexpr double Limit = 1'500;
// Degrees that are other colors on the map.
constexpr int Cool = 35;
constexpr int Warm = 75;

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

    std::atomic<int> celsius_{Cool};
    support::ScriptedServer server_;
};

// A service in a process of its own that scrapes the exporter every second, and a console's map of its fleet.
class Watched {
public:
    Watched() : service_(data(), ServiceProcess::daemonWords(data())) {
        if (service_.isUp() && addSource())
            window_.emplace(data(), "gpus");
    }

    bool isReady() const { return window_ && window_->isUp(); }
    // Milliseconds from when the exporter says another value until its color is on the map; nothing where it is not.
    std::optional<double> change() {
        const auto before = window_->lines().size();
        isWarm_ = !isWarm_;
        const double start = wallSeconds();
        exporter_.say(isWarm_ ? Warm : Cool);
        const auto seen = window_->timeAfter(before, Patience);
        return seen ? std::optional((*seen - start) * 1e3) : std::nullopt;
    }

private:
    std::filesystem::path data() const { return directory_.path() / "data"; }

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

    support::TemporaryDirectory directory_;
    Exporter exporter_;
    ServiceProcess service_;
    std::optional<WatchedWindow> window_;
    bool isWarm_ = false;
};

// Values change at all phases of a second, the first of each round right after it was read.
Experiment sourceToPixel() {
    const auto watched = std::make_shared<Watched>();
    Experiment experiment;
    experiment.gauges = {{"telemetry.source_to_pixel", "ms", "limit, greatest of 12, exporter to map", 1}};
    experiment.ours = [watched]() -> Figures {
        double greatest = 0;
        for (int change = 0; watched->isReady() && change < Changes; ++change) {
            std::this_thread::sleep_for(change * Phase);
            const auto time = watched->change();
            if (!time)
                return failed("a value that an exporter says is not to be seen");
            greatest = std::max(greatest, *time);
        }
        return watched->isReady() ? Figures{greatest} : failed("no service that scrapes and is shown");
    };
    experiment.theirs = [] { return Figures{Limit}; };
    return experiment;
}

} // namespace

std::vector<Offer> pixelOffers() {
    return {{{"telemetry.source_to_pixel"}, sourceToPixel}};
}

} // namespace bench
