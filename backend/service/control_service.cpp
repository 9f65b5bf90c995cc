#include "backend/service/control_service.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include <prometheus/registry.h>

#include "backend/audit/audit_service.h"
#include "backend/audit/recorder.h"
#include "backend/audit/verify_executor.h"
#include "backend/catalog/catalog_controller.h"
#include "backend/catalog/catalog_service.h"
#include "backend/catalog/import_executor.h"
#include "backend/changes/change_service.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/deployments/deployment_service.h"
#include "backend/findings/finding_service.h"
#include "backend/fleet/fleet_service.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/source_controller.h"
#include "backend/gateway/gateway.h"
#include "backend/gateway/gateway_service.h"
#include "backend/gateway/simulated_clients.h"
#include "backend/identity/authorizer.h"
#include "backend/identity/identity_service.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/operation_service.h"
#include "backend/operation/runner.h"
#include "backend/operation/starting.h"
#include "backend/policies/policy_service.h"
#include "backend/rpc/guard.h"
#include "backend/rpc/resource_service.h"
#include "backend/rpc/server.h"
#include "backend/rpc/work_queue.h"
#include "backend/secret/secret_controller.h"
#include "backend/secret/secret_service.h"
#include "backend/secret/secret_store.h"
#include "backend/service/asked_policies.h"
#include "backend/service/call_metrics.h"
#include "backend/service/data_path.h"
#include "backend/service/file_limit.h"
#include "backend/service/fleet_keeping.h"
#include "backend/service/foundation.h"
#include "backend/service/gateway_door.h"
#include "backend/service/gateway_metrics.h"
#include "backend/service/gateway_traffic.h"
#include "backend/service/governing.h"
#include "backend/service/housekeeping.h"
#include "backend/service/http_listener.h"
#include "backend/service/inference_search.h"
#include "backend/service/kept_past.h"
#include "backend/service/listen_address.h"
#include "backend/service/log_site.h"
#include "backend/service/metrics_site.h"
#include "backend/service/running_deployments.h"
#include "backend/service/server_identity.h"
#include "backend/service/simulated_world.h"
#include "backend/service/source_secrets.h"
#include "backend/service/store_metrics.h"
#include "backend/service/structured_log.h"
#include "backend/service/version.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/credentials.h"
#include "backend/tls/endpoint_file.h"

