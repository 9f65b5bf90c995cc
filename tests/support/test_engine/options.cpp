#include "tests/support/test_engine/options.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

namespace test_engine {

const char *const Usage =
    "Usage: pilothouse_test_engine --port PORT [OPTION...]\n"
    "\n"
    "An OpenAI-compatible server for tests: GET /health, /v1/models, /metrics, POST /v1/chat/completions,\n"
    "/v1/completions, /v1/embeddings, and failures on demand.\n"
    "\n"
    "  --host HOST  --port PORT (0 takes any)  --model NAME  --start-delay MS  --exit-at-once CODE  --leave-children "
    "N\n"
    "  --ignore-term  --spam-log BYTES_PER_SECOND  --log-lines N  --allocate BYTES\n"
    "\n"
    "These can be changed while it runs too, by POST /test/set?tokens=4&fail_all=1:\n"
    "  --wrong-model NAME (model)  --tokens N  --token-delay MS  --first-token-delay MS  --crash-after N  --fail-every "
    "N\n"
    "  --fail-all  --fail-status CODE  --cut-after TOKENS  --hang  --hang-requests  --health-dies-after N  "
    "--never-ready\n"
    "\n"
    "GET /test/state tells requests, failed, running, cancelled, what the last request was, and in nanoseconds of\n"
    "CLOCK_MONOTONIC when it started and when /health last began to be answered otherwise.\n";

namespace {

std::optional<std::int64_t> numberFrom(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

// What is asked for by its name alone.
bool isSwitch(std::string_view name) {
    return name == "ignore_term" || name == "fail_all" || name == "hang" || name == "hang_requests" ||
           name == "never_ready" || name == "help";
}

bool setOption(std::string_view name, const std::string &value, Options &options) {
    if (name == "host")
        return options.host = value, true;
    if (name == "ignore_term")
        return options.ignoresTerm = true;
    if (name == "help")
        return options.wantsHelp = true;
    const auto number = numberFrom(value);
    if (name == "port") {
        options.port = static_cast<std::uint16_t>(number.value_or(0));
        return number && *number >= 0 && *number <= 65'535;
    }
    const std::map<std::string_view, std::int64_t *> numbers{
        {"start_delay", &options.startDelay},       {"exit_at_once", &options.exitAtOnce},
        {"leave_children", &options.leaveChildren}, {"spam_log", &options.spamLog},
        {"log_lines", &options.logLines},           {"allocate", &options.allocate}};
    const auto found = numbers.find(name);
    if (found == numbers.end() || !number)
        return false;
    *found->second = *number;
    return true;
}

} // namespace

std::atomic<std::int64_t> *Behaviour::find(std::string_view name) {
    const std::map<std::string_view, std::atomic<std::int64_t> *> all{
        {"tokens", &tokens},
        {"token_delay", &tokenDelay},
        {"first_token_delay", &firstTokenDelay},
        {"crash_after", &crashAfter},
        {"fail_every", &failEvery},
        {"fail_all", &failAll},
        {"fail_status", &failStatus},
        {"cut_after", &cutAfter},
        {"hang", &hang},
        {"hang_requests", &hangRequests},
        {"health_dies_after", &healthDiesAfter},
        {"never_ready", &neverReady},
    };
    const auto found = all.find(name);
    return found == all.end() ? nullptr : found->second;
}

bool Behaviour::set(std::string_view name, std::string_view value) {
    if (name == "model" || name == "wrong_model") {
        const std::lock_guard lock(mutex_);
        model_ = value;
        return true;
    }
    auto *const place = find(name);
    const auto number = numberFrom(value);
    if (!place || !number)
        return false;
    *place = *number;
    return true;
}

std::string Behaviour::model() const {
    const std::lock_guard lock(mutex_);
    return model_;
}

std::string readOptions(int count, char **arguments, Options &options, Behaviour &behaviour) {
    for (int at = 1; at < count; ++at) {
        std::string name = arguments[at];
        if (!name.starts_with("--"))
            return name + " is no option";
        name.erase(0, 2);
        std::replace(name.begin(), name.end(), '-', '_');
        if (!isSwitch(name) && at + 1 == count)
            return "--" + name + " needs a value";
        const std::string value = isSwitch(name) ? "1" : arguments[++at];
        if (!setOption(name, value, options) && !behaviour.set(name, value))
            return std::string(arguments[at]) + " is not understood";
    }
    return {};
}

} // namespace test_engine
