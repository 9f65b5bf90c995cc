#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace {

using Folders = std::set<std::string>;

Folders with(Folders folders, const std::string &another) {
    folders.insert(another);
    return folders;
}

// What each room may know of ours, besides itself and the contract's messages. The longest prefix holds.
const std::map<std::string, Folders> &allowed() {
    static const Folders noun{"backend/rpc",  "backend/ledger", "backend/operation", "backend/tls",
                              "backend/tlog", "backend/filter", "backend/posix",     "backend/core"};
    // Policies are rules about who does what, which a set's own engine decides.
    static const Folders policies = with(with(noun, "backend/policy"), "backend/identity");
    static const Folders page{"widgets/kit", "backend/client", "backend/core"};
    static const std::map<std::string, Folders> rules{
        {"backend/core", {}},
        {"backend/filter", {"backend/core"}},
        {"backend/policy", {"backend/core"}},
        {"backend/storage", {"backend/core"}},
        {"backend/tlog", {"backend/core"}},
        {"backend/ledger", {"backend/storage", "backend/tlog", "backend/filter", "backend/core"}},
        {"backend/tls", {"backend/core"}},
        {"backend/rpc", {"backend/ledger", "backend/tls", "backend/tlog", "backend/filter", "backend/core"}},
        {"backend/client",
         {"backend/tls", "backend/tlog", "backend/filter", "backend/core", "backend/rpc/status_mapping.h"}},
        // Headers alone, of the standard library and POSIX, for whoever is not to know more.
        {"backend/posix", {}},
        {"backend/catalog/inspect", {"backend/posix", "backend/core"}},
        // The sandboxed program and what it parses with.
        {"backend/catalog/inspect/child", {"backend/catalog/inspect/parsers"}},
        {"backend/catalog/inspect/parsers", {}},
        {"backend/boost", {}},
        // A fleet that does not exist, told in the same codes.
        {"backend/telemetry/simulator", {"backend/telemetry/code.h", "backend/telemetry/metric.h", "backend/core"}},
        {"backend/web", {"backend/core"}},
        // The program beside each replica, and what it and the service both know; both without messages.
        {"backend/deployments/replica", {}},
        {"backend/deployments/shim", {"backend/deployments/replica", "backend/posix"}},
        {"backend/deployments/logs", {"backend/deployments/replica", "backend/posix", "backend/core"}},
        {"backend/deployments/engines",
         {"backend/deployments/process", "backend/ledger", "backend/posix", "backend/core"}},
        {"backend/deployments/process",
         {"backend/deployments/logs", "backend/deployments/replica", "backend/deployments/runtime.h", "backend/posix",
          "backend/core"}},
        {"backend/deployments/simulated", {"backend/deployments/runtime.h", "backend/core"}},
        {"backend/fleet/nvml", {"backend/core"}},
        {"backend/telemetry", {"backend/posix", "backend/core"}},
        {"backend/telemetry/prometheus",
         {"backend/telemetry/vocabulary", "backend/telemetry/exposition", "backend/web", "backend/core"}},
        {"backend/fleet",
         {"backend/telemetry", "backend/web", "backend/rpc", "backend/ledger", "backend/operation", "backend/posix",
          "backend/core"}},
        // Processes and sockets by what the kernel calls them, as the shims know them.
        {"backend/findings", with(with(noun, "backend/web"), "backend/deployments/replica")},
        {"backend/findings/reading", {"backend/core"}},
        {"backend/gateway", with(noun, "backend/web")},
        // Where replicas may be is a pure function of the rules in force.
        {"backend/deployments", with(noun, "backend/policies/placement_admission.h")},
        {"backend/policies", policies},
        {"backend/changes", with(policies, "backend/policies")},
        {"backend/service",
         {"backend/identity", "backend/policies", "backend/changes", "backend/catalog", "backend/deployments",
          "backend/fleet", "backend/findings", "backend/audit", "backend/gateway", "backend/secret",
          "backend/operation", "backend/rpc", "backend/ledger", "backend/tls", "backend/tlog", "backend/filter",
          "backend/core"}},
        {"backend/daemon", {"backend/service", "backend/core"}},
        {"backend", noun},
        {"widgets/kit", {"backend/client", "backend/telemetry/code.h", "backend/core"}},
        // How guests are led through the window, whatever pages it has.
        {"widgets/guide", page},
        {"widgets/shell", with(page, "widgets/guide")},
        // What is measured comes as codes; the page knows how to read them.
        {"widgets/gpus",
         {"widgets/kit", "backend/client", "backend/telemetry/code.h", "backend/telemetry/histogram.h",
          "backend/telemetry/metric.h", "backend/telemetry/xid_span.h", "backend/core"}},
        {"widgets/topology", with(page, "backend/telemetry/code.h")},
        {"widgets", page},
        {"app", {"widgets", "backend/client", "backend/service", "backend/core"}},
    };
    return rules;
}

