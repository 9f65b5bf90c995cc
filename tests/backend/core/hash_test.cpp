#include "backend/core/base64.h"
#include "backend/core/random.h"
#include "backend/core/sha256.h"

#include <gtest/gtest.h>

#include <thread>

namespace {

// FIPS 180-4 and RFC 4231.
constexpr auto ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr auto ofAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256, AgreesWithTheStandard) {
    EXPECT_EQ(core::toHex(core::sha256("")), ofNothing);
    EXPECT_EQ(core::toHex(core::sha256("abc")), ofAbc);
    EXPECT_EQ(core::toHex(core::sha256({"a", "", "bc"})), ofAbc);
    EXPECT_EQ(core::toHex(core::sha256(std::string(1000000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, TakesPiecesAndBeginsAnew) {
    core::Sha256 hash;
    hash.update("a");
    hash.update("bc");
    EXPECT_EQ(core::toHex(hash.finish()), ofAbc);
    EXPECT_EQ(core::toHex(hash.finish()), ofNothing);
    hash.update("abc");
    auto moved = std::move(hash);
    EXPECT_EQ(core::toHex(moved.finish()), ofAbc);
}

TEST(Sha256, WorksInManyThreads) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([] {
            for (int j = 0; j < 1000; ++j)
                EXPECT_EQ(core::toHex(core::sha256("abc")), ofAbc);
        });
    }
    for (auto &thread : threads)
        thread.join();
}

TEST(HmacSha256, AgreesWithTheStandard) {
    EXPECT_EQ(core::toHex(core::hmacSha256(std::string(20, '\x0b'), "Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(core::toHex(core::hmacSha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(core::toHex(core::hmacSha256({}, {})),
              "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(Digest, GoesThroughHexAndBytes) {
    const auto digest = core::sha256("abc");
    EXPECT_EQ(core::digestFromHex(ofAbc), digest);
    EXPECT_EQ(core::digestFromHex("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"), digest);
    EXPECT_EQ(core::digestFromBytes(core::bytesOf(digest)), digest);
    EXPECT_FALSE(core::digestFromHex(""));
    EXPECT_FALSE(core::digestFromHex(std::string(63, 'a')));
    EXPECT_FALSE(core::digestFromHex(std::string(63, 'a') + 'g'));
    EXPECT_FALSE(core::digestFromBytes("abc"));
}

TEST(Base64, GoesThereAndBack) {
    // RFC 4648, section 10.
    for (const auto &[bytes, text] : std::initializer_list<std::pair<std::string, std::string>>{
             {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}}) {
        EXPECT_EQ(core::toBase64(bytes), text);
        EXPECT_EQ(core::fromBase64(text), bytes);
    }
}

TEST(Base64, HasNoSecondSpelling) {
    for (const auto *text : {"Zg", "Zg=", "Zh==", "Zg==\n", " Zg==", "Zm8-", "Zm9v====", "====", "Z===", "=g==", "A"})
        EXPECT_FALSE(core::fromBase64(text)) << text;
}

TEST(SystemRandom, DoesNotRepeat) {
    core::SystemRandom random;
    EXPECT_NE(random.bytes(32), random.bytes(32));
    EXPECT_EQ(random.bytes(0), "");
}

} // namespace
