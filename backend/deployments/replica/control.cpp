#include "backend/deployments/replica/control.h"

#include <charconv>

namespace replica {

namespace {

constexpr std::string_view running = "running ";
constexpr std::string_view stopping = "stopping ";
constexpr std::string_view stop = "stop ";

} // namespace

std::string textOf(const Command &command) {
    switch (command.kind) {
    case Command::Kind::Status:
        return "status\n";
    case Command::Kind::Stop:
        return std::string(stop) + std::to_string(command.grace.count()) + '\n';
    case Command::Kind::Kill:
        return "kill\n";
    }
    return {};
}

std::optional<Command> commandFrom(std::string_view line) {
    if (line == "status")
        return Command{Command::Kind::Status, {}};
    if (line == "kill")
        return Command{Command::Kind::Kill, {}};
    if (!line.starts_with(stop))
        return std::nullopt;
    line.remove_prefix(stop.size());
    std::uint32_t grace = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), grace);
    if (read.ec != std::errc() || read.ptr != line.data() + line.size())
        return std::nullopt;
    return Command{Command::Kind::Stop, std::chrono::milliseconds(grace)};
}

std::string textOf(const State &state) {
    if (const auto *outcome = std::get_if<Outcome>(&state))
        return textOf(*outcome) + '\n';
    const auto &engine = std::get<Running>(state);
    return std::string(engine.isStopping ? stopping : running) + textOf(engine.engine) + '\n';
}

std::optional<State> stateFrom(std::string_view line) {
    for (const auto word : {running, stopping}) {
        if (!line.starts_with(word))
            continue;
        const auto engine = identityFrom(line.substr(word.size()));
        return engine ? std::optional<State>(Running{*engine, word == stopping}) : std::nullopt;
    }
    const auto outcome = outcomeFrom(line);
    return outcome ? std::optional<State>(*outcome) : std::nullopt;
}

} // namespace replica