bool isBelow(const std::string &path, const std::string &folder) {
    return path == folder || path.compare(0, folder.size() + 1, folder + "/") == 0;
}

// `backend/catalog` of `backend/catalog/importer.cpp`; `app` of `app/main.cpp`.
std::string roomOf(const std::string &path) {
    std::string best;
    for (const auto &[folder, rule] : allowed()) {
        if (isBelow(path, folder) && folder.size() > best.size())
            best = folder;
    }
    const auto second = path.find('/', path.find('/') + 1);
    const std::string own = path.substr(0, second == std::string::npos ? path.find('/') : second);
    return best.size() > own.size() ? best : own;
}

// Libraries that each room may know beside the standard library, POSIX and Qt.
const std::map<std::string, Folders> &libraries() {
    static const std::map<std::string, Folders> rules{
        {"backend/boost", {"boost"}},
        {"backend/core", {"protobuf", "openssl", "nlohmann"}},
        {"backend/filter", {"protobuf"}},
        {"backend/storage", {"soci"}},
        {"backend/tlog", {"openssl"}},
        {"backend/ledger", {"protobuf", "nlohmann"}},
        {"backend/tls", {"openssl", "grpc", "nlohmann"}},
        {"backend/rpc", {"protobuf", "grpc", "openssl"}},
        {"backend/client", {"protobuf", "grpc", "nlohmann"}},
        {"backend/catalog", {"protobuf", "boost", "nlohmann"}},
        {"backend/catalog/inspect/child", {"seccomp"}},
        {"backend/deployments", {"protobuf", "boost", "nlohmann", "date"}},
        {"backend/deployments/replica", {}},
        {"backend/deployments/shim", {}},
        {"backend/posix", {}},
        {"backend/deployments/logs", {"protobuf"}},
        {"backend/catalog/inspect/parsers", {"nlohmann"}},
        {"backend/gateway", {"protobuf", "boost", "openssl", "nlohmann"}},
        {"backend/telemetry/simulator", {"protobuf", "date"}},
        {"backend/web", {"boost", "openssl"}},
        {"backend/service", {"protobuf", "grpc", "boost", "nlohmann", "prometheus", "spdlog", "CLI"}},
        {"backend/daemon", {"CLI"}},
        {"backend", {"protobuf"}},
        {"widgets/kit", {"protobuf", "Qsci", "dtl"}},
        {"widgets", {"protobuf"}},
        {"app", {"protobuf", "nlohmann", "CLI", "xcb"}},
    };
    return rules;
}

const Folders &ruleOf(const std::string &path, const std::map<std::string, Folders> &rules) {
    std::string best;
    for (const auto &[folder, rule] : rules) {
        if (isBelow(path, folder) && folder.size() > best.size())
            best = folder;
    }
    static const Folders none;
    return best.empty() ? none : rules.at(best);
}

// Empty for what every room may know.
std::string libraryOf(const std::string &target) {
    static const Folders system{"arpa", "linux", "net", "netinet", "sys", "bits"};
    const auto slash = target.find('/');
    const auto first = target.substr(0, slash);
    if (target.starts_with("google/protobuf/"))
        return "protobuf";
    if (first == "grpcpp" || first == "grpc")
        return "grpc";
    if (slash == std::string::npos)
        return first == "seccomp.h" ? "seccomp" : "";
    return system.contains(first) ? "" : first;
}

struct Include {
    std::string file;
    std::string target;
    bool quoted;
};

std::vector<Include> includes() {
    static const std::regex pattern(R"(^\s*#\s*include\s*(["<])([^">]+)[">].*)");
    std::vector<Include> found;
    for (const auto &file : source_tree::read({"app", "backend", "widgets"})) {
        for (const auto &line : file.lines) {
            std::smatch match;
            if (std::regex_match(line, match, pattern))
                found.push_back({file.path, match[2], match[1] == "\""});
        }
    }
    return found;
}

bool isOurs(const std::string &target) {
    return isBelow(target, "backend") || isBelow(target, "widgets") || isBelow(target, "app");
}

} // namespace

