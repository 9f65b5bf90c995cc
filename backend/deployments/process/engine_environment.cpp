#include "backend/deployments/process/engine_environment.h"

namespace deployments {

namespace {

constexpr const char *markName = "PILOTHOUSE_REPLICA";

} // namespace

std::string markOf(const ReplicaKey &key) {
    return std::string(markName) + '=' + key.deployment + '/' + key.replica;
}

std::vector<std::string> environmentOf(const Launch &launch, const std::string &searchPath, const std::string &home) {
    std::map<std::string, std::string> all{{"PATH", searchPath}, {"HOME", home}, {"LANG", "C.UTF-8"}};
    for (const auto &[name, value] : launch.environment)
        all[name] = value;
    std::string gpus;
    for (const auto &gpu : launch.gpus)
        gpus += (gpus.empty() ? "" : ",") + gpu;
    all["CUDA_VISIBLE_DEVICES"] = gpus;
    all.erase(markName);
    std::vector<std::string> environment{markOf(launch.key)};
    for (const auto &[name, value] : all)
        environment.push_back(name + '=' + value);
    return environment;
}

} // namespace deployments
