#pragma once

#include <filesystem>

namespace bench {

// The Get answer that an echo gives, as bytes of the message, in the directory of the service that it stands beside.
std::filesystem::path echoAnswerPath(const std::filesystem::path &dataDirectory);

// `pilothouse-bench echo DIRECTORY`: a plain callback service without a guard, with the certificate of the service on
// that directory, until SIGTERM. Get gives a fixed answer. Apply makes one page durable and gives back what was put.
int runEcho(const std::filesystem::path &dataDirectory);

} // namespace bench
