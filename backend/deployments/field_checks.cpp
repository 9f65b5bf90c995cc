#include "backend/deployments/field_checks.h"

#include <algorithm>
#include <array>

#include "backend/core/field_checks.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"

namespace deployments {

namespace {

constexpr int mostArguments = 256;
constexpr std::size_t longestArgument = 4096;

bool isLower(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool isVariable(std::string_view name) {
    const auto isLetter = [](char c) { return isLower(c) || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.empty() && name.size() <= 128 && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return isLetter(c) || isDigit(c); });
}

} // namespace

void checkNumber(const std::string &field, std::int64_t value, std::int64_t least, std::int64_t most,
                 Violations *violations) {
    if (value < least || value > most)
        violations->push_back(core::outOfRange(field, std::to_string(least), std::to_string(most)));
}

void checkDuration(const std::string &field, const google::protobuf::Duration &value, std::int64_t mostSeconds,
                   Violations *violations) {
    const bool isInRange = core::isValid(value) && value.seconds() >= 0 && value.nanos() >= 0 &&
                           (value.seconds() < mostSeconds || (value.seconds() == mostSeconds && value.nanos() == 0));
    if (!isInRange)
        violations->push_back(core::outOfRange(field, "0s", std::to_string(mostSeconds) + 's'));
}

void checkText(const std::string &field, std::string_view value, std::size_t most, Violations *violations) {
    core::checkLength(field, value, most, violations);
    if (const auto zero = value.find('\0'); zero != std::string_view::npos)
        violations->push_back(core::violation(field, v1::UNSAFE_TEXT, "has a zero byte at byte " + std::to_string(zero),
                                              {{"position", std::to_string(zero)}}));
}

void checkArguments(const std::string &field, const Texts &arguments, Violations *violations) {
    if (arguments.size() > mostArguments)
        violations->push_back(
            core::violation(field, v1::TOO_LARGE, "has more than " + std::to_string(mostArguments) + " arguments",
                            {{"limit", std::to_string(mostArguments)}, {"size", std::to_string(arguments.size())}}));
    for (const auto &argument : arguments)
        checkText(field, argument, longestArgument, violations);
}

void checkEnvironment(const std::string &field, const TextMap &environment, Violations *violations) {
    if (environment.size() > mostArguments)
        violations->push_back(
            core::violation(field, v1::TOO_LARGE, "has more than " + std::to_string(mostArguments) + " variables",
                            {{"limit", std::to_string(mostArguments)}, {"size", std::to_string(environment.size())}}));
    for (const auto &[name, value] : environment) {
        if (!isVariable(name))
            violations->push_back(core::violation(field, v1::VALUE_MALFORMED,
                                                  "a variable's name has letters, digits and _, and begins with no "
                                                  "digit, for example HF_HUB_OFFLINE",
                                                  {{"allowed", "A-Z a-z 0-9 _"}, {"example", "HF_HUB_OFFLINE"}}));
        checkText(field, value, longestArgument, violations);
    }
}

bool isLoaderVariable(std::string_view name) {
    static constexpr std::array<std::string_view, 4> prefixes{"LD_", "PYTHON", "DYLD_", "PILOTHOUSE_"};
    static constexpr std::array<std::string_view, 8> names{"PATH", "HOME",      "BASH_ENV",   "ENV",
                                                           "IFS",  "SHELLOPTS", "GCONV_PATH", "CUDA_VISIBLE_DEVICES"};
    return std::find(names.begin(), names.end(), name) != names.end() ||
           std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return name.starts_with(prefix); });
}

} // namespace deployments
