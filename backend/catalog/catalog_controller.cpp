#include "backend/catalog/catalog_controller.h"

#include <chrono>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/catalog/model_status.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"

namespace catalog {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr auto betweenChecks = std::chrono::minutes(5);
// What changes in so short a time is looked at once.
constexpr std::chrono::milliseconds gatherTime(20);
constexpr std::size_t changesAtOnce = 10'000;

bool concernsModels(const ledger::Change &change) {
    return change.isOf("models") || change.isOf("modelVersions");
}

// Keeps the time at which a condition last turned.
void carryTimes(const v1::ModelVersionStatus &before, ledger::Time now, std::vector<v1::Condition> *conditions) {
    for (auto &condition : *conditions) {
        *condition.mutable_last_transition_time() = core::toTimestamp(now);
        for (const auto &earlier : before.conditions()) {
            if (earlier.type() == condition.type() && earlier.status() == condition.status())
                *condition.mutable_last_transition_time() = earlier.last_transition_time();
        }
    }
}

} // namespace

CatalogController::CatalogController(ledger::Ledger &ledger, Files files) : ledger_(ledger), files_(files) {
    listener_ = ledger_.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            changed_.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

CatalogController::~CatalogController() {
    ledger_.watchHub().unlisten(listener_);
    thread_.request_stop();
}

void CatalogController::work(const std::stop_token &stop) {
    auto nextCheck = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_until(lock, stop, nextCheck, [this] { return hasNews_; });
            hasNews_ = false;
        }
        if (stop.stop_requested())
            return;
        const auto changed = changedModels();
        updateModels(changed);
        const bool isDue = std::chrono::steady_clock::now() >= nextCheck;
        if (files_ == Files::Checked)
            checkFiles(isDue ? nullptr : &changed, stop);
        if (isDue)
            nextCheck = std::chrono::steady_clock::now() + betweenChecks;
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, gatherTime, [] { return false; });
    }
}

std::set<std::string> CatalogController::changedModels() {
    std::set<std::string> names;
    const auto all = [&] {
        const auto state = ledger_.snapshot();
        state->each("models", [&](const auto &model) { return names.insert(model->meta().name()), true; });
        revision_ = state->revision();
    };
    if (revision_ == 0) {
        all();
        return names;
    }
    for (;;) {
        const auto page = ledger_.watchHub().after(revision_, changesAtOnce);
        if (!page) {
            all();
            return names;
        }
        if (page->changes.empty())
            return names;
        for (const auto &change : page->changes) {
            if (concernsModels(change))
                names.insert(modelOf(std::string(change.newest().name())));
        }
        revision_ = page->revision;
    }
}

void CatalogController::updateModels(const std::set<std::string> &names) {
    if (names.empty())
        return;
    const auto state = ledger_.snapshot();
    const auto versions = versionsByModel(*state);
    for (const auto &name : names) {
        const auto model = state->find(name);
        if (!model)
            continue;
        const auto found = versions.find(name);
        v1::Resource update;
        update.mutable_meta()->set_name(name);
        *update.mutable_model_status() =
            statusFrom(found == versions.end() ? std::vector<ledger::ResourcePtr>() : found->second);
        if (!MessageDifferencer::Equals(update.model_status(), model->model_status()))
            ledger_.writeStatus(std::move(update), nullptr);
    }
}

void CatalogController::checkFiles(const std::set<std::string> *models, const std::stop_token &stop) {
    if (models && models->empty())
        return;
    const auto state = ledger_.snapshot();
    for (const auto &[model, versions] : versionsByModel(*state)) {
        if (models && !models->contains(model))
            continue;
        for (const auto &version : versions) {
            if (stop.stop_requested())
                return;
            auto conditions = conditionsOf(version->model_version());
            carryTimes(version->model_version_status(), state->commitTime(), &conditions);
            v1::Resource update;
            update.mutable_meta()->set_name(version->meta().name());
            auto &status = *update.mutable_model_version_status();
            status.mutable_conditions()->Assign(conditions.begin(), conditions.end());
            *status.mutable_last_check_time() = version->model_version_status().last_check_time();
            if (MessageDifferencer::Equals(status, version->model_version_status()))
                continue;
            *status.mutable_last_check_time() = core::toTimestamp(state->commitTime());
            ledger_.writeStatus(std::move(update), nullptr);
        }
    }
}

} // namespace catalog
