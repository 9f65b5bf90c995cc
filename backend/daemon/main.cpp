// pilothoused: the control service for a team, and what its administrator does beside it.
#include <unistd.h>

#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "backend/service/enrolling.h"
#include "backend/service/serving.h"
#include "backend/service/verifying.h"
#include "backend/service/version.h"

namespace {

int fail(const core::Error &error) {
    std::cerr << "pilothoused: " << error.message() << std::endl;
    return service::ExitFailed;
}

int runServe(const service::Options &options) {
    return service::serve(options, [](const service::ControlService &service) {
        std::cout << "Listening on " << service.address() << std::endl;
        if (!service.logAddress().empty())
            std::cout << "Serving the log on http://" << service.logAddress() << std::endl;
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

int runVerify(const std::filesystem::path &dataDirectory, const std::filesystem::path &keyFile) {
    const bool isShown = isatty(STDERR_FILENO) != 0;
    const auto entries = service::verify(
        dataDirectory, keyFile, [isShown](std::int64_t done, std::int64_t total, const std::string &unit) {
            if (isShown)
                std::cerr << "\r" << done << " of " << total << " " << unit << "    " << std::flush;
        });
    if (isShown)
        std::cerr << "\r";
    if (entries) {
        std::cout << "Verified: all " << *entries << " entries of the log agree with the store" << std::endl;
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
    command->add_option("--data-dir", options->dataDirectory, "Directory of the store; made where it is missing")
        ->required();
    command->add_option("--listen", options->listen, "Address for gRPC over mutual TLS")->default_str("127.0.0.1:7443");
    command->add_option("--model-root", options->modelRoots,
                        "Directory whose model files may be imported; may be repeated");
    command->add_option("--log-listen", options->logListen,
                        "Address for the log's checkpoint and hash tiles over plain HTTP, see c2sp.org/tlog-tiles");
    command->add_option("--metrics-listen", options->metricsListen, "Address for Prometheus over plain HTTP");
    command->add_option("--trust-domain", options->trustDomain,
                        "Name that stands in all certificates; set by the first start, never changed");
    command->add_option("--key-file", options->keyFile,
                        "File with at least 32 random bytes that wraps the keys in the data directory");
}

void describeEnroll(CLI::App *command, service::EnrolWish *wish) {
    command->add_option("--data-dir", wish->dataDirectory, "Directory of the store")->required();
    command->add_option("--user", wish->user, "Name of the person or program, as people see it")->required();
    command->add_option("--role", wish->role, "viewer, operator, policy-author, approver, auditor or admin")
        ->required();
    command->add_option("--team", wish->team, "Team whose resources the role is for; all when left out");
    command->add_option("--out", wish->out, "Directory that gets ca.pem, cert.pem and key.pem")->required();
    command->add_option("--key-file", wish->keyFile, "As given to serve, where no service runs");
}

} // namespace

int main(int argc, char **argv) {
    CLI::App app("Pilothouse control service: models, deployments and policies of an organisation, with a log that "
                 "proves what happened. Everything is answered over mutual TLS; a console or any gRPC client talks "
                 "to it.");
    app.set_version_flag("--version", std::string(service::version()));
    app.require_subcommand(1);
    app.footer("Exit codes: 0 all went well; 1 it failed; 2 wrong arguments; 3 the store does not match its log.");

    service::Options options;
    options.listen = "127.0.0.1:7443";
    auto *serveCommand = app.add_subcommand("serve", "Run the service in the foreground until SIGTERM or Ctrl-C");
    describeServe(serveCommand, &options);

    service::EnrolWish wish;
    auto *enrollCommand = app.add_subcommand(
        "enroll", "Make credentials for a person or a program; works while the service runs and while it does not");
    describeEnroll(enrollCommand, &wish);

    std::filesystem::path dataDirectory;
    std::filesystem::path keyFile;
    auto *verifyCommand = app.add_subcommand(
        "verify", "Check every row, leaf, spec, tile and head of the store against its log; exit 3 if any disagrees");
    verifyCommand->add_option("--data-dir", dataDirectory, "Directory of the store")->required();
    verifyCommand->add_option("--key-file", keyFile, "As given to serve, where no service runs");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        return app.exit(problem) == 0 ? service::ExitFine : service::ExitUsage;
    }
    if (*serveCommand)
        return runServe(options);
    if (*enrollCommand)
        return runEnroll(wish);
    return runVerify(dataDirectory, keyFile);
}
