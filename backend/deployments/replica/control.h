#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "backend/deployments/replica/record.h"

// What service and shim say to each other on the socket `control`, a line each. The shim tells its state to whoever
// connects, when it is asked, and whenever it changes.
namespace replica {

struct Command {
    enum class Kind { Status, Stop, Kill };
    Kind kind = Kind::Status;
    // Of Stop: from SIGTERM to SIGKILL.
    std::chrono::milliseconds grace{};
    bool operator==(const Command &) const = default;
};

// What the shim tells: the engine that runs, or how it ended.
struct Running {
    ProcessIdentity engine;
    bool isStopping = false;
    bool operator==(const Running &) const = default;
};
using State = std::variant<Running, Outcome>;

// With its line end: no line is longer.
inline constexpr std::size_t LongestControlLine = 128;

// `status`, `stop 10000`, `kill`, with a line end.
std::string textOf(const Command &command);
std::optional<Command> commandFrom(std::string_view line);

// `running 4711 123456`, `stopping 4711 123456`, or an outcome, with a line end.
std::string textOf(const State &state);
std::optional<State> stateFrom(std::string_view line);

// Exit statuses of pilothouse-shim that say why it did nothing.
inline constexpr int ShimMisused = 64;
inline constexpr int ShimUnable = 71;
// Another shim has this directory.
inline constexpr int ShimTooMany = 75;
// The descriptor at which the service, which started the shim, holds the other end of a first connection.
inline constexpr int ShimFirstClient = 3;

} // namespace replica
