#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/service_process.h"
#include "tests/bench/stream_load.h"
#include "tests/bench/waiting.h"
#include "tests/support/temporary_directory.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;
using namespace std::chrono_literals;

constexpr int Connections = 32;
constexpr int Streams = 64;
constexpr int Events = 150;
constexpr int PaceMilliseconds = 10;

// Of about the size of a short chat.
std::string requestBody(bool isStream) {
    return "{\"model\":\"model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + std::string(1000, 'a') +
           "\"}],\"stream\":" + (isStream ? "true" : "false") + "}";
}

int freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof own;
    ::bind(socket, reinterpret_cast<const sockaddr *>(&own), sizeof own);
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&own), &size);
    ::close(socket);
    return ntohs(own.sin_port);
}

// nginx in one process, with these lines in its http block.
class Nginx {
public:
    Nginx(const std::filesystem::path &directory, const std::string &lines)
        : child_(start(directory, lines), {"-e", (directory / "error.log").string(), "-p", directory.string(), "-c",
                                           (directory / "nginx.conf").string()}) {}
    ~Nginx() {
        child_.signal(SIGTERM);
        child_.wait();
    }
    pid_t pid() const { return child_.pid(); }
    bool isRunning() { return child_.isRunning(); }

private:
    static std::string start(const std::filesystem::path &directory, const std::string &lines) {
        std::filesystem::create_directories(directory);
        const auto temporary = directory.string();
        std::ofstream(directory / "nginx.conf")
            << "daemon off; master_process off; worker_processes 1; pid " << temporary << "/pid;\n"
            << "events { worker_connections 4096; }\nhttp { access_log off; keepalive_requests 100000000;\n"
            << "client_body_temp_path " << temporary << "/b; proxy_temp_path " << temporary << "/p;\n"
            << "fastcgi_temp_path " << temporary << "/f; uwsgi_temp_path " << temporary << "/u; scgi_temp_path "
            << temporary << "/s;\n"
            << lines << "}\n";
        return "/usr/sbin/nginx";
    }

    support::Child child_;
};

std::string proxyLines(int port, int upstream) {
    return "upstream engine { server 127.0.0.1:" + std::to_string(upstream) +
           "; keepalive 128; keepalive_requests 100000000; }\nserver { listen 127.0.0.1:" + std::to_string(port) +
           "; location / { proxy_pass http://engine; proxy_http_version 1.1; proxy_set_header Connection \"\"; "
           "proxy_buffering off; } }\n";
}

std::string responderLines(int port) {
    return "server { listen 127.0.0.1:" + std::to_string(port) +
           "; location = /v1/models { return 200 '{\"object\":\"list\",\"data\":[{\"id\":\"upstream-model\"}]}'; } "
           "location / { default_type application/json; return 200 '{\"id\":\"chatcmpl-1\",\"object\":"
           "\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" +
           std::string(560, 'b') + "\"},\"finish_reason\":\"stop\"}]}'; } }\n";
}

// Our service with one route to one provider, and nginx as a plain proxy, before the same upstream.
class Proxies {
public:
    explicit Proxies(int upstream)
        : proxyPort_(freePort()),
          nginx_(directory_.path() / "proxy", proxyLines(proxyPort_, upstream)),
          service_(directory_.path() / "data", words(directory_.path() / "data")) {
        isUp_ = service_.isUp() && nginx_.isRunning() && makeRoute(upstream);
    }

    bool isUp() const { return isUp_; }
    pid_t service() const { return service_.pid(); }
    pid_t nginx() const { return nginx_.pid(); }
    int gatewayPort() const { return gatewayPort_; }
    int nginxPort() const { return proxyPort_; }
    const std::filesystem::path &directory() const { return directory_.path(); }

private:
    static std::vector<std::string> words(const std::filesystem::path &data) {
        auto words = ServiceProcess::daemonWords(data);
        words.insert(words.end(), {"--gateway-listen", "127.0.0.1:0"});
        return words;
    }

