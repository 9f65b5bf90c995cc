// pilothoused: the control service for a team, and what its administrator does beside it.
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>

#include "backend/service/enrolling.h"
#include "backend/service/listen_address.h"
#include "backend/service/serving.h"
#include "backend/service/standard_streams.h"
#include "backend/service/verifying.h"
#include "backend/service/version.h"

namespace {

// For CLI11: what is wrong with an argument, or nothing.
std::string faultOfAddress(const std::string &text) {
    const auto address = service::ListenAddress::parse(text);
    return address ? std::string() : address.error().message();
}

std::string faultOfText(const std::string &text) {
    return text.find_first_not_of(' ') == std::string::npos ? "is empty" : std::string();
}

// One that is not there may be mounted later.
std::string faultOfRoot(const std::string &text) {
    std::error_code unknown;
    const auto status = std::filesystem::status(text, unknown);
    if (std::filesystem::exists(status) && !std::filesystem::is_directory(status))
        return "'" + text + "' is not a directory";
    return faultOfText(text);
}

int fail(const core::Error &error) {
    std::cerr << "pilothoused: " << error.message() << std::endl;
    return service::ExitFailed;
}

int runServe(const service::Options &options) {
    return service::serve(options, [&options](const service::ControlService &service) {
        std::cout << "Listening on " << service.address() << std::endl;
        if (!service::ListenAddress::parse(options.listen)->isLoopback())
            std::cout << "Other hosts reach it at " << options.listen
                      << "; only holders of its certificates or invitations are answered" << std::endl;
        if (!service.logAddress().empty())
            std::cout << "Serving the log on http://" << service.logAddress() << std::endl;
        if (!service.gatewayAddress().empty())
            std::cout << "Answering requests for models on http://" << service.gatewayAddress()
                      << "/v1; whoever reaches it is answered" << std::endl;
        if (!service.metricsAddress().empty())
            std::cout << "Serving metrics on http://" << service.metricsAddress() << "/metrics" << std::endl;
    });
}

int runEnroll(const service::EnrolWish &wish) {
    const auto principal = service::enroll(wish);
    if (!principal)
        return fail(principal.error());
    std::cout << "Enrolled " << *principal << "; ca.pem, cert.pem and key.pem lie in " << wish.out.string()
              << std::endl;
    return service::ExitFine;
}

// With an invitation for oneself, else for somebody else by whoever owns the data directory.
struct EnrollCommand {
    service::EnrolWish wish;
    service::AcceptWish invitation;
};

int runAccept(const service::AcceptWish &wish) {
    const auto principal = service::accept(wish);
    if (!principal)
        return fail(principal.error());
    std::cout << "Enrolled as " << *principal << "; ca.pem, cert.pem and key.pem lie in " << wish.out.string() << "\n"
              << "Open the console with: pilothouse --connect " << wish.address << " --credentials "
              << wish.out.string() << std::endl;
    return service::ExitFine;
}

struct VerifyWish {
    std::filesystem::path dataDirectory;
    std::filesystem::path keyFile;
    bool isOfLogOnly = false;
};

int runVerify(const VerifyWish &wish) {
    const bool isShown = isatty(STDERR_FILENO) != 0;
    const auto depth = wish.isOfLogOnly ? ledger::Ledger::Depth::Log : ledger::Ledger::Depth::Store;
    const auto entries = service::verify(wish.dataDirectory, wish.keyFile, depth,
                                         [isShown](std::int64_t done, std::int64_t total, const std::string &unit) {
                                             if (isShown)
                                                 std::cerr << "\r" << done << " of " << total << " " << unit << "    "
                                                           << std::flush;
                                         });
    if (isShown)
        std::cerr << "\r";
    if (entries) {
        std::cout << "Verified: all " << *entries
                  << (wish.isOfLogOnly ? " entries make the tree of the log that was signed"
                                       : " entries of the log agree with the store")
                  << std::endl;
        return service::ExitFine;
    }
    if (entries.error().reason() != core::v1::STORE_SEALED)
        return fail(entries.error());
    const auto &arguments = entries.error().arguments();
    const auto index = arguments.find("index");
    std::cout << "First bad index: " << (index == arguments.end() ? "-1" : index->second) << std::endl;
    std::cerr << "pilothoused: the store does not match its log: " << entries.error().message() << std::endl;
    return service::ExitMismatch;
}

void describeServe(CLI::App *command, service::Options *options) {
    command
        ->add_option("--data-dir", options->dataDirectory,
                     "Directory of the store, on a local disk; made where it is missing")
        ->required()
        ->check(faultOfText);
    command
        ->add_option("--listen", options->listen,
                     "Address for gRPC over mutual TLS. The default answers this host alone; 0.0.0.0:7443 answers "
                     "whoever reaches any address of this host and holds a certificate. Port 0 takes a free one")
        ->default_str("127.0.0.1:7443")
        ->check(faultOfAddress);
    command
        ->add_option("--model-root", options->modelRoots,
                     "Directory whose model files may be imported; may be repeated")
        ->check(faultOfRoot);
    command
        ->add_option("--log-listen", options->logListen,
                     "Address for the log's checkpoint and hash tiles over plain HTTP, for everybody who reaches it; "
                     "see c2sp.org/tlog-tiles")
        ->check(faultOfAddress);
    command
        ->add_option("--metrics-listen", options->metricsListen,
                     "Address for Prometheus over plain HTTP, for everybody who reaches it")
        ->check(faultOfAddress);
    command
        ->add_option("--gateway-listen", options->gatewayListen,
                     "Address for requests for models (OpenAI's API) over plain HTTP; open to everybody who reaches it")
        ->check(faultOfAddress);
    command->add_flag("!--no-inference-search", options->seeksInference,
                      "Do not look for inference on this host that nobody deployed: who listens here is asked nothing");
    command->add_option("--trust-domain", options->trustDomain,
                        "Name that stands in all certificates; set by the first start, never changed");
    command->add_option("--key-file", options->keyFile,
                        "File with at least 32 random bytes that wraps the keys in the data directory");
}

void describeInvitation(CLI::App *command, EnrollCommand *enroll) {
    auto *token = command->add_option("--invitation", enroll->invitation.token,
                                      "Token of somebody who was invited, at his own machine: makes his key here");
    auto *address = command->add_option("--connect", enroll->invitation.address,
                                        "With --invitation: host and port of the service, for example "
                                        "pilothouse.example.org:7443");
    token->check(faultOfText)->needs(address);
    address->check(faultOfText)->needs(token);
    for (const auto *other : {"--data-dir", "--user", "--role", "--team", "--key-file"})
        token->excludes(command->get_option(other));
}

void describeEnroll(CLI::App *command, EnrollCommand *enroll) {
    auto &wish = enroll->wish;
    command->add_option("--data-dir", wish.dataDirectory, "Directory of the store; made where it is missing")
        ->check(faultOfText);
    command->add_option("--user", wish.user, "Name of the person or program, as people see it")->check(faultOfText);
    command->add_option("--role", wish.role, "viewer, operator, policy-author, approver, auditor or admin");
    command->add_option("--team", wish.team, "Team whose resources the role is for; all when left out");
    command
        ->add_option("--out", wish.out,
                     "Directory that gets ca.pem, cert.pem and key.pem; made where it is missing, and never one that "
                     "has them")
        ->required()
        ->check(faultOfText);
    command->add_option("--key-file", wish.keyFile, "As given to serve, where no service runs");
    describeInvitation(command, enroll);
    // Needed together, unless an invitation says all of it.
    command->callback([command] {
        if (command->count("--invitation") > 0)
            return;
        for (const auto *needed : {"--data-dir", "--user", "--role"}) {
            if (command->count(needed) == 0)
                throw CLI::RequiredError(needed);
        }
    });
}

void describeVerify(CLI::App *command, VerifyWish *wish) {
    command->add_option("--data-dir", wish->dataDirectory, "Directory of the store")->required()->check(faultOfText);
    command->add_option("--key-file", wish->keyFile, "As given to serve, where no service runs");
    command->add_flag("--log-only", wish->isOfLogOnly,
                      "Check entries, tree, tiles and signed heads of the log alone, which is several times faster");
}

// CLI11 says of an unknown command no more than that one is required.
int refuseArguments(const CLI::App &app, const CLI::ParseError &problem) {
    const auto words = app.remaining();
    if (app.get_subcommands().empty() && !words.empty()) {
        std::cerr << "pilothoused: there is no command '" << words.front()
                  << "'; it is serve, enroll or verify, and --help tells more" << std::endl;
        return service::ExitUsage;
    }
    return app.exit(problem) == 0 ? service::ExitFine : service::ExitUsage;
}

} // namespace

