#include "backend/changes/ticket.h"

#include <gtest/gtest.h>

namespace changes {
namespace {

TEST(TicketTest, ATicketIsCapitalsAHyphenAndANumberOrANumberAfterAHash) {
    for (const auto *text : {"OPS-1234", "see OPS-1234.", "(A1-9)", "fixes #77", "#1"})
        EXPECT_TRUE(namesTicket(text)) << text;
    for (const auto *text : {"", "because", "ops-1234", "OPS-", "1-2", "A#1", "OPS-1a"})
        EXPECT_FALSE(namesTicket(text)) << text;
}

} // namespace
} // namespace changes
