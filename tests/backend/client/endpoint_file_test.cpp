#include "backend/tls/endpoint_file.h"

#include "backend/core/whole_file.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace {

const tls::EndpointFile Example = {"127.0.0.1:40123", 4711, "ab12", "2026-11-22T14:00:00Z", "0.1.0"};

TEST(EndpointFile, whatIsWrittenIsRead) {
    const support::TemporaryDirectory directory;
    ASSERT_TRUE(tls::writeEndpointFile(directory.path(), Example));
    EXPECT_EQ(tls::readEndpointFile(directory.path()).value(), Example);
}

TEST(EndpointFile, withoutServiceThereIsNone) {
    const support::TemporaryDirectory directory;
    EXPECT_EQ(tls::readEndpointFile(directory.path()).error().reason(), core::v1::FILE_NOT_FOUND);
}

TEST(EndpointFile, damageIsRefused) {
    const support::TemporaryDirectory directory;
    for (const std::string text : {"", "{", "[]", "{\"address\":\"127.0.0.1:1\"}",
                                   "{\"address\":1,\"pid\":1,\"service_certificate_sha256\":\"\",\"started_at\":\"\","
                                   "\"version\":\"\"}"}) {
        ASSERT_TRUE(core::replaceWholeFile(tls::endpointPath(directory.path()), text));
        EXPECT_EQ(tls::readEndpointFile(directory.path()).error().reason(), core::v1::INVALID_JSON) << text;
    }
}

TEST(EndpointFile, aStoppingServiceTakesAwayOnlyItsOwn) {
    const support::TemporaryDirectory directory;
    ASSERT_TRUE(tls::writeEndpointFile(directory.path(), Example));
    tls::removeEndpointFile(directory.path(), 4712);
    EXPECT_TRUE(tls::readEndpointFile(directory.path()));
    tls::removeEndpointFile(directory.path(), 4711);
    EXPECT_FALSE(tls::readEndpointFile(directory.path()));
}

TEST(EndpointFile, aProcessRunsUntilItIsGone) {
    EXPECT_TRUE(tls::isRunning(::getpid()));
    EXPECT_FALSE(tls::isRunning(0));
    EXPECT_FALSE(tls::isRunning(-1));
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    ::waitpid(child, nullptr, 0);
    EXPECT_FALSE(tls::isRunning(child));
}

} // namespace
