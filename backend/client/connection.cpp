#include "backend/client/connection.h"

#include "backend/client/audit_calls.h"
#include "backend/client/catalog_calls.h"
#include "backend/client/deployment_calls.h"
#include "backend/client/doorbell.h"
#include "backend/client/fleet_calls.h"
#include "backend/client/gateway_calls.h"
#include "backend/client/identity_calls.h"
#include "backend/client/link.h"
#include "backend/client/operation_calls.h"
#include "backend/client/renewal.h"
#include "backend/client/resource_calls.h"
#include "backend/client/secret_calls.h"
#include "backend/core/random.h"
#include "backend/core/time_text.h"
#include "backend/tls/certificate.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace client {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool isRefusal(const core::Error &error) {
    switch (error.code()) {
    case core::Code::Unauthenticated:
    case core::Code::PermissionDenied:
        return true;
    default:
        return false;
    }
}

} // namespace

Connection::Connection(const Options &options, QObject *parent)
    : QObject(parent),
      source_(options.source),
      clock_(options.clock),
      random_(options.random),
      timing_(options.timing),
      serverInfo_(std::make_unique<v1::ServerInfo>()),
      bell_(std::make_shared<detail::Doorbell>(this)),
      renewal_(std::make_unique<Renewal>(source_, clock_)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { isOnline() ? probe() : attempt(); });
    connect(&source_, &EndpointSource::changed, this, [this] { retry(); });
    connect(renewal_.get(), &Renewal::renewed, this, &Connection::useRenewed);
    connect(renewal_.get(), &Renewal::failed, this, &Connection::renewalFailed);
    attempt();
}

Connection::~Connection() {
    bell_->remove();
    resolving_.cancel();
    asking_.cancel();
}

void Connection::retry() {
    failures_ = 0;
    isOnline() ? probe() : attempt();
}

void Connection::attempt() {
    timer_.stop();
    resolving_.cancel();
    asking_.cancel();
    setState(State::Connecting, error_);
    resolving_ = source_.resolve();
    deliver(resolving_, this, [this](core::Result<Endpoint> endpoint) { greet(std::move(endpoint)); });
}

void Connection::greet(core::Result<Endpoint> endpoint) {
    if (!endpoint) {
        lose(endpoint.error());
        return;
    }
    endpoint_ = *std::move(endpoint);
    // The service would only hang up, without a word.
    if (const auto certificate = tls::Certificate::parse(endpoint_.credentials.certificatePem);
        certificate && certificate->notAfter() <= clock_.now()) {
        lose(core::Error(core::v1::UNAUTHENTICATED, "the certificate of this console has expired; enroll it anew",
                         {{"expire_time", core::timeText(certificate->notAfter())}}));
        return;
    }
    candidate_ = newLink();
    asking_ = ResourceCalls(candidate_, timing_.attemptDeadline).getServerInfo({});
    const auto asked = steady_clock::now();
    deliver(asking_, this, [this, asked](core::Result<v1::ServerInfo> info) {
        welcome(std::move(info), steady_clock::now() - asked);
    });
}

void Connection::welcome(core::Result<v1::ServerInfo> info, steady_clock::duration took) {
    if (!info) {
        lose(info.error());
        return;
    }
    link_ = std::exchange(candidate_, nullptr);
    failures_ = 0;
    learn(*std::move(info), took);
    timer_.start(timing_.probeInterval);
    setState(State::Online, std::nullopt);
}

void Connection::probe() {
    if (asking_.isOpen())
        return;
    timer_.stop();
    asking_ = resources(timing_.attemptDeadline).getServerInfo({});
    const auto asked = steady_clock::now();
    deliver(asking_, this, [this, asked](core::Result<v1::ServerInfo> info) {
        if (!info) {
            lose(info.error());
            return;
        }
        timer_.start(timing_.probeInterval);
        learn(*std::move(info), steady_clock::now() - asked);
        renewal_->renewWhenDue(endpoint_.credentials, identity());
    });
}

void Connection::learn(v1::ServerInfo info, steady_clock::duration took) {
    latency_ = std::chrono::duration_cast<std::chrono::microseconds>(took);
    *serverInfo_ = std::move(info);
    Q_EMIT latencyChanged();
    Q_EMIT serverInfoChanged();
}

void Connection::lose(core::Error error) {
    if (error.reason() == core::v1::UNAVAILABLE && !endpoint_.address.empty())
        std::move(error).with("address", endpoint_.address);
    asking_.cancel();
    link_ = nullptr;
    candidate_ = nullptr;
    latency_ = std::nullopt;
    const auto delay = nextDelay();
    timer_.start(delay);
    retryAt_ = clock_.now() + delay;
    setState(isRefusal(error) ? State::Refused : State::Offline, std::move(error));
}

void Connection::renewCertificate() {
    renewal_->renew(identity());
}

void Connection::useRenewed(const tls::Credentials &credentials) {
    if (!isOnline())
        return;
    endpoint_.credentials = credentials;
    link_ = newLink();
    Q_EMIT linkRenewed();
}

bool Connection::event(QEvent *event) {
    if (event->type() != QEvent::User)
        return QObject::event(event);
    bell_->answer();
    if (isOnline())
        probe();
    return true;
}

std::shared_ptr<detail::Link> Connection::newLink() {
    return std::make_shared<detail::Link>(endpoint_, [bell = bell_] { bell->ring(); });
}

// Doubles with each failure; half of it is chance, so that consoles do not come back all at once.
milliseconds Connection::nextDelay() {
    const auto doubled = timing_.firstDelay * (std::int64_t{1} << std::min(failures_++, 20));
    const auto bounded = std::min<milliseconds>(doubled, timing_.longestDelay);
    std::uint8_t chance[1];
    random_.fill(chance);
    return bounded / 2 + bounded * chance[0] / (2 * 255);
}

void Connection::setState(State state, std::optional<core::Error> error) {
    if (state == State::Connecting || state == State::Online)
        retryAt_ = std::nullopt;
    state_ = state;
    error_ = std::move(error);
    Q_EMIT stateChanged();
}

ResourceCalls Connection::resources(Deadline deadline) const {
    return {link_, deadline};
}

DeploymentCalls Connection::deployments(Deadline deadline) const {
    return {link_, deadline};
}

FleetCalls Connection::fleet(Deadline deadline) const {
    return {link_, deadline};
}

GatewayCalls Connection::gateway(Deadline deadline) const {
    return {link_, deadline};
}

SecretCalls Connection::secrets(Deadline deadline) const {
    return {link_, deadline};
}

CatalogCalls Connection::catalog(Deadline deadline) const {
    return {link_, deadline};
}

AuditCalls Connection::audit(Deadline deadline) const {
    return {link_, deadline};
}

OperationCalls Connection::operations(Deadline deadline) const {
    return {link_, deadline};
}

IdentityCalls Connection::identity(Deadline deadline) const {
    return {link_, deadline};
}

} // namespace client