namespace service {

namespace {

constexpr auto Grace = std::chrono::seconds(2);

// Where the build and the package put our smaller programs.
std::filesystem::path programsDirectory() {
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
}

rpc::ServerFacts factsOf(const Options &options, const Foundation &foundation) {
    rpc::ServerFacts facts;
    facts.version = version();
    facts.startTime = std::chrono::floor<std::chrono::milliseconds>(foundation.clock.now());
    facts.isEmbedded = options.isEmbedded;
    facts.isAuthorityEncrypted = foundation.certificates->isEncryptedAtRest();
    for (const auto &root : options.modelRoots)
        facts.modelRoots.push_back(root.string());
    return facts;
}

} // namespace

// In the order in which they need each other.
struct ControlService::Parts {
    Parts(Options given, std::unique_ptr<Foundation> laid, core::Random &random, StructuredLog &log)
        : options(std::move(given)),
          foundation(std::move(laid)),
          random(random),
          log(log),
          metrics(*registry, log, foundation->clock),
          governing(*foundation->ledger, *foundation->asked, foundation->clock, options),
          recorder(*foundation->ledger),
          authorizer(*foundation->ledger, foundation->clock),
          guard({.trustDomain = foundation->ledger->identity().trustDomain, .recheck = options.streamRecheck},
                authorizer, recorder, metrics, foundation->clock, random),
          verifier(*foundation->ledger, foundation->clock),
          modelRoots(options.modelRoots),
          inspector(programsDirectory() / "pilothouse-inspect"),
          importer(modelRoots, inspector),
          importExecutor(*foundation->ledger, importer),
          dataPath(*foundation->ledger, *foundation->secrets, gatewayOf(options), foundation->clock),
          traffic(dataPath.gateway()),
          logs(options.dataDirectory / "logs"),
          observer(*foundation->ledger, foundation->shownClock(), {}),
          simulated(*foundation->ledger, observer.simulations(), foundation->shownClock()),
          secrets(*foundation->secrets),
          sources({*foundation->ledger, observer, secrets, foundation->shownClock()}),
          keeping(*foundation->ledger, observer, foundation->shownClock()) {
        auto &ledger = *foundation->ledger;
        const auto &clock = foundation->clock;
        services.push_back(secret::makeSecretService(
            guard, {ledger, *foundation->secrets, clock, [this] { dataPath.secretsChanged(); }}));
        services.push_back(gateway::makeGatewayService(guard, {ledger, dataPath.gateway().measures(), clock}));
        services.push_back(
            identity::makeIdentityService(guard, {ledger, *foundation->certificates, clock, random, queue}));
        services.push_back(
            policies::makePolicyService(guard, {ledger, &foundation->asked->decisions(), clock, random}));
        services.push_back(changes::makeChangeService(guard, {ledger, clock}));
        services.push_back(operation::makeOperationService(guard, ledger, queue));
        services.push_back(audit::makeAuditService(guard, {ledger, recorder, clock, random, queue}));
        services.push_back(catalog::makeCatalogService(guard, {ledger, modelRoots, importer, random, queue}));
        // A made-up organisation is whole before anybody looks at it, and runs nothing; unless its time goes on.
        const bool isStill = options.scenario && !options.isDemo;
        if (isStill)
            sources.awaitBegin(std::chrono::seconds(20));
        else {
            past = keepNodePast(observer, options.dataDirectory, log);
            running = std::make_unique<RunningDeployments>(
                RunningParts{ledger, modelRoots, traffic, observer, clock, random, options.dataDirectory,
                             programsDirectory(), options.nvmlPlaces, options.patience, simulated, options.isDemo},
                log);
        }
        search = std::make_unique<InferenceSearch>(
            InferenceSearch::Parts{ledger, foundation->shownClock(), running.get(), options.dataDirectory,
                                   programsDirectory(), !options.scenario, options.seeksInference && !options.scenario,
                                   options.search},
            log);
        services.push_back(
            findings::makeFindingService(guard, {ledger, &search->controller(), foundation->shownClock()}));
        services.push_back(fleet::makeFleetService(
            guard, {ledger, observer, foundation->shownClock(), running ? &running->programs() : nullptr, &sources,
                    past.get(), running ? &running->host() : nullptr, running ? &running->loads() : nullptr}));
        services.push_back(deployments::makeDeploymentService(
            guard, {ledger, running ? &running->controller() : nullptr, logs, clock, queue}));
        const std::vector<operation::Executor *> executors{&verifier, &importExecutor};
        operation::RunnerOptions runnerOptions;
        runnerOptions.failed = [this](const v1::Resource &operation, const core::Error &error) {
            sayFailed(operation, error);
        };
        runner = std::make_unique<operation::Runner>(ledger, clock, executors, std::move(runnerOptions));
        using Files = catalog::CatalogController::Files;
        catalogController =
            std::make_unique<catalog::CatalogController>(ledger, options.scenario ? Files::Unchecked : Files::Checked);
    }

    core::Result<void> listen();
    core::Result<void> listenForReaders();
    core::Result<void> listenForMetrics();
    core::Result<void> announce() const;
    void sayWhatIsUnusual() const;
    void sayFailed(const v1::Resource &operation, const core::Error &error) const;
    void verifyInBackground();
    void renewCertificates();
    std::string localAddress() const;

