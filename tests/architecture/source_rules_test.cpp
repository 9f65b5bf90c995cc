#include <regex>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace {

void expectNowhere(const std::vector<std::string> &folders, const std::regex &pattern, const char *why) {
    for (const auto &file : source_tree::read(folders)) {
        for (std::size_t line = 0; line < file.lines.size(); ++line)
            EXPECT_FALSE(std::regex_search(file.lines[line], pattern))
                << file.path << ':' << line + 1 << ": " << why << "\n  " << file.lines[line];
    }
}

} // namespace

TEST(SourceRules, NoCoroutineAwaitsWhereGcc12Miscompiles) {
    expectNowhere({"app", "backend", "widgets"}, std::regex(R"([?{]\s*co_await|:\s+co_await)"),
                  "co_await must stand alone on the right of a statement");
}

TEST(SourceRules, TheWindowNeverWaits) {
    expectNowhere({"app", "widgets", "backend/client"},
                  std::regex(R"(processEvents|QEventLoop|waitForFinished|QThread::m?u?sleep|sleep_for)"),
                  "the GUI thread never waits and no event loop is nested");
}

TEST(SourceRules, NoStyleSheets) {
    expectNowhere({"app", "widgets"}, std::regex(R"(setStyleSheet)"), "the style draws everything");
}

TEST(SourceRules, QtFuturesAreDeliveredNotChained) {
    expectNowhere({"app", "widgets", "backend"}, std::regex(R"(\.then\s*\(\s*this)"),
                  "QFuture::then(context) aborts on Qt 6.4 when the context has died");
}

TEST(SourceRules, NothingRaces) {
    expectNowhere({"app", "widgets", "backend"}, std::regex(R"(atomic<\s*std::shared_ptr)"),
                  "GCC 12's atomic<shared_ptr> races; use a shared_ptr behind a mutex");
}

TEST(SourceRules, OnlyTheSearchForInferenceTalksToStrangers) {
    for (const auto &file : source_tree::read({"app", "backend", "widgets"})) {
        if (file.path.starts_with("backend/web/") || file.path == "backend/findings/endpoint_asker.cpp")
            continue;
        for (std::size_t line = 0; line < file.lines.size(); ++line)
            EXPECT_EQ(file.lines[line].find("UnverifiedStranger"), std::string::npos)
                << file.path << ':' << line + 1
                << ": whoever is spoken to over TLS shows a certificate that is checked";
    }
}
