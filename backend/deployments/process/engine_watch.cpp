#include "backend/deployments/process/engine_watch.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "backend/deployments/process/listener.h"

namespace deployments {

namespace {

using std::chrono::milliseconds;

// Where a template says nothing; those of Kubernetes are 10 s, 1 s and 3.
constexpr milliseconds usualReadinessPeriod(1'000);
constexpr milliseconds usualLivenessPeriod(5'000);
constexpr milliseconds usualTimeout(2'000);
constexpr int usualThreshold = 3;
// An engine that begins to listen is noticed within this, whatever its period.
constexpr milliseconds loadingPeriod(100);
constexpr milliseconds shortest(10);
constexpr const char *modelsPath = "/v1/models";
// Of a name that somebody else reports.
constexpr std::size_t longestName = 200;

milliseconds durationOf(const google::protobuf::Duration &duration, milliseconds usual) {
    const auto given = milliseconds(duration.seconds() * 1'000 + duration.nanos() / 1'000'000);
    return given > milliseconds(0) ? std::max(given, shortest) : usual;
}

std::string pathOf(const v1::EngineProbe &probe) {
    return probe.path().empty() ? modelsPath : probe.path();
}

// Of the answer of /v1/models; nothing where it is none.
std::optional<std::vector<std::string>> modelsOf(const std::string &body) {
    const auto answer = nlohmann::json::parse(body, nullptr, false);
    const auto data = answer.is_object() ? answer.find("data") : answer.end();
    if (data == answer.end() || !data->is_array())
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto &entry : *data) {
        if (entry.is_object() && entry.contains("id") && entry["id"].is_string())
            names.push_back(entry["id"].get<std::string>());
    }
    return names;
}

} // namespace

std::uint16_t portOf(const std::string &address) {
    std::uint16_t port = 0;
    const auto colon = address.rfind(':');
    if (colon != std::string::npos)
        std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
    return port;
}

std::map<std::string, std::string> startTimeArguments(milliseconds startTimeout) {
    auto text = std::to_string(std::chrono::duration<double>(startTimeout).count());
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return {{"seconds", text}};
}

EngineWatch::EngineWatch(boost::asio::io_context &context, const Launch &launch, Processes processes, Handlers handlers)
    : context_(context),
      launch_(launch),
      processes_(processes),
      startDeadline_(Clock::now() + launch.startTimeout),
      handlers_(std::move(handlers)),
      timer_(context) {}

void EngineWatch::open() {
    tickAfter(milliseconds(0));
}

void EngineWatch::close() {
    handlers_ = {};
    timer_.cancel();
    if (const auto probe = std::exchange(probe_, nullptr))
        probe->cancel();
}

void EngineWatch::tickAfter(milliseconds pause) {
    timer_.expires_after(pause);
    timer_.async_wait([self = shared_from_this()](boost::system::error_code failed) {
        if (!failed && self->handlers_.answers)
            self->tick();
    });
}

void EngineWatch::tick() {
    if (!isReady_)
        return askWhetherReady();
    ask(
        pathOf(launch_.liveness), [this](const ProbeAnswer &answer) { livenessAnswered(answer); },
        durationOf(launch_.liveness.timeout(), usualTimeout));
}

// The probe holds this watch, so that its handler may use it.
void EngineWatch::ask(const std::string &path, HttpProbe::Done done, milliseconds timeout) {
    probe_ =
        std::make_shared<HttpProbe>(context_, ProbeTarget{launch_.address, path, timeout},
                                    [self = shared_from_this(), done = std::move(done)](const ProbeAnswer &answer) {
                                        self->probe_.reset();
                                        done(answer);
                                    });
    probe_->start();
}

void EngineWatch::askWhetherReady() {
    const auto left = std::chrono::ceil<milliseconds>(startDeadline_ - Clock::now());
    if (left <= milliseconds(0))
        return giveUp(v1::ENGINE_NEVER_READY, startTimeArguments(launch_.startTimeout));
    const auto port = portOf(launch_.address);
    switch (listenerOf(port, processes_.engine, processes_.shim)) {
    case Listener::Nobody:
        return tickAfter(std::min(loadingPeriod, left));
    case Listener::Stranger:
        return giveUp(v1::PORT_TAKEN, {{"port", std::to_string(port)}});
    case Listener::Replica:
        break;
    }
    ask(
        pathOf(launch_.readiness), [this](const ProbeAnswer &answer) { readinessAnswered(answer); },
        std::min(durationOf(launch_.readiness.timeout(), usualTimeout), left));
}

void EngineWatch::readinessAnswered(const ProbeAnswer &answer) {
    if (!answer.isSuccess())
        return tickAfter(std::min(loadingPeriod, durationOf(launch_.readiness.period(), usualReadinessPeriod)));
    if (launch_.expectedModel.empty())
        return becomeReady();
    ask(
        modelsPath, [this](const ProbeAnswer &models) { modelsAnswered(models); },
        durationOf(launch_.readiness.timeout(), usualTimeout));
}

void EngineWatch::modelsAnswered(const ProbeAnswer &answer) {
    const auto models = answer.isSuccess() ? modelsOf(answer.body) : std::nullopt;
    // It may list none before it has loaded it.
    if (!models || models->empty())
        return tickAfter(loadingPeriod);
    const auto &expected = launch_.expectedModel;
    // Ollama lists what it was asked to make as `name` under this.
    for (const auto &name : *models) {
        if (name == expected || name == expected + ":latest")
            return becomeReady();
    }
    giveUp(v1::ENGINE_WRONG_MODEL,
           {{"expected", launch_.expectedModel}, {"reported", models->front().substr(0, longestName)}});
}

void EngineWatch::becomeReady() {
    isReady_ = true;
    tickAfter(durationOf(launch_.liveness.period(), usualLivenessPeriod));
    handlers_.answers();
}

void EngineWatch::livenessAnswered(const ProbeAnswer &answer) {
    tickAfter(durationOf(launch_.liveness.period(), usualLivenessPeriod));
    if (answer.isSuccess()) {
        failures_ = 0;
        if (std::exchange(isSilent_, false))
            handlers_.answers();
        return;
    }
    const int threshold = launch_.liveness.failure_threshold();
    if (++failures_ < (threshold > 0 ? threshold : usualThreshold) || std::exchange(isSilent_, true))
        return;
    handlers_.silent(v1::ENGINE_UNRESPONSIVE,
                     {{"path", pathOf(launch_.liveness)}, {"failures", std::to_string(failures_)}});
}

void EngineWatch::giveUp(v1::ConditionReason reason, Arguments arguments) {
    const auto unfit = handlers_.unfit;
    close();
    unfit(reason, std::move(arguments));
}

} // namespace deployments
