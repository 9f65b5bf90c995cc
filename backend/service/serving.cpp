#include "backend/service/serving.h"

#include <pwd.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include <CLI/CLI.hpp>
#include <grpc/support/log.h>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/core/whole_file.h"
#include "backend/service/demo.h"
#include "backend/service/freed_memory.h"
#include "backend/service/interruption.h"
#include "backend/service/scenario.h"
#include "backend/service/standard_streams.h"
#include "backend/service/structured_log.h"
#include "backend/tls/endpoint_file.h"

namespace service {

namespace {

constexpr std::size_t largestScenario = 16 << 20;

constexpr auto usualPause = std::chrono::seconds(1);
constexpr auto farewellPause = std::chrono::milliseconds(50);
constexpr auto lockPause = std::chrono::milliseconds(50);
constexpr auto lockPatience = std::chrono::seconds(5);

std::filesystem::path fromEnvironment(const char *name) {
    const char *value = std::getenv(name);
    return value ? value : "";
}

// What gRPC has to say, for example of a handshake that failed, as a line of the service's own log.
void writeLine(gpr_log_func_args *line) {
    if (line->severity != GPR_LOG_SEVERITY_ERROR)
        return;
    const core::SystemClock clock;
    StructuredLog(clock).warn("grpc", {{"message", line->message}});
}

core::Result<void> takeScenario(const std::filesystem::path &file, Options *options) {
    const auto text = core::readWholeFile(file, largestScenario);
    if (!text)
        return text.error();
    auto read = options->isDemo ? demoStory(*text, core::SystemClock().now()) : Scenario::read(*text);
    if (!read)
        return std::move(read).error();
    options->scenario = std::make_shared<const Scenario>(*std::move(read));
    // It is an event, which pictures would show or not, as long as they take.
    if (!options->isDemo)
        options->verifyDelay = std::chrono::hours(1);
    return {};
}

// A service that ends tells nobody any more where it is, and holds its directory until it has ended; one that begins
// does not tell yet. A console that is closed and opened again meets the first.
bool isAboutToBeFree(const std::filesystem::path &directory, const core::Error &error) {
    if (error.reason() != core::v1::DATA_DIRECTORY_IN_USE)
        return false;
    const auto told = tls::readEndpointFile(directory);
    return !told || !tls::isRunning(told->pid);
}

// Until it is told to stop; of one that is embedded also until nobody needs it. Who was there by calls alone may come
// back, unless he said that he leaves.
void awaitEnd(Interruption &interruption, const Options &options, const ControlService &service) {
    using std::chrono::steady_clock;
    // Until what a console had open is seen to be closed.
    constexpr auto farewell = std::chrono::seconds(2);
    auto leftUntil = steady_clock::time_point::min();
    for (;;) {
        const bool isLeft = steady_clock::now() < leftUntil;
        const auto word = interruption.comesWithin(isLeft ? farewellPause : usualPause);
        if (word == Interruption::Word::Stop)
            return;
        if (word == Interruption::Word::ConsoleLeft)
            leftUntil = steady_clock::now() + farewell;
        const auto idleTime = isLeft ? service.idleTimeBesidesCalls() : service.idleTime();
        if (options.isEmbedded && idleTime >= options.lingerTime)
            return;
    }
}

} // namespace

int serve(Options options, const std::function<void(const ControlService &)> &report) {
    keepHeapDense();
    Interruption interruption(options.isEmbedded);
    // A reader of our output that has gone is no reason to go, too.
    std::signal(SIGPIPE, SIG_IGN);
    gpr_set_log_function(writeLine);
    core::SystemClock clock;
    core::SystemRandom random;
    StructuredLog log(clock);
    options.ownerName = currentUserName();
    options.credentialsDirectory = fromEnvironment("CREDENTIALS_DIRECTORY");
    const auto patient = std::chrono::steady_clock::now() + lockPatience;
    auto service = ControlService::start(options, clock, random, log);
    while (!service && options.isEmbedded && isAboutToBeFree(options.dataDirectory, service.error()) &&
           std::chrono::steady_clock::now() < patient &&
           interruption.comesWithin(lockPause) != Interruption::Word::Stop)
        service = ControlService::start(options, clock, random, log);
    if (!service) {
        std::cerr << "pilothouse: " << service.error().message() << std::endl;
        return ExitFailed;
    }
    if (report)
        report(**service);
    awaitEnd(interruption, options, **service);
    (*service)->stop();
    return ExitFine;
}

int runEmbedded(const std::vector<std::string> &arguments) {
    holdStandardStreams();
    CLI::App app("The control service of one data directory, started by a console and left with its last user.",
                 "pilothouse service");
    Options options;
    options.isEmbedded = true;
    options.seeksInference = true;
    app.add_option("--data-dir", options.dataDirectory, "Directory of the store, made where it is missing")->required();
    app.add_option("--model-root", options.modelRoots, "Directory whose model files may be imported; may be repeated");
    app.add_option("--key-file", options.keyFile, "File with at least 32 random bytes that wraps the keys at rest");
    // A free port, so that consoles of several people on one machine do not meet.
    options.gatewayListen = "127.0.0.1:0";
    app.add_option("--gateway-listen", options.gatewayListen,
                   "Address where requests for models are answered over plain HTTP; empty leaves it out")
        ->capture_default_str();
    auto linger = options.lingerTime.count();
    app.add_option("--linger", linger, "Seconds to stay after the last user")->check(CLI::NonNegativeNumber);
    std::filesystem::path scenario;
    app.add_option("--scenario", scenario, "File with a made-up organisation to fill a new store with");
    app.add_flag("--demo", options.isDemo, "The time of the made-up organisation goes on, with a simulated fleet");
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError &problem) {
        const int code = app.exit(problem);
        return code == 0 ? ExitFine : ExitUsage;
    }
    options.lingerTime = std::chrono::seconds(linger);
    // Whoever started the console may read his own files; the console lets him choose them.
    if (const auto home = fromEnvironment("HOME"); options.modelRoots.empty() && !home.empty())
        options.modelRoots.push_back(home);
    if (!scenario.empty()) {
        if (const auto taken = takeScenario(scenario, &options); !taken) {
            std::cerr << "pilothouse: " << taken.error().message() << std::endl;
            return ExitFailed;
        }
    }
    return serve(std::move(options));
}

std::string currentUserName() {
    const passwd *user = getpwuid(geteuid());
    if (!user)
        return "Owner";
    const std::string full(user->pw_gecos ? user->pw_gecos : "");
    const auto name = full.substr(0, full.find(','));
    return name.empty() ? std::string(user->pw_name) : name;
}

} // namespace service
