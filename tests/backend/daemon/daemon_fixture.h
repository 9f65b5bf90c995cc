#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/tls/certificate.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/endpoint_file.h"
#include "tests/backend/daemon/child.h"
#include "tests/backend/service/running_service.h"
#include "tests/support/temporary_directory.h"

namespace support {

inline std::int64_t linesOf(const std::string &text) {
    return std::count(text.begin(), text.end(), '\n');
}

// The real pilothoused, on a data directory that goes with the test.
class DaemonTest : public ::testing::Test {
protected:
    std::vector<std::string> with(const std::string &command, std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{command, "--data-dir", data.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }

    std::unique_ptr<Child> serve(const std::vector<std::string> &more = {}) const {
        auto arguments = with("serve", {"--listen", "127.0.0.1:0"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        auto child = std::make_unique<Child>("pilothoused", arguments);
        EXPECT_TRUE(child->says("Listening on ")) << child->errors();
        return child;
    }

    ServiceClient clientWith(const std::filesystem::path &directory) const {
        const auto credentials = tls::loadCredentials(tls::CredentialFiles::in(directory));
        EXPECT_TRUE(credentials);
        const auto uri = tls::Certificate::parse(credentials->certificatePem)->uris().front();
        const auto domain = uri.substr(9, uri.find('/', 9) - 9);
        return {tls::readEndpointFile(data)->address, *credentials, domain};
    }

    TemporaryDirectory directory;
    std::filesystem::path data = directory.path() / "data";
};

} // namespace support
