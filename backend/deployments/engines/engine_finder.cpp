#include "backend/deployments/engines/engine_finder.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"
#include "backend/deployments/engines/program_run.h"
#include "backend/deployments/process/program_search.h"
#include "backend/ledger/ledger.h"

namespace deployments {

namespace {

namespace v1 = pilothouse::v1;
using google::protobuf::util::MessageDifferencer;

constexpr std::size_t longestVersion = 200;
// Changes that come together are looked at together.
constexpr std::chrono::milliseconds gatherTime(20);

bool hasWord(std::string line) {
    std::transform(line.begin(), line.end(), line.begin(), [](unsigned char c) { return std::tolower(c); });
    return line.find("version") != std::string::npos;
}

} // namespace

std::string versionFrom(const std::string &output) {
    std::istringstream lines(output);
    std::string best;
    for (std::string line; std::getline(lines, line);) {
        const auto begin = line.find_first_not_of(" \t\r");
        if (begin == std::string::npos)
            continue;
        line = line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
        const bool isIt = hasWord(line);
        if (best.empty() || isIt)
            best = line;
        if (isIt)
            break;
    }
    best = core::escapeUnsafeLine(best.substr(0, longestVersion));
    // Nothing is cut within a character.
    while (core::findUnsafeText(best))
        best.pop_back();
    return best;
}

EngineFinder::EngineFinder(ledger::Ledger &ledger, const core::Clock &clock, FinderOptions options)
    : ledger_(ledger), clock_(clock), options_(std::move(options)) {
    listener_ = ledger_.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            changed_.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

EngineFinder::~EngineFinder() {
    ledger_.watchHub().unlisten(listener_);
    thread_.request_stop();
}

void EngineFinder::work(const std::stop_token &stop) {
    auto next = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        const bool isDue = std::chrono::steady_clock::now() >= next;
        if (isDue)
            next = std::chrono::steady_clock::now() + options_.period;
        look(stop, isDue);
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, gatherTime, [] { return false; });
        changed_.wait_until(lock, stop, next, [this] { return hasNews_; });
        hasNews_ = false;
    }
}

void EngineFinder::look(const std::stop_token &stop, bool all) {
    std::vector<ledger::ResourcePtr> engines;
    ledger_.snapshot()->each("engineTemplates", [&](const ledger::ResourcePtr &engine) {
        const auto seen = seen_.find(engine->meta().uid());
        if (all || seen == seen_.end() || seen->second != engine->meta().generation())
            engines.push_back(engine);
        return true;
    });
    for (const auto &engine : engines) {
        auto status = statusOf(engine->engine_template(), stop);
        if (stop.stop_requested())
            return;
        seen_[engine->meta().uid()] = engine->meta().generation();
        write(*engine, std::move(status));
    }
}

v1::EngineTemplateStatus EngineFinder::statusOf(const v1::EngineTemplateSpec &spec, const std::stop_token &stop) const {
    v1::EngineTemplateStatus status;
    auto &condition = *status.add_conditions();
    condition.set_type("Installed");
    condition.set_status(v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(v1::ENGINE_NOT_FOUND));
    (*condition.mutable_arguments())["program"] = spec.program();
    const auto found = findProgram(spec.program(), options_.searchPath);
    if (found.path.empty())
        return status;
    if (!spec.version_arguments().empty()) {
        ProgramRun run{found.path, {spec.version_arguments().begin(), spec.version_arguments().end()}, {}, {}};
        run.environment = {"PATH=" + options_.searchPath, "HOME=" + options_.home, "LANG=C.UTF-8",
                           "CUDA_VISIBLE_DEVICES="};
        run.timeout = options_.versionTimeout;
        const auto end = runProgram(run, stop);
        // An interpreter may be there without what it is to run.
        if (end.exitStatus > 0)
            return status;
        status.set_version(versionFrom(end.output));
    }
    status.set_program_path(found.path);
    condition.set_status(v1::CONDITION_STATUS_TRUE);
    condition.set_reason(v1::ConditionReason_Name(v1::ENGINE_FOUND));
    condition.mutable_arguments()->clear();
    (*condition.mutable_arguments())["path"] = found.path;
    return status;
}

void EngineFinder::write(const v1::Resource &engine, v1::EngineTemplateStatus status) {
    const auto now = core::toTimestamp(clock_.now());
    auto &condition = *status.mutable_conditions(0);
    *condition.mutable_last_transition_time() = now;
    for (const auto &before : engine.engine_template_status().conditions()) {
        if (before.type() == condition.type() && before.status() == condition.status())
            *condition.mutable_last_transition_time() = before.last_transition_time();
    }
    *status.mutable_check_time() = engine.engine_template_status().check_time();
    if (MessageDifferencer::Equals(status, engine.engine_template_status()))
        return;
    *status.mutable_check_time() = now;
    v1::Resource update;
    update.mutable_meta()->set_name(engine.meta().name());
    *update.mutable_engine_template_status() = std::move(status);
    ledger_.writeStatus(std::move(update), nullptr);
}

} // namespace deployments
