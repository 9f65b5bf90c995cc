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

// `pilothoused enroll --invitation`: whoever was invited, at his own machine.
struct AcceptWish {
    std::string token;
    // `host:port` of the service, as whoever invited tells it.
    std::string address;
    // As in EnrolWish.
    std::filesystem::path out;
};

// Through the service that runs on the data directory, else through one that runs for as long as it takes. The key is
// made here and never travels. Answers with the name of the principal.
core::Result<std::string> enroll(const EnrolWish &wish);

// The key is made here and never travels; the service is known by the token before it is told anything. What it answers
// is kept before this returns. Answers with the name of the principal; INVITATION_INVALID; UNAVAILABLE, also where the
// service is another one than the token is of.
core::Result<std::string> accept(const AcceptWish &wish);

} // namespace service
