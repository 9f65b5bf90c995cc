#include "backend/web/base_url.h"

#include <gtest/gtest.h>

namespace web {
namespace {

TEST(BaseUrl, IsReadToItsParts) {
    const auto url = BaseUrl::parse("https://api.example.com/v1/");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->host, "api.example.com");
    EXPECT_EQ(url->port, 443);
    EXPECT_EQ(url->path, "/v1");
    EXPECT_TRUE(url->isTls);
    EXPECT_EQ(url->authority(), "api.example.com");
    EXPECT_EQ(BaseUrl::parse("https://[2001:db8::1]:8443")->authority(), "[2001:db8::1]:8443");
    EXPECT_EQ(BaseUrl::parse("http://127.0.0.1:9000/v1")->authority(), "127.0.0.1:9000");
}

TEST(BaseUrl, InClearGoesOnlyToThisMachine) {
    for (const auto *text : {"http://localhost/v1", "http://127.3.2.1:80", "http://[::1]:1"})
        EXPECT_TRUE(BaseUrl::parse(text)) << text;
    for (const auto *text : {"http://example.com", "http://10.0.0.1", "http://localhost.example.com", "http://[::2]"})
        EXPECT_FALSE(BaseUrl::parse(text)) << text;
    EXPECT_TRUE(BaseUrl::parse("http://10.0.0.1:9400", Clear::Anywhere));
    EXPECT_FALSE(BaseUrl::parse("http://10.0.0.1:9400", Clear::Anywhere)->isOfThisMachine());
}

TEST(BaseUrl, RefusesWhatCouldMeanAnotherPlace) {
    for (const auto *text : {"",
                             "https://",
                             "https:///v1",
                             "ftp://a",
                             "HTTPS://a",
                             "https://user@a",
                             "https://user:pw@a/v1",
                             "https://a?b",
                             "https://a/v1?key=1",
                             "https://a/v1#x",
                             "https://a:0",
                             "https://a:65536",
                             "https://a:b",
                             "https://a:1:2",
                             "https://a b",
                             "https://a/v 1",
                             "https://a/\r\nx",
                             "https://-a",
                             "https://[::1",
                             "https://[::1]x",
                             "https://[::1%lo]",
                             "https://[a]",
                             "//a",
                             "a",
                             "https://a\\b"})
        EXPECT_FALSE(BaseUrl::parse(text)) << text;
}

TEST(HostPort, IsReadStrictly) {
    EXPECT_EQ(HostPort::parse("127.0.0.1:80")->port, 80);
    EXPECT_EQ(HostPort::parse("[::1]:80")->host, "::1");
    for (const auto *text : {"", "a", "a:", ":1", "a:0", "a:99999", "a b:1", "[a:1"})
        EXPECT_FALSE(HostPort::parse(text)) << text;
}

} // namespace
} // namespace web
