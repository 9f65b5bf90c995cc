#pragma once

#include <functional>
#include <string>
#include <vector>

#include "backend/service/control_service.h"

namespace service {

// What programs end with.
inline constexpr int ExitFine = 0;
inline constexpr int ExitFailed = 1;
inline constexpr int ExitUsage = 2;
// The store does not match its log.
inline constexpr int ExitMismatch = 3;

// Runs a control service until SIGTERM or SIGINT; an embedded one also leaves some time after its last user, unless
// an operation runs. `report` is called with the address once it answers. What fails is told in one line on standard
// error.
int serve(Options options, const std::function<void(const ControlService &)> &report = {});

// `pilothouse service --data-dir D`: the service that a console starts for itself. Arguments without the program's name
// and the word `service`.
int runEmbedded(const std::vector<std::string> &arguments);

// Of the user of the operating system, for the owner of a data directory.
std::string currentUserName();

} // namespace service
