#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backend/tls/credential_files.h"
#include "tests/backend/daemon/child.h"
#include "tests/backend/service/service_client.h"

namespace bench {

// A control service in a process of its own, on a store that a Stage has made or will be new. Once it is up, it has
// verified the whole store and rests.
class ServiceProcess {
public:
    // `words` begin with the program. Waits, at most five minutes.
    ServiceProcess(const std::filesystem::path &dataDirectory, const std::vector<std::string> &words,
                   const std::vector<std::string> &environment = {});
    // Stops it.
    ~ServiceProcess();
    // `pilothoused serve` on loopback.
    static std::vector<std::string> daemonWords(const std::filesystem::path &dataDirectory);

    bool isUp() const { return isUp_; }
    pid_t pid() const { return child_.pid(); }
    const std::string &address() const { return address_; }
    // The owner of the data directory.
    support::ServiceClient owner() const;
    const tls::Credentials &credentials() const { return credentials_; }

private:
    bool join(const std::filesystem::path &dataDirectory);
    bool isVerified() const;

    support::Child child_;
    std::string address_;
    tls::Credentials credentials_;
    bool isUp_ = false;
};

} // namespace bench
