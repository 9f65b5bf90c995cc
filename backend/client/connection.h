#pragma once

#include "backend/client/caller.h"
#include "backend/client/endpoint.h"
#include "backend/core/clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace core {
class Random;
}

namespace pilothouse::v1 {
class ServerInfo;
}

namespace client {

namespace v1 = pilothouse::v1;

namespace detail {
class Doorbell;
}

class AuditCalls;
class CatalogCalls;
class DeploymentCalls;
class FleetCalls;
class GatewayCalls;
class IdentityCalls;
class OperationCalls;
class Renewal;
class ResourceCalls;
class SecretCalls;

// The console's tie to one service: finds it, keeps one channel to it, probes it, comes back after a loss with bounded
// exponential back-off, and renews its certificate. Lives on one thread, which it never blocks; looks for the service
// from its construction, and greets it from the event loop. Calls that are made while it is not online fail at once as
// UNAVAILABLE.
class Connection final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Connecting,
        Online,
        // Tries again at retryAt().
        Offline,
        // One of both ends does not accept the other; tries again when the source changes, on retry(), or at retryAt().
        Refused,
    };
    Q_ENUM(State)

    struct Timing {
        std::chrono::milliseconds probeInterval = std::chrono::seconds(10);
        std::chrono::milliseconds attemptDeadline = std::chrono::seconds(10);
        std::chrono::milliseconds firstDelay = std::chrono::milliseconds(250);
        std::chrono::milliseconds longestDelay = std::chrono::seconds(30);
    };

    // What is referred to outlives the connection.
    struct Options {
        EndpointSource &source;
        const core::Clock &clock;
        core::Random &random;
        Timing timing;
    };

    explicit Connection(const Options &options, QObject *parent = nullptr);
    ~Connection() override;

    // Tries at once, whatever the back-off says; looks anew at a service that is online.
    void retry();
    // Renews its certificate now, whether it is due or not: linkRenewed() or renewalFailed() follows.
    void renewCertificate();

    State state() const { return state_; }
    bool isOnline() const { return state_ == State::Online; }
    // Why it is offline or refused; kept while it tries again.
    const std::optional<core::Error> &error() const { return error_; }
    std::optional<core::Clock::TimePoint> retryAt() const { return retryAt_; }
    // Of the last probe, there and back.
    std::optional<std::chrono::microseconds> latency() const { return latency_; }
    // As of the last probe; empty before the first one.
    const v1::ServerInfo &serverInfo() const { return *serverInfo_; }
    const std::string &address() const { return endpoint_.address; }

    ResourceCalls resources(Deadline deadline = defaultDeadline) const;
    CatalogCalls catalog(Deadline deadline = defaultDeadline) const;
    DeploymentCalls deployments(Deadline deadline = defaultDeadline) const;
    FleetCalls fleet(Deadline deadline = defaultDeadline) const;
    GatewayCalls gateway(Deadline deadline = defaultDeadline) const;
    SecretCalls secrets(Deadline deadline = defaultDeadline) const;
    AuditCalls audit(Deadline deadline = defaultDeadline) const;
    OperationCalls operations(Deadline deadline = defaultDeadline) const;
    IdentityCalls identity(Deadline deadline = defaultDeadline) const;
    // For streams of the client's own; null while not online.
    const std::shared_ptr<detail::Link> &link() const { return link_; }

Q_SIGNALS:
    void stateChanged();
    void serverInfoChanged();
    void latencyChanged();
    // A renewed certificate is in use. Streams go on under the one before until it expires: open them anew.
    void linkRenewed();
    // The one before serves on; it is tried again with the next probe where it is due.
    void renewalFailed(const core::Error &error);

protected:
    bool event(QEvent *event) override;

private:
    using Duration = std::chrono::steady_clock::duration;

    void attempt();
    void greet(core::Result<Endpoint> endpoint);
    void welcome(core::Result<v1::ServerInfo> info, Duration took);
    void probe();
    void learn(v1::ServerInfo info, Duration took);
    void lose(core::Error error);
    void useRenewed(const tls::Credentials &credentials);

    std::shared_ptr<detail::Link> newLink();
    void setState(State state, std::optional<core::Error> error);
    std::chrono::milliseconds nextDelay();

    EndpointSource &source_;
    const core::Clock &clock_;
    core::Random &random_;
    const Timing timing_;

    State state_ = State::Connecting;
    std::optional<core::Error> error_;
    std::optional<core::Clock::TimePoint> retryAt_;
    std::optional<std::chrono::microseconds> latency_;
    std::unique_ptr<v1::ServerInfo> serverInfo_;
    Endpoint endpoint_;
    // Null while not online; the one of an attempt stands in candidate_.
    std::shared_ptr<detail::Link> link_;
    std::shared_ptr<detail::Link> candidate_;
    int failures_ = 0;
    QTimer timer_;
    Pending<Endpoint> resolving_;
    Pending<v1::ServerInfo> asking_;
    // Rung by calls after which the service is worth a look.
    std::shared_ptr<detail::Doorbell> bell_;
    std::unique_ptr<Renewal> renewal_;
};

} // namespace client
