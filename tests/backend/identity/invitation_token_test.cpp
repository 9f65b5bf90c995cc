#include "backend/identity/invitation_token.h"

#include <gtest/gtest.h>

#include "backend/core/random.h"

namespace identity {
namespace {

class InvitationTokenTest : public ::testing::Test {
protected:
    core::SystemRandom random;
    core::Digest authority = core::sha256("certificate");
    InvitationToken token = InvitationToken::make(random, authority);
};

TEST_F(InvitationTokenTest, ItIsReadAsItWasWritten) {
    const auto read = InvitationToken::parse(token.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text(), token.text());
    EXPECT_EQ(read->authority(), authority);
    EXPECT_EQ(read->sha256(), token.sha256());
    EXPECT_EQ(token.text().size(), 90U);
}

TEST_F(InvitationTokenTest, ItNeedsNoQuotesAnywhere) {
    for (int i = 0; i < 200; ++i) {
        const auto text = InvitationToken::make(random, core::sha256(std::to_string(i))).text();
        EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos)
            << text;
    }
}

TEST_F(InvitationTokenTest, TwoAreNeverTheSame) {
    EXPECT_NE(InvitationToken::make(random, authority).text(), token.text());
}

TEST_F(InvitationTokenTest, WhatIsNoTokenIsNone) {
    const auto &text = token.text();
    for (const auto &wrong : {std::string(), std::string("plh_"), text.substr(1), text.substr(0, 89), text + "A",
                              text + "==", "plh_" + std::string(86, '+'), text + "\n"})
        EXPECT_FALSE(InvitationToken::parse(wrong)) << wrong;
}

} // namespace
} // namespace identity