    Options options;
    std::unique_ptr<Foundation> foundation;
    core::Random &random;
    StructuredLog &log;
    std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
    CallMetrics metrics;
    Governing governing;
    audit::Recorder recorder;
    identity::Authorizer authorizer;
    rpc::WorkQueue queue;
    rpc::Guard guard;
    audit::VerifyExecutor verifier;
    catalog::ModelRoots modelRoots;
    catalog::FileInspector inspector;
    catalog::Importer importer;
    catalog::ImportExecutor importExecutor;
    DataPath dataPath;
    GatewayTraffic traffic;
    deployments::LogStore logs;
    fleet::Observer observer;
    SimulatedWorld simulated;
    std::unique_ptr<fleet::NodePast> past;
    SourceSecrets secrets;
    fleet::SourceController sources;
    FleetKeeping keeping;
    std::unique_ptr<RunningDeployments> running;
    std::unique_ptr<InferenceSearch> search;
    std::vector<std::unique_ptr<rpc::GuardedService>> services;
    std::unique_ptr<operation::Runner> runner;
    std::unique_ptr<catalog::CatalogController> catalogController;
    std::unique_ptr<LogSite> logSite;
    std::unique_ptr<rpc::Server> server;
    std::unique_ptr<HttpListener> logListener;
    std::unique_ptr<MetricsSite> metricsSite;
    std::unique_ptr<gateway::SimulatedClients> clients;
    std::unique_ptr<Housekeeping> housekeeping;
};

core::Result<void> ControlService::Parts::listen() {
    if (auto listening = openGateway(dataPath.gateway(), options, log); !listening)
        return listening;
    if (running)
        clients = gateway::SimulatedClients::start({*foundation->ledger, simulated, foundation->shownClock()},
                                                   urlOf(dataPath.gateway(), options));
    auto facts = factsOf(options, *foundation);
    facts.gatewayUrl = urlOf(dataPath.gateway(), options);
    services.push_back(
        rpc::makeResourceService(guard, *foundation->ledger, foundation->clock, random, queue, std::move(facts)));
    rpc::ServerOptions wanted{options.listen, tls::serverCredentials(foundation->identity->files()), {}};
    for (const auto &service : services)
        wanted.services.push_back(service.get());
    auto started = rpc::Server::start(std::move(wanted), guard);
    if (!started)
        return started.error();
    server = std::move(*started);
    if (auto listening = listenForReaders(); !listening)
        return listening;
    if (auto listening = listenForMetrics(); !listening)
        return listening;
    housekeeping = std::make_unique<Housekeeping>(
        options.verifyDelay, [this] { verifyInBackground(); }, [this] { renewCertificates(); });
    return announce();
}

core::Result<void> ControlService::Parts::listenForReaders() {
    if (options.logListen.empty())
        return {};
    auto &ledger = *foundation->ledger;
    logSite = std::make_unique<LogSite>(ledger.log(), ledger.identity().origin);
    auto started = HttpListener::start(options.logListen, [site = logSite.get()](const auto &target, auto answer) {
        site->answer(target, std::move(answer));
    });
    if (!started)
        return started.error();
    logListener = std::move(*started);
    return {};
}

core::Result<void> ControlService::Parts::listenForMetrics() {
    if (options.metricsListen.empty())
        return {};
    auto opened = MetricsSite::open(
        options.metricsListen,
        {registry, std::make_shared<StoreMetrics>(*foundation->ledger, recorder, verifier, foundation->clock),
         std::make_shared<GatewayMetrics>(dataPath.gateway().measures())});
    if (!opened)
        return opened.error();
    metricsSite = std::move(*opened);
    return {};
}

core::Result<void> ControlService::Parts::announce() const {
    return tls::writeEndpointFile(options.dataDirectory,
                                  {localAddress(), getpid(), foundation->identity->certificateSha256(),
                                   core::timeText(foundation->clock.now()), std::string(version())});
}

void ControlService::Parts::sayWhatIsUnusual() const {
    if (!ListenAddress::parse(options.listen)->isLoopback())
        log.warn("other hosts reach this service",
                 {{"address", options.listen},
                  {"meaning", "only holders of its certificates and invitations are answered"}});
    for (const auto &root : options.modelRoots) {
        std::error_code missing;
        if (!std::filesystem::is_directory(root, missing))
            log.warn("model root is no directory", {{"path", root.string()}, {"way_out", "make or mount it"}});
    }
}

void ControlService::Parts::sayFailed(const v1::Resource &operation, const core::Error &error) const {
    log.warn("operation failed", {{"operation", operation.meta().name()},
                                  {"verb", operation.operation().verb()},
                                  {"principal", operation.operation().principal()},
                                  {"reason", v1::Reason_Name(error.reason())},
                                  {"message", error.message()}});
}

// One that a stop of the service cut is taken up by the runner, so that a second is not needed.
void ControlService::Parts::verifyInBackground() {
    auto &ledger = *foundation->ledger;
    bool isUnderWay = ledger.seal().has_value();
    ledger.snapshot()->each("operations", [&isUnderWay](const ledger::ResourcePtr &other) {
        isUnderWay = isUnderWay || (other->operation().verb() == "events.verify" && !operation::isFinished(*other));
        return !isUnderWay;
    });
    if (isUnderWay)
        return;
    v1::OperationSpec spec;
    spec.set_verb("events.verify");
    spec.mutable_verify();
    ledger::Proposal proposal;
    proposal.op = "events.verify";
    proposal.reason = "Check after the start of the service";
    operation::start(std::move(spec), {}, random, &proposal);
    if (auto started = ledger.commit(std::move(proposal)); !started)
        log.error("verification did not start", {{"message", started.error().message()}});
}

void ControlService::Parts::renewCertificates() {
    auto &identity = *foundation->identity;
    core::Result<void> done;
    if (identity.isRenewalDue())
        done = identity.renew();
    if (done)
        done = announce();
    if (done)
        done = foundation->keepOwner(options, random);
    if (!done)
        log.error("certificates were not renewed", {{"message", done.error().message()}});
}

std::string ControlService::Parts::localAddress() const {
    return ListenAddress::parse(options.listen)->local(server->port());
}

ControlService::ControlService(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

ControlService::~ControlService() {
    stop();
}

core::Result<std::unique_ptr<ControlService>> ControlService::start(Options options, core::Clock &clock,
                                                                    core::Random &random, StructuredLog &log) {
    for (const auto *address : {&options.listen, &options.logListen, &options.metricsListen, &options.gatewayListen}) {
        if (auto parsed = ListenAddress::parse(*address); !parsed && (address == &options.listen || !address->empty()))
            return std::move(parsed).error();
    }
    raiseFileLimit();
    auto foundation = std::make_unique<Foundation>(clock);
    if (auto laid = foundation->lay(options, random, log); !laid)
        return laid.error();
    auto parts = std::make_unique<Parts>(std::move(options), std::move(foundation), random, log);
    std::unique_ptr<ControlService> service(new ControlService(std::move(parts)));
    if (auto listening = service->parts_->listen(); !listening)
        return listening.error();
    if (const auto seal = service->parts_->foundation->ledger->seal())
        log.error("the store is sealed", {{"index", std::to_string(seal->index())}, {"what", seal->what()}});
    service->parts_->sayWhatIsUnusual();
    log.info("started", {{"address", service->address()}, {"version", version()}});
    return service;
}

void ControlService::stop() {
    if (!parts_)
        return;
    auto &parts = *parts_;
    tls::removeEndpointFile(parts.options.dataDirectory, getpid());
    parts.housekeeping.reset();
    parts.clients.reset();
    parts.dataPath.gateway().stop();
    parts.logListener.reset();
    parts.metricsSite.reset();
    if (parts.server) {
        parts.server->stop(Grace);
        parts.log.info("stopped");
    }
    parts_.reset();
}

std::string ControlService::address() const {
    return parts_->localAddress();
}

std::string ControlService::logAddress() const {
    return parts_->logListener ? parts_->logListener->address() : std::string();
}

std::string ControlService::metricsAddress() const {
    return parts_->metricsSite ? parts_->metricsSite->address() : std::string();
}

std::string ControlService::gatewayAddress() const {
    return addressOf(parts_->dataPath.gateway(), parts_->options);
}

const std::string &ControlService::trustDomain() const {
    return parts_->foundation->ledger->identity().trustDomain;
}

core::Result<tls::Credentials> ControlService::ownerCredentials() const {
    return tls::loadCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(parts_->options.dataDirectory)));
}

std::chrono::nanoseconds ControlService::idleTime() const {
    return std::min(parts_->metrics.idleTime(), idleTimeBesidesCalls());
}

std::chrono::nanoseconds ControlService::idleTimeBesidesCalls() const {
    const bool isNeeded = parts_->runner->unfinished() > 0 || (parts_->running && parts_->running->replicas() > 0);
    if (isNeeded || parts_->metrics.idleTime() == std::chrono::nanoseconds(0))
        return std::chrono::nanoseconds(0);
    return parts_->dataPath.gateway().idleTime();
}

} // namespace service
