#include "backend/catalog/model_status.h"

#include <charconv>

#include "backend/catalog/file_hasher.h"
#include "backend/catalog/model_roots.h"

namespace catalog {

namespace {

int numberOf(const v1::Resource &version) {
    const auto &name = version.meta().name();
    int number = 0;
    std::from_chars(name.data() + name.rfind('/') + 1, name.data() + name.size(), number);
    return number;
}

v1::Condition condition(const std::string &type, bool holds, v1::ConditionReason reason, const std::string &path) {
    v1::Condition condition;
    condition.set_type(type);
    condition.set_status(holds ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    if (!path.empty())
        (*condition.mutable_arguments())["path"] = path;
    return condition;
}

} // namespace

std::string modelOf(const std::string &name) {
    return name.substr(0, name.find('/', name.find('/') + 1));
}

v1::ModelStatus statusFrom(const std::vector<ledger::ResourcePtr> &versions) {
    v1::ModelStatus status;
    status.set_version_count(static_cast<int>(versions.size()));
    const v1::Resource *newest = nullptr;
    for (const auto &version : versions) {
        if (!newest || numberOf(*version) > numberOf(*newest))
            newest = version.get();
    }
    if (!newest)
        return status;
    const auto &spec = newest->model_version();
    status.set_latest_version(newest->meta().name());
    status.set_lifecycle(spec.lifecycle());
    if (spec.has_parameters())
        status.set_parameters(spec.parameters());
    if (spec.has_context_length())
        status.set_context_length(spec.context_length());
    status.set_precision(spec.precision());
    status.set_format(spec.format());
    status.set_weight_bytes(spec.weight_bytes());
    status.set_unsafe_serialization(spec.unsafe_serialization());
    status.set_architecture(spec.architecture());
    *status.mutable_latest_version_time() = newest->meta().create_time();
    return status;
}

std::map<std::string, std::vector<ledger::ResourcePtr>> versionsByModel(const ledger::Snapshot &state) {
    std::map<std::string, std::vector<ledger::ResourcePtr>> found;
    state.each("modelVersions", [&](const ledger::ResourcePtr &version) {
        found[modelOf(version->meta().name())].push_back(version);
        return true;
    });
    return found;
}

std::vector<v1::Condition> conditionsOf(const v1::ModelVersionSpec &spec) {
    std::vector<v1::Condition> conditions;
    std::string missing;
    std::string pickle;
    for (const auto &file : spec.files()) {
        const auto path = std::filesystem::path(spec.directory()) / file.path();
        const auto state = stateOf(path);
        if (missing.empty() && (!state || state->sizeBytes != file.size_bytes()))
            missing = path.string();
        if (pickle.empty() && formatByName(path) == v1::PICKLE)
            pickle = file.path();
    }
    conditions.push_back(
        condition("FilesPresent", missing.empty(), missing.empty() ? v1::FILES_MATCH : v1::FILES_MISSING, missing));
    if (!pickle.empty())
        conditions.push_back(condition("UnsafeSerialization", true, v1::UNSAFE_SERIALIZATION, pickle));
    return conditions;
}

} // namespace catalog