int main(int argc, char **argv) {
    service::holdStandardStreams();
    CLI::App app("Pilothouse control service: models, deployments and policies of an organisation, with a log that "
                 "proves what happened. Everything is answered over mutual TLS; a console or any gRPC client talks "
                 "to it.",
                 "pilothoused");
    app.set_version_flag("--version", std::string(service::version()));
    app.require_subcommand(1);
    app.footer("Exit codes: 0 all went well; 1 it failed; 2 wrong arguments; 3 the store does not match its log.");

    service::Options options;
    options.listen = "127.0.0.1:7443";
    options.seeksInference = true;
    auto *serveCommand = app.add_subcommand("serve", "Run the service in the foreground until SIGTERM or Ctrl-C");
    describeServe(serveCommand, &options);

    EnrollCommand enroll;
    auto *enrollCommand = app.add_subcommand(
        "enroll", "Make credentials for a person or a program; works while the service runs and while it does not. "
                  "With --invitation: for oneself, at one's own machine");
    describeEnroll(enrollCommand, &enroll);

    VerifyWish verification;
    auto *verifyCommand = app.add_subcommand(
        "verify", "Check every row, leaf, spec, tile and head of the store against its log; exit 3 if any disagrees");
    describeVerify(verifyCommand, &verification);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        return refuseArguments(app, problem);
    }
    if (*serveCommand)
        return runServe(options);
    if (*enrollCommand && !enroll.invitation.token.empty()) {
        enroll.invitation.out = enroll.wish.out;
        return runAccept(enroll.invitation);
    }
    if (*enrollCommand)
        return runEnroll(enroll.wish);
    return runVerify(verification);
}
