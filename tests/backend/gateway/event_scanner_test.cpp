#include "backend/gateway/event_scanner.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace gateway {
namespace {

std::size_t countOf(std::string_view text) {
    EventScanner scanner;
    return scanner.feed(text);
}

TEST(EventScanner, CountsEventsWithData) {
    EXPECT_EQ(countOf("data: a\n\n"), 1u);
    EXPECT_EQ(countOf("data: a\n\ndata: b\n\n"), 2u);
    EXPECT_EQ(countOf("data: a\r\n\r\ndata:b\r\n\r\n"), 2u);
    EXPECT_EQ(countOf("data: a\r\rdata\r\r"), 2u);
    EXPECT_EQ(countOf("event: x\nid: 1\ndata: a\ndata: b\n\n"), 1u);
}

TEST(EventScanner, CountsNothingElse) {
    EXPECT_EQ(countOf(": ping\n\n"), 0u);
    EXPECT_EQ(countOf("event: x\n\n\n\n"), 0u);
    EXPECT_EQ(countOf("data: a\n"), 0u) << "it is not complete";
    EXPECT_EQ(countOf("database: a\n\n"), 0u);
    EXPECT_EQ(countOf("dat\n\nxdata: 1\n\n"), 0u);
}

TEST(EventScanner, SaysWhereAnEventCanBePutIn) {
    EventScanner scanner;
    EXPECT_TRUE(scanner.isBetweenEvents());
    scanner.feed("data: a");
    EXPECT_FALSE(scanner.isBetweenEvents());
    scanner.feed("\n");
    EXPECT_FALSE(scanner.isBetweenEvents());
    scanner.feed("\n");
    EXPECT_TRUE(scanner.isBetweenEvents());
}

TEST(EventScanner, ACutChangesNothing) {
    EXPECT_TRUE(rc::check([] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "data", ": ", "x", "\n", "\r", "\r\n", "\n\n", "event: y", "data: z\n\n", "d"));
        std::string text;
        for (const auto &piece : pieces)
            text += piece;
        EventScanner cut;
        std::size_t events = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto size = *rc::gen::inRange<std::size_t>(1, 5);
            events += cut.feed(std::string_view(text).substr(at, size));
            at += size;
        }
        EventScanner whole;
        RC_ASSERT(events == whole.feed(text));
        RC_ASSERT(cut.isBetweenEvents() == whole.isBetweenEvents());
    }));
}

} // namespace
} // namespace gateway
