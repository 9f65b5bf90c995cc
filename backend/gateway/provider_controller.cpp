#include "backend/gateway/provider_controller.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <utility>

#include <google/protobuf/util/message_differencer.h>
#include <nlohmann/json.hpp>

#include "backend/core/clock.h"
#include "backend/core/sealed_file.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"
#include "backend/gateway/gateway.h"
#include "backend/gateway/probing.h"
#include "backend/gateway/secret_source.h"
#include "backend/ledger/ledger.h"
#include "backend/web/base_url.h"

namespace gateway {

namespace {

using google::protobuf::util::MessageDifferencer;
using std::chrono::steady_clock;

constexpr auto defaultPeriod = std::chrono::seconds(30);
constexpr auto betweenWrites = std::chrono::minutes(1);
constexpr std::size_t mostModels = 2'000;
constexpr std::size_t longestModel = 256;

std::chrono::seconds periodOf(const v1::ProviderSpec &provider) {
    const auto seconds = provider.probe_period().seconds();
    return seconds > 0 ? std::chrono::seconds(seconds) : defaultPeriod;
}

v1::Condition conditionOf(v1::ConditionReason reason, const std::map<std::string, std::string> &arguments) {
    v1::Condition condition;
    condition.set_type("Reachable");
    condition.set_status(reason == v1::PROVIDER_REACHABLE ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    condition.mutable_arguments()->insert(arguments.begin(), arguments.end());
    return condition;
}

// The first model that is listed in the spec and not by the provider.
std::string missingModel(const v1::ProviderSpec &spec, const v1::ProviderStatus &status) {
    const std::set<std::string> reported(status.reported_models().begin(), status.reported_models().end());
    for (const auto &model : spec.models()) {
        if (!reported.contains(model.name()))
            return model.name();
    }
    return {};
}

bool isSameButForTheProbe(v1::ProviderStatus left, v1::ProviderStatus right) {
    for (auto *status : {&left, &right}) {
        status->clear_probe_time();
        status->clear_latency();
    }
    return MessageDifferencer::Equals(left, right);
}

} // namespace

std::optional<std::vector<std::string>> modelsOf(const std::string &text) {
    const auto document = nlohmann::json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("data") || !document["data"].is_array())
        return std::nullopt;
    std::vector<std::string> models;
    for (const auto &model : document["data"]) {
        if (!model.is_object() || !model.contains("id") || !model["id"].is_string())
            continue;
        auto id = model["id"].get<std::string>();
        if (id.size() <= longestModel && !core::findUnsafeText(id) && models.size() < mostModels)
            models.push_back(std::move(id));
    }
    std::sort(models.begin(), models.end());
    models.erase(std::unique(models.begin(), models.end()), models.end());
    return models;
}

struct ProviderController::Inbox {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool hasNews = true;
    bool mustAskAll = false;
    // By the uid of the provider.
    std::vector<std::pair<std::string, Fetched>> answers;
};

ProviderController::ProviderController(Parts parts) : parts_(parts), inbox_(std::make_shared<Inbox>()) {
    listener_ = parts_.ledger.watchHub().listen([inbox = inbox_](std::int64_t) {
        const std::lock_guard lock(inbox->mutex);
        if (!std::exchange(inbox->hasNews, true))
            inbox->changed.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

ProviderController::~ProviderController() {
    parts_.ledger.watchHub().unlisten(listener_);
    thread_.request_stop();
}

void ProviderController::refresh() {
    const std::lock_guard lock(inbox_->mutex);
    inbox_->hasNews = inbox_->mustAskAll = true;
    inbox_->changed.notify_one();
}

void ProviderController::work(const std::stop_token &stop) {
    auto next = steady_clock::now();
    while (!stop.stop_requested()) {
        std::vector<std::pair<std::string, Fetched>> answers;
        {
            auto &inbox = *inbox_;
            std::unique_lock lock(inbox.mutex);
            inbox.changed.wait_until(lock, stop, next, [&] { return inbox.hasNews || !inbox.answers.empty(); });
            inbox.hasNews = false;
            answers = std::exchange(inbox.answers, {});
            if (std::exchange(inbox.mustAskAll, false)) {
                for (auto &[uid, watched] : watched_)
                    watched.due = {};
            }
        }
        if (stop.stop_requested())
            return;
        for (const auto &[uid, fetched] : answers)
            take(uid, fetched);
        next = ask();
    }
}

ProviderController::SteadyTime ProviderController::ask() {
    const auto state = parts_.ledger.snapshot();
    const auto now = steady_clock::now();
    auto next = now + std::chrono::hours(1);
    std::set<std::string> living;
    state->each("providers", [&](const ledger::ResourcePtr &provider) {
        living.insert(provider->meta().uid());
        auto &watched = watched_[provider->meta().uid()];
        if (std::exchange(watched.generation, provider->meta().generation()) != provider->meta().generation())
            watched.due = now;
        if (!watched.isAsked && watched.due <= now)
            askOne(provider, &watched);
        if (!watched.isAsked)
            next = std::min(next, watched.due);
        return true;
    });
    std::erase_if(watched_, [&](const auto &entry) { return !living.contains(entry.first); });
    return next;
}

void ProviderController::askOne(const ledger::ResourcePtr &provider, Watched *watched) {
    const auto &spec = provider->provider();
    watched->due = steady_clock::now() + periodOf(spec);
    const auto url = web::BaseUrl::parse(spec.base_url());
    if (!url)
        return;
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->address = spec.base_url();
    endpoint->url = *url;
    endpoint->outstanding = parts_.gateway.outstanding().counter(spec.base_url());
    if (!spec.secret().empty()) {
        const auto secret = parts_.ledger.snapshot()->find(spec.secret());
        auto value = secret ? parts_.secrets.value(secret->meta().uid()) : std::nullopt;
        if (!value) {
            auto status = provider->provider_status();
            status.clear_conditions();
            *status.add_conditions() = conditionOf(v1::PROVIDER_SECRET_MISSING, {{"secret", spec.secret()}});
            return write(provider, std::move(status));
        }
        endpoint->authorization = "Authorization: Bearer " + *value + "\r\n";
        core::wipe(&*value);
    }
    watched->isAsked = true;
    parts_.gateway.fetch(std::move(endpoint), "/models",
                         [inbox = inbox_, uid = provider->meta().uid()](Fetched fetched) {
                             const std::lock_guard lock(inbox->mutex);
                             inbox->answers.emplace_back(uid, std::move(fetched));
                             inbox->changed.notify_one();
                         });
}

v1::ProviderStatus ProviderController::statusOf(const v1::Resource &provider, const Fetched &fetched) const {
    auto status = provider.provider_status();
    status.clear_conditions();
    *status.mutable_probe_time() = core::toTimestamp(parts_.clock.now());
    if (!fetched.failure.empty()) {
        *status.add_conditions() =
            conditionOf(v1::PROVIDER_UNREACHABLE, {{"system_error", core::escapeUnsafeLine(fetched.failure)}});
        return status;
    }
    status.mutable_latency()->set_seconds(fetched.latency.count() / 1'000'000);
    status.mutable_latency()->set_nanos(static_cast<int>(fetched.latency.count() % 1'000'000 * 1'000));
    const auto models = modelsOf(fetched.body);
    if (fetched.status != 200 || !models) {
        *status.add_conditions() = conditionOf(v1::PROVIDER_REFUSES, {{"status", std::to_string(fetched.status)}});
        return status;
    }
    status.mutable_reported_models()->Assign(models->begin(), models->end());
    *status.add_conditions() = conditionOf(v1::PROVIDER_REACHABLE, {});
    // Whoever lists a model that is not there is told so; the others are served.
    if (const auto missing = missingModel(provider.provider(), status); !missing.empty()) {
        auto &listed = *status.add_conditions();
        listed = conditionOf(v1::PROVIDER_MODEL_MISSING, {{"model", missing}});
        listed.set_type("ModelsListed");
    }
    return status;
}

void ProviderController::take(const std::string &uid, const Fetched &fetched) {
    const auto found = watched_.find(uid);
    const auto provider = parts_.ledger.snapshot()->findUid(uid);
    if (found == watched_.end() || !provider || !provider->has_provider())
        return;
    found->second.isAsked = false;
    write(provider, statusOf(*provider, fetched));
}

void ProviderController::write(const ledger::ResourcePtr &provider, v1::ProviderStatus status) {
    const auto &before = provider->provider_status();
    for (auto &condition : *status.mutable_conditions()) {
        *condition.mutable_last_transition_time() = core::toTimestamp(parts_.clock.now());
        for (const auto &earlier : before.conditions()) {
            if (earlier.type() == condition.type() && earlier.status() == condition.status())
                *condition.mutable_last_transition_time() = earlier.last_transition_time();
        }
    }
    auto &watched = watched_[provider->meta().uid()];
    const auto now = steady_clock::now();
    if (isSameButForTheProbe(before, status) && now - watched.written < betweenWrites)
        return;
    watched.written = now;
    v1::Resource update;
    update.mutable_meta()->set_name(provider->meta().name());
    *update.mutable_provider_status() = std::move(status);
    parts_.ledger.writeStatus(std::move(update), nullptr);
}

} // namespace gateway
