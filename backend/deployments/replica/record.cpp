#include "backend/deployments/replica/record.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace replica {

namespace {

constexpr std::string_view heading = "pilothouse-replica 1\n";

// Decimal without sign, leading zeros or anything behind it.
template <typename Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || text.front() == '-' ||
        (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    return value;
}

bool isBootId(std::string_view text) {
    if (text.size() != 36)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isDash = at == 8 || at == 13 || at == 18 || at == 23;
        const bool isDigit = (text[at] >= '0' && text[at] <= '9') || (text[at] >= 'a' && text[at] <= 'f');
        if (isDash ? text[at] != '-' : !isDigit)
            return false;
    }
    return true;
}

// The rest of the next line behind its key; takes the line off.
std::optional<std::string_view> valueOf(std::string_view key, std::string_view &text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (end == std::string_view::npos || !line.starts_with(key) || line.substr(key.size(), 1) != " ")
        return std::nullopt;
    text.remove_prefix(end + 1);
    return line.substr(key.size() + 1);
}

} // namespace

std::string textOf(const ProcessIdentity &identity) {
    return std::to_string(identity.pid) + ' ' + std::to_string(identity.startTicks);
}

std::optional<ProcessIdentity> identityFrom(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    const auto pid = numberFrom<pid_t>(text.substr(0, space));
    const auto ticks = numberFrom<std::uint64_t>(text.substr(space + 1));
    if (!pid || !ticks || *pid == 0)
        return std::nullopt;
    return ProcessIdentity{*pid, *ticks};
}

std::string textOf(const Outcome &outcome) {
    const char *kind = outcome.kind == Outcome::Kind::Exited   ? "exited "
                       : outcome.kind == Outcome::Kind::Killed ? "killed "
                                                               : "failed ";
    return kind + std::to_string(outcome.value);
}

std::optional<Outcome> outcomeFrom(std::string_view text) {
    const auto kind = text.substr(0, 7);
    const auto value = numberFrom<int>(text.substr(std::min<std::size_t>(text.size(), 7)));
    if (!value)
        return std::nullopt;
    if (kind == "exited " && *value <= 255)
        return Outcome{Outcome::Kind::Exited, *value};
    if (kind == "killed " && *value > 0 && *value <= 64)
        return Outcome{Outcome::Kind::Killed, *value};
    if (kind == "failed " && *value > 0)
        return Outcome{Outcome::Kind::NotStarted, *value};
    return std::nullopt;
}

std::string textOf(const Record &record) {
    auto text = std::string(heading) + "boot " + record.bootId + "\nshim " + textOf(record.shim) + '\n';
    if (record.engine)
        text += "engine " + textOf(*record.engine) + '\n';
    if (record.outcome)
        text += "outcome " + textOf(*record.outcome) + '\n';
    return text;
}

std::optional<Record> recordFrom(std::string_view text) {
    if (text.size() > LongestRecord || !text.starts_with(heading))
        return std::nullopt;
    text.remove_prefix(heading.size());
    Record record;
    const auto boot = valueOf("boot", text);
    const auto shim = boot ? valueOf("shim", text) : std::nullopt;
    const auto identity = shim ? identityFrom(*shim) : std::nullopt;
    if (!identity || !isBootId(*boot))
        return std::nullopt;
    record.bootId = *boot;
    record.shim = *identity;
    if (const auto engine = valueOf("engine", text)) {
        record.engine = identityFrom(*engine);
        if (!record.engine)
            return std::nullopt;
    }
    if (const auto outcome = valueOf("outcome", text)) {
        record.outcome = outcomeFrom(*outcome);
        if (!record.outcome)
            return std::nullopt;
    }
    return text.empty() ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace replica
