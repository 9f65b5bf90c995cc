#pragma once

#include <filesystem>
#include <string>

#include "backend/core/result.h"

namespace service {

// `pilothoused enroll`: somebody new, with credentials in files.
struct EnrolWish {
    std::filesystem::path dataDirectory;
    std::string user;
    // Lower-case, for example `viewer`.
    std::string role;
    // `teams/<id>` or the id alone; empty for the whole organisation.
    std::string team;
    // Gets `ca.pem`, `cert.pem` and `key.pem`; made where it is missing.
    std::filesystem::path out;
    std::filesystem::path keyFile;
};

// Through the service that runs on the data directory, else through one that runs for as long as it takes. The key is
// made here and never travels. Answers with the name of the principal.
core::Result<std::string> enroll(const EnrolWish &wish);

} // namespace service
