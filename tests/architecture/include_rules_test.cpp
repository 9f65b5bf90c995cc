#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace {

using Folders = std::set<std::string>;

// What each room may know of ours, besides itself and the contract's messages. The longest prefix holds.
const std::map<std::string, Folders> &allowed() {
    static const Folders noun{"backend/rpc",  "backend/ledger", "backend/operation", "backend/tls",
                              "backend/tlog", "backend/filter", "backend/core"};
    static const Folders page{"widgets/kit", "backend/client", "backend/core"};
    static const std::map<std::string, Folders> rules{
        {"backend/core", {}},
        {"backend/filter", {"backend/core"}},
        {"backend/storage", {"backend/core"}},
        {"backend/tlog", {"backend/core"}},
        {"backend/ledger", {"backend/storage", "backend/tlog", "backend/filter", "backend/core"}},
        {"backend/tls", {"backend/core"}},
        {"backend/rpc", {"backend/ledger", "backend/tls", "backend/tlog", "backend/filter", "backend/core"}},
        {"backend/client",
         {"backend/tls", "backend/tlog", "backend/filter", "backend/core", "backend/rpc/status_mapping.h"}},
        {"backend/catalog/inspect", {"backend/core"}},
        {"backend/service",
         {"backend/identity", "backend/catalog", "backend/audit", "backend/operation", "backend/rpc", "backend/ledger",
          "backend/tls", "backend/tlog", "backend/filter", "backend/core"}},
        {"backend/daemon", {"backend/service", "backend/core"}},
        {"backend", noun},
        {"widgets/kit", {"backend/client", "backend/core"}},
        {"widgets/shell", page},
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

const Folders &ruleOf(const std::string &path) {
    std::string best;
    for (const auto &[folder, rule] : allowed()) {
        if (isBelow(path, folder) && folder.size() > best.size())
            best = folder;
    }
    static const Folders none;
    return best.empty() ? none : allowed().at(best);
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
        const auto &rule = ruleOf(include.file);
        const bool fine =
            isBelow(include.target, room) ||
            std::any_of(rule.begin(), rule.end(), [&](const auto &folder) { return isBelow(include.target, folder); });
        EXPECT_TRUE(fine) << include.file << " may not include " << include.target;
    }
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
    static const std::vector<std::string> free{
        "backend/core",   "backend/filter",          "backend/storage", "backend/tlog",
        "backend/ledger", "backend/catalog/inspect", "widgets",         "app"};
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
