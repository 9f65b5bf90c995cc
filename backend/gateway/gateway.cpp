#include "backend/gateway/gateway.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include <boost/asio/ssl/context.hpp>

#include "backend/gateway/probing.h"
#include "backend/gateway/worker.h"
#include "backend/web/tls_trust.h"

namespace gateway {

namespace {

using asio::ip::tcp;

core::Error unusable(const tcp::endpoint &endpoint, const std::string &why) {
    return {v1::UNAVAILABLE,
            "cannot listen for requests on '" + endpoint.address().to_string() + ":" + std::to_string(endpoint.port()) +
                "': " + why,
            {}};
}

} // namespace

struct Gateway::Network {
    Network(const GatewayOptions &options, const BundleHolder &bundles, Measures &measures, const core::Clock &clock)
        : options(options) {
        web::trustAuthorities(&tls, options.extraAuthority);
        const Worker::Shared shared{options, bundles, measures, tls, clock, [this] {
                                        const std::lock_guard lock(mutex);
                                        ended.notify_all();
                                    }};
        for (std::size_t i = 0; i < std::max<std::size_t>(1, options.threads); ++i)
            workers.push_back(std::make_unique<Worker>(shared, i));
    }

    std::size_t connections() const {
        std::size_t sum = 0;
        for (const auto &worker : workers)
            sum += worker->connections();
        return sum;
    }

    // On the first worker's thread.
    void accept() {
        acceptor->async_accept([this](ErrorCode failed, Socket socket) {
            if (failed == asio::error::operation_aborted || !acceptor->is_open())
                return;
            // One connection too many is closed at once: clients try again, and nothing grows without bound.
            if (!failed && connections() < options.maxConnections) {
                auto &worker = *workers[next++ % workers.size()];
                worker.serve(socket.release());
            }
            if (failed == asio::error::no_descriptors)
                return acceptLater();
            accept();
        });
    }

    // Without descriptors the same connection would be refused over and over.
    void acceptLater() {
        pause->expires_after(std::chrono::milliseconds(100));
        pause->async_wait([this](ErrorCode failed) {
            if (!failed && acceptor->is_open())
                accept();
        });
    }

    void closeAcceptor() {
        if (!acceptor)
            return;
        std::promise<void> closed;
        workers.front()->post([&] {
            ErrorCode ignored;
            acceptor->close(ignored);
            pause->cancel();
            closed.set_value();
        });
        closed.get_future().wait();
    }

    const GatewayOptions &options;
    std::mutex mutex;
    std::condition_variable ended;
    asio::ssl::context tls{asio::ssl::context::tls_client};
    std::vector<std::unique_ptr<Worker>> workers;
    std::optional<Acceptor> acceptor;
    std::optional<
        asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>>
        pause;
    std::size_t next = 0;
    bool isStopped = false;
};

Gateway::Gateway(GatewayOptions options, const core::Clock &clock)
    : options_(std::move(options)),
      measures_(clock, std::max<std::size_t>(1, options_.threads)),
      network_(std::make_unique<Network>(options_, bundles_, measures_, clock)) {}

Gateway::~Gateway() {
    network_->closeAcceptor();
    // The acceptor belongs to the first worker's context.
    for (std::size_t i = network_->workers.size(); i > 1; --i)
        network_->workers.pop_back();
    std::promise<void> done;
    network_->workers.front()->post([&] {
        network_->acceptor.reset();
        network_->pause.reset();
        done.set_value();
    });
    done.get_future().wait();
    network_->workers.clear();
}

core::Result<void> Gateway::listen(const std::string &ip, std::uint16_t port) {
    ErrorCode failed;
    const tcp::endpoint wanted(asio::ip::make_address(ip == "localhost" ? "127.0.0.1" : ip, failed), port);
    if (failed)
        return core::Error(v1::UNAVAILABLE, "cannot listen for requests on '" + ip + "': it is no IP address", {});
    auto &context = network_->workers.front()->context();
    auto &acceptor = network_->acceptor.emplace(context.get_executor());
    network_->pause.emplace(context.get_executor());
    acceptor.open(wanted.protocol(), failed);
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(wanted, failed);
    if (!failed)
        acceptor.listen(512, failed);
    if (failed)
        return unusable(wanted, failed.message());
    port_ = acceptor.local_endpoint(failed).port();
    network_->workers.front()->post([this] { network_->accept(); });
    return {};
}

void Gateway::stop() {
    if (std::exchange(network_->isStopped, true))
        return;
    network_->closeAcceptor();
    for (const auto &worker : network_->workers)
        worker->stop();
    std::unique_lock lock(network_->mutex);
    network_->ended.wait_for(lock, options_.stopTime, [this] { return network_->connections() == 0; });
}

std::size_t Gateway::connections() const {
    return network_->connections();
}

std::chrono::nanoseconds Gateway::idleTime() const {
    auto least = std::chrono::nanoseconds::max();
    for (const auto &worker : network_->workers)
        least = std::min(least, worker->idleTime());
    return least;
}

void Gateway::probe(const std::string &deployment, std::int64_t generation) {
    network_->workers.front()->start(
        [deployment, generation](WorkerParts &parts) { return gateway::probe(parts, deployment, generation); });
}

void Gateway::fetch(EndpointPtr endpoint, const std::string &path, std::function<void(Fetched)> done) {
    network_->workers.front()->start([endpoint = std::move(endpoint), path, done = std::move(done)](
                                         WorkerParts &parts) { return gateway::fetch(parts, endpoint, path, done); });
}

} // namespace gateway
