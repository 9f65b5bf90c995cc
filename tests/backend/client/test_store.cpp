#include "tests/backend/client/test_store.h"

namespace client_test {

std::int64_t Store::put(v1::Resource resource) {
    std::int64_t revision = 0;
    {
        std::lock_guard lock(mutex_);
        revision = ++revision_;
        resource.mutable_meta()->set_revision(revision);
        resources_[resource.meta().name()] = resource;
        Change change{revision, {}};
        *change.change.mutable_resource() = std::move(resource);
        changes_.push_back(std::move(change));
    }
    tell();
    return revision;
}

std::int64_t Store::remove(const std::string &name) {
    std::int64_t revision = 0;
    {
        std::lock_guard lock(mutex_);
        revision = ++revision_;
        Change change{revision, {}};
        auto *meta = change.change.mutable_resource()->mutable_meta();
        meta->set_name(name);
        meta->set_uid(resources_[name].meta().uid());
        meta->set_revision(revision);
        change.change.set_deleted(true);
        changes_.push_back(std::move(change));
        resources_.erase(name);
    }
    tell();
    return revision;
}

void Store::fill(std::vector<v1::Resource> resources) {
    std::lock_guard lock(mutex_);
    oldest_ = ++revision_;
    changes_.clear();
    resources_.clear();
    for (auto &resource : resources) {
        resource.mutable_meta()->set_revision(revision_);
        auto name = resource.meta().name();
        resources_[std::move(name)] = std::move(resource);
    }
}

void Store::forgetBefore(std::int64_t revision) {
    std::lock_guard lock(mutex_);
    oldest_ = revision;
    std::erase_if(changes_, [&](const Change &change) { return change.revision <= revision; });
}

std::int64_t Store::revision() const {
    std::lock_guard lock(mutex_);
    return revision_;
}

std::optional<std::vector<v1::WatchResponse::Change>> Store::changesAfter(std::int64_t after) const {
    std::lock_guard lock(mutex_);
    if (after < oldest_)
        return std::nullopt;
    std::vector<v1::WatchResponse::Change> changes;
    for (const auto &change : changes_) {
        if (change.revision > after)
            changes.push_back(change.change);
    }
    return changes;
}

std::vector<v1::WatchResponse::Change> Store::everything() const {
    std::lock_guard lock(mutex_);
    std::vector<v1::WatchResponse::Change> changes;
    for (const auto &[name, resource] : resources_)
        *changes.emplace_back().mutable_resource() = resource;
    return changes;
}

int Store::listen(std::function<void()> changed) {
    std::lock_guard lock(listenersMutex_);
    listeners_[++nextListener_] = std::move(changed);
    return nextListener_;
}

void Store::unlisten(int listener) {
    std::lock_guard lock(listenersMutex_);
    listeners_.erase(listener);
}

void Store::tell() {
    std::lock_guard lock(listenersMutex_);
    for (const auto &[listener, changed] : listeners_)
        changed();
}

v1::Resource model(const std::string &id, const std::string &license) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("models/" + id);
    resource.mutable_meta()->set_uid("uid-" + id);
    resource.mutable_model()->set_license(license);
    return resource;
}

v1::Resource wholeModel(int number) {
    const auto id = std::to_string(1000000 + number);
    auto resource = model("model-" + id, "apache-2.0");
    auto *meta = resource.mutable_meta();
    meta->set_uid("0190f5e2-7c3a-7000-8000-00000" + id);
    meta->set_team("teams/platform");
    meta->set_generation(3);
    meta->set_etag("1234567890abcdef");
    meta->mutable_create_time()->set_seconds(1795356000);
    meta->mutable_update_time()->set_seconds(1795356000 + number);
    (*meta->mutable_labels())["tier"] = "gold";
    (*meta->mutable_labels())["stage"] = "production";
    meta->set_display_name("Model number " + id);
    auto *spec = resource.mutable_model();
    spec->set_publisher("Some publisher");
    spec->add_modalities(v1::TEXT);
    spec->add_capabilities(v1::CHAT);
    spec->add_capabilities(v1::TOOL_USE);
    spec->add_permitted_regions("eu");
    spec->set_risk_tier(v1::LIMITED);
    spec->set_owner_team("teams/platform");
    spec->set_description("What the model is for, in about as many words as people write: some eighty.");
    auto *status = resource.mutable_model_status();
    status->set_version_count(2);
    status->set_latest_version(meta->name() + "/versions/2");
    status->set_parameters(8000000000 + number);
    status->set_context_length(131072);
    status->set_precision("Q4_K_M");
    status->set_architecture("llama");
    status->set_weight_bytes(4900000000 + number);
    return resource;
}

} // namespace client_test
