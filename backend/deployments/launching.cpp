#include "backend/deployments/launching.h"

#include <google/protobuf/util/message_differencer.h>
#include <google/protobuf/util/time_util.h>

namespace deployments {

namespace {

using google::protobuf::util::MessageDifferencer;
using google::protobuf::util::TimeUtil;
using Values = std::map<std::string, std::string, std::less<>>;

constexpr auto defaultStart = std::chrono::minutes(10);
constexpr auto defaultStop = std::chrono::seconds(30);

std::string positive(std::int64_t number) {
    return number > 0 ? std::to_string(number) : std::string();
}

Values valuesOf(const std::string &deployment, const v1::DeploymentRevision &revision, const v1::Replica &replica) {
    const auto &version = revision.model_version();
    const auto colon = replica.address().rfind(':');
    Values values{{"model_name", modelNameOf(deployment)},
                  {"model_directory", version.directory()},
                  {"context_length", positive(revision.spec().context_length())},
                  {"concurrency", positive(revision.spec().concurrency())},
                  {"gpu_count", positive(replica.gpus_size())}};
    values["host"] = replica.address().substr(0, colon);
    values["port"] = colon == std::string::npos ? "" : replica.address().substr(colon + 1);
    values["model_path"] = version.files().empty() ? "" : version.directory() + '/' + version.files(0).path();
    return values;
}

struct Filled {
    std::string text;
    // It was a placeholder without a value.
    bool isEmpty = false;
};

Filled fill(const std::string &text, const Values &values) {
    Filled filled;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text[at] == '{' ? text.find('}', at) : std::string::npos;
        const auto found = end == std::string::npos ? values.end() : values.find(text.substr(at + 1, end - at - 1));
        if (found == values.end()) {
            filled.text += text[at++];
            continue;
        }
        filled.isEmpty = filled.isEmpty || found->second.empty();
        filled.text += found->second;
        at = end + 1;
    }
    return filled;
}

template <typename Arguments>
void addArguments(const Arguments &arguments, const Values &values, std::vector<std::string> *line) {
    bool isOptionBefore = false;
    for (const auto &argument : arguments) {
        auto filled = fill(argument, values);
        if (filled.isEmpty) {
            if (isOptionBefore)
                line->pop_back();
            isOptionBefore = false;
            continue;
        }
        isOptionBefore = filled.text.starts_with('-') && filled.text.find('=') == std::string::npos;
        line->push_back(std::move(filled.text));
    }
}

void addParameters(const v1::DeploymentRevision &revision, const Values &values, std::vector<std::string> *line) {
    for (const auto &parameter : revision.engine().parameters()) {
        const auto set = revision.spec().parameters().find(parameter.name());
        const auto &value = set == revision.spec().parameters().end() ? parameter.default_value() : set->second;
        if (value.empty() || (parameter.type() == v1::PARAMETER_BOOLEAN && value != "true"))
            continue;
        auto own = values;
        own["value"] = value;
        addArguments(parameter.arguments(), own, line);
    }
}

std::chrono::milliseconds orElse(const google::protobuf::Duration &given, std::chrono::milliseconds otherwise) {
    const auto milliseconds = std::chrono::milliseconds(TimeUtil::DurationToMilliseconds(given));
    return milliseconds.count() > 0 ? milliseconds : otherwise;
}

} // namespace

std::string modelNameOf(const std::string &deployment) {
    return deployment.substr(deployment.rfind('/') + 1);
}

Launch launchOf(const std::string &deployment, const std::string &uid, const v1::DeploymentRevision &revision,
                const v1::Replica &replica) {
    const auto &engine = revision.engine();
    const auto &spec = revision.spec();
    const auto values = valuesOf(deployment, revision, replica);
    Launch launch;
    launch.key = {uid, replica.id()};
    launch.node = replica.node();
    launch.program = engine.program();
    addArguments(engine.arguments(), values, &launch.arguments);
    addParameters(revision, values, &launch.arguments);
    launch.arguments.insert(launch.arguments.end(), spec.arguments().begin(), spec.arguments().end());
    for (const auto &[name, value] : engine.environment())
        launch.environment[name] = fill(value, values).text;
    for (const auto &[name, value] : spec.environment())
        launch.environment[name] = value;
    launch.address = replica.address();
    launch.gpus.assign(replica.gpus().begin(), replica.gpus().end());
    launch.modelName = modelNameOf(deployment);
    launch.modelBytes = revision.model_version().weight_bytes();
    launch.concurrency = revision.spec().concurrency();
    if (engine.reports_model_name())
        launch.expectedModel = launch.modelName;
    launch.readiness = engine.readiness();
    launch.liveness = engine.liveness();
    launch.startTimeout = orElse(engine.start_timeout(), defaultStart);
    launch.stopTimeout = orElse(engine.stop_timeout(), defaultStop);
    launch.memoryBytes = spec.resources().memory_bytes();
    launch.cpuMillis = spec.resources().cpu_millis();
    return launch;
}

std::optional<Launch> launchOf(const v1::Resource &deployment, const std::string &replica) {
    const auto &status = deployment.deployment_status();
    for (const auto &one : status.replicas()) {
        for (const auto &revision : status.revisions()) {
            if (one.id() == replica && revision.generation() == one.generation())
                return launchOf(deployment.meta().name(), deployment.meta().uid(), revision, one);
        }
    }
    return std::nullopt;
}

bool runTheSame(const v1::DeploymentRevision &left, const v1::DeploymentRevision &right) {
    const auto part = [](const v1::DeploymentRevision &revision) {
        auto same = revision;
        same.clear_generation();
        auto &spec = *same.mutable_spec();
        spec.clear_minimum_replicas();
        spec.clear_maximum_replicas();
        spec.clear_schedule();
        spec.clear_service_tier();
        spec.clear_drain_time();
        spec.clear_rollout();
        spec.clear_description();
        // Later texts of the template come with the next change of what runs.
        same.clear_engine();
        auto &version = *same.mutable_model_version();
        const auto digest = version.digest();
        version.Clear();
        version.set_digest(digest);
        return same;
    };
    return MessageDifferencer::Equals(part(left), part(right));
}

} // namespace deployments
