#include "backend/identity/attempts.h"

#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"

namespace identity {
namespace {

class AttemptsTest : public ::testing::Test {
protected:
    void fail(int times, const std::string &address) {
        for (int i = 0; i < times; ++i)
            attempts.failed(address);
    }

    support::FakeClock clock;
    Attempts attempts{clock};
};

TEST_F(AttemptsTest, TenFailuresOfOneHostAreAnsweredWhateverPortsTheyComeFrom) {
    fail(9, "10.0.0.1:1000");
    EXPECT_TRUE(attempts.mayTry("10.0.0.1:1001"));
    fail(1, "10.0.0.1:1002");
    EXPECT_FALSE(attempts.mayTry("10.0.0.1:1003"));
    EXPECT_TRUE(attempts.mayTry("10.0.0.2:1000")) << "others are not held";
    EXPECT_TRUE(attempts.mayTry("[::1]:1000"));
}

TEST_F(AttemptsTest, AMinuteAfterTheFirstFailureItMayTryAgain) {
    fail(10, "10.0.0.1:1000");
    clock.advance(std::chrono::seconds(59));
    EXPECT_FALSE(attempts.mayTry("10.0.0.1:1000"));
    clock.advance(std::chrono::seconds(1));
    EXPECT_TRUE(attempts.mayTry("10.0.0.1:1000"));
}

TEST_F(AttemptsTest, ManyHostsTakeNoMoreThanTheirRoom) {
    for (int host = 0; host < 4096; ++host)
        fail(1, std::to_string(host) + ":1");
    EXPECT_FALSE(attempts.mayTry("somebody:1"));
    EXPECT_TRUE(attempts.mayTry("7:1")) << "who is known may go on";
    clock.advance(std::chrono::minutes(1));
    EXPECT_TRUE(attempts.mayTry("somebody:1"));
}

} // namespace
} // namespace identity