TEST(IncludeRules, EveryRoomKnowsOnlyWhatItMay) {
    for (const auto &include : includes()) {
        if (!isOurs(include.target))
            continue;
        const auto room = roomOf(include.file);
        const auto &rule = ruleOf(include.file, allowed());
        const bool fine =
            isBelow(include.target, room) ||
            std::any_of(rule.begin(), rule.end(), [&](const auto &folder) { return isBelow(include.target, folder); });
        EXPECT_TRUE(fine) << include.file << " may not include " << include.target;
    }
}

TEST(IncludeRules, EveryRoomKnowsOnlyTheLibrariesItMay) {
    for (const auto &include : includes()) {
        const auto library = include.quoted ? std::string() : libraryOf(include.target);
        EXPECT_TRUE(library.empty() || ruleOf(include.file, libraries()).contains(library))
            << include.file << " may not know " << include.target;
    }
}

TEST(IncludeRules, TheSmallProgramsKnowNoMessages) {
    for (const auto &include : includes()) {
        const bool isSandboxed = isBelow(include.file, "backend/catalog/inspect/child") ||
                                 isBelow(include.file, "backend/catalog/inspect/parsers") ||
                                 isBelow(include.file, "backend/deployments/replica") ||
                                 isBelow(include.file, "backend/deployments/shim") ||
                                 isBelow(include.file, "backend/posix");
        EXPECT_FALSE(isSandboxed && isBelow(include.target, "pilothouse"))
            << include.file << " may not know " << include.target;
    }
}

// Eight seconds of compilation each; and whoever derives from anything but a guarded service bypasses the guard.
TEST(IncludeRules, OnlyServicesKnowTheirStubsAndOnlyAsGuarded) {
    static const std::regex service(R"(backend/[a-z]+/([a-z]+_service)\.cpp)");
    for (const auto &include : includes()) {
        std::smatch match;
        const bool isService = std::regex_match(include.file, match, service);
        if (include.target.ends_with(".guard.pb.h")) {
            EXPECT_TRUE(isService && include.target == "pilothouse/v1/" + match[1].str() + ".guard.pb.h")
                << include.file << " may not know " << include.target;
        }
        if (include.target.ends_with(".grpc.pb.h")) {
            EXPECT_EQ(include.file, "backend/service/local_client.cpp") << "may not know " << include.target;
        }
    }
}

TEST(IncludeRules, TheClientLinksNothingOfQtButItsCore) {
    std::ifstream file(std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/backend/client/CMakeLists.txt");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    ASSERT_NE(text.find("Qt6::Core"), std::string::npos);
    static const std::regex others(R"(Qt6::(?!Core\b))");
    EXPECT_FALSE(std::regex_search(text, others));
}

TEST(IncludeRules, OnlyTheConsoleAndItsClientKnowQt) {
    static const std::regex qt(R"(^(Q[A-Z]|Qt|Qsci/).*)");
    for (const auto &include : includes()) {
        if (include.quoted || !std::regex_match(include.target, qt))
            continue;
        EXPECT_TRUE(isBelow(include.file, "backend/client") || isBelow(include.file, "widgets") ||
                    isBelow(include.file, "app"))
            << include.file << " may not know Qt: " << include.target;
    }
}

TEST(IncludeRules, NothingBelowTheLedgerKnowsGrpc) {
    static const std::vector<std::string> free{"backend/core",
                                               "backend/filter",
                                               "backend/storage",
                                               "backend/tlog",
                                               "backend/ledger",
                                               "backend/catalog/inspect",
                                               "widgets",
                                               "app",
                                               "backend/deployments/logs",
                                               "backend/deployments/process",
                                               "backend/deployments/simulated",
                                               "backend/deployments/replica",
                                               "backend/deployments/shim",
                                               "backend/posix",
                                               "backend/telemetry",
                                               "backend/findings/reading",
                                               "backend/web"};
    for (const auto &include : includes()) {
        const bool grpc = include.target.rfind("grpc", 0) == 0 ||
                          include.target.find(".grpc.pb.h") != std::string::npos ||
                          include.target.find(".guard.pb.h") != std::string::npos;
        for (const auto &folder : free)
            EXPECT_FALSE(grpc && isBelow(include.file, folder)) << include.file << " may not know " << include.target;
    }
}

TEST(IncludeRules, OnlyStorageKnowsTheDatabase) {
    for (const auto &include : includes()) {
        const bool database = include.target.rfind("soci", 0) == 0 || include.target.rfind("sqlite3", 0) == 0 ||
                              include.target.rfind("libpq", 0) == 0;
        EXPECT_FALSE(database && !isBelow(include.file, "backend/storage"))
            << include.file << " may not know " << include.target;
    }
}