    bool makeRoute(int upstream) {
        const auto owner = service_.owner();
        v1::Resource provider;
        provider.mutable_meta()->set_name("providers/upstream");
        provider.mutable_provider()->set_base_url("http://127.0.0.1:" + std::to_string(upstream) + "/v1");
        provider.mutable_provider()->add_models()->set_name("upstream-model");
        provider.mutable_provider()->mutable_probe_period()->set_seconds(86'400);
        v1::Resource route;
        route.mutable_meta()->set_name("routes/model");
        auto &target = *route.mutable_route()->add_targets();
        target.set_id("only");
        target.set_provider("providers/upstream");
        target.set_provider_model("upstream-model");
        target.set_share_basis_points(10'000);
        if (!owner.put(provider) || !owner.put(route))
            return false;
        const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
        gatewayPort_ = info ? std::atoi(info->gateway_url().substr(info->gateway_url().rfind(':') + 1).c_str()) : 0;
        return gatewayPort_ != 0 && waitForRest(service_.pid(), 10s);
    }

    support::TemporaryDirectory directory_;
    int proxyPort_;
    Nginx nginx_;
    ServiceProcess service_;
    int gatewayPort_ = 0;
    bool isUp_ = false;
};

// Microseconds of the proxy's processor time for each request, driven by wrk.
Figures relay(const std::filesystem::path &script, int port, pid_t process) {
    const auto command = "wrk -t1 -c" + std::to_string(Connections) + " -d2s -s '" + script.string() +
                         "' http://127.0.0.1:" + std::to_string(port) + "/v1/chat/completions 2>&1";
    const double before = processorSeconds(process);
    FILE *output = ::popen(command.c_str(), "r");
    if (output == nullptr)
        return failed("wrk cannot be started");
    std::string text;
    char block[4096];
    while (const auto size = std::fread(block, 1, sizeof block, output))
        text.append(block, size);
    ::pclose(output);
    const double used = processorSeconds(process) - before;
    std::smatch found;
    if (!std::regex_search(text, found, std::regex(R"((\d+) requests in)")) || text.find("Non-2xx") != text.npos ||
        text.find("Socket errors") != text.npos)
        return failed("the requests went wrong: " + text);
    return {used / std::stod(found[1]) * 1e6};
}

Experiment relayExperiment() {
    struct World {
        World() : responder(directory.path() / "responder", responderLines(port)), proxies(port) {
            std::ofstream(script()) << "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\n"
                                    << "wrk.body = '" << requestBody(false) << "'\n";
        }
        std::filesystem::path script() const { return directory.path() / "post.lua"; }

        support::TemporaryDirectory directory;
        int port = freePort();
        Nginx responder;
        Proxies proxies;
    };
    const auto world = std::make_shared<World>();
    Experiment experiment;
    experiment.gauges = {{"gateway.relay", "us CPU", "nginx as a plain proxy, for each request", 1.25}};
    const auto measure = [world](int port, pid_t process) {
        return world->proxies.isUp() ? relay(world->script(), port, process) : failed("a proxy does not start");
    };
    experiment.ours = [=] { return measure(world->proxies.gatewayPort(), world->proxies.service()); };
    experiment.theirs = [=] { return measure(world->proxies.nginxPort(), world->proxies.nginx()); };
    return experiment;
}

Experiment streamExperiment() {
    struct World {
        StreamSource source{Events, PaceMilliseconds};
        Proxies proxies{source.port()};
    };
    const auto world = std::make_shared<World>();
    Experiment experiment;
    experiment.gauges = {{"gateway.stream", "us CPU", "nginx, buffering off, for each chunk", 1.25}};
    const auto measure = [world](int port, pid_t process) {
        if (!world->proxies.isUp())
            return failed("a proxy does not start");
        const auto body = requestBody(true);
        const auto request = "POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                             "Content-Length: " +
                             std::to_string(body.size()) + "\r\n\r\n" + body;
        const double before = processorSeconds(process);
        const auto outcome = readStreams(static_cast<std::uint16_t>(port), Streams, request);
        const double used = processorSeconds(process) - before;
        // nginx may put together what has come meanwhile; ours may not.
        const bool isOurs = process == world->proxies.service();
        if (outcome.events != Streams * Events || (isOurs && outcome.chunks != outcome.events))
            return failed("of " + std::to_string(Streams * Events) + " events came " + std::to_string(outcome.events) +
                          " in " + std::to_string(outcome.chunks) + " chunks");
        return Figures{used / outcome.events * 1e6};
    };
    experiment.ours = [=] { return measure(world->proxies.gatewayPort(), world->proxies.service()); };
    experiment.theirs = [=] { return measure(world->proxies.nginxPort(), world->proxies.nginx()); };
    return experiment;
}

} // namespace

std::vector<Offer> gatewayOffers() {
    return {{{"gateway.relay"}, relayExperiment}, {{"gateway.stream"}, streamExperiment}};
}

} // namespace bench
