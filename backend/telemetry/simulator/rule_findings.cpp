#include "backend/telemetry/simulator/rule_findings.h"

#include <utility>

#include "backend/core/field_checks.h"
#include "backend/core/resource_name.h"
#include "backend/core/text_safety.h"
#include "backend/core/violation.h"

namespace simulator {

namespace {

constexpr std::size_t LongestText = 512;
constexpr int SecondsPerDay = 86'400;
constexpr int MillisecondNanos = 1'000'000;

} // namespace

std::string RuleFindings::element(const std::string &list, int index) {
    return list + "[" + std::to_string(index) + "]";
}

void RuleFindings::refuse(v1::FieldViolation violation) {
    violations_.push_back(std::move(violation));
}

void RuleFindings::wantId(const std::string &field, const std::string &id, std::set<std::string> *taken) {
    if (!core::isResourceId(id))
        refuse(core::violation(field, v1::VALUE_MALFORMED,
                               "an id has 1 to 63 lower-case letters, digits, dots, underscores and hyphens",
                               {{"allowed", core::idCharacters}, {"example", "fra-a"}}));
    else if (!taken->insert(id).second)
        refuse(core::violation(field, v1::VALUE_REPEATED, "\"" + id + "\" is there already", {{"value", id}}));
}

void RuleFindings::wantText(const std::string &field, const std::string &text) {
    core::checkLength(field, text, LongestText, &violations_);
    if (const auto position = core::findUnsafeText(text))
        refuse(core::violation(field, v1::UNSAFE_TEXT, "has a character that cannot be shown safely",
                               {{"position", std::to_string(*position)}}));
}

void RuleFindings::wantWithin(const std::string &field, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most)
        refuse(core::outOfRange(field, std::to_string(least), std::to_string(most)));
}

void RuleFindings::wantKnown(const std::string &field, const std::string &id, const std::set<std::string> &known) {
    if (known.contains(id))
        return;
    std::map<std::string, std::string> arguments{{"value", id}};
    std::string choices;
    for (const auto &choice : known)
        choices += (choices.empty() ? "" : " ") + choice;
    if (!choices.empty() && choices.size() <= LongestText)
        arguments.emplace("choices", choices);
    refuse(core::violation(field, v1::VALUE_NOT_ALLOWED, "the scenario has no \"" + id + "\"", arguments));
}

void RuleFindings::wantLength(const std::string &field, const google::protobuf::Duration &length, int leastDays,
                              int mostDays) {
    const bool isBeyond = length.seconds() > std::int64_t{mostDays} * SecondsPerDay ||
                          length.seconds() < std::int64_t{leastDays} * SecondsPerDay ||
                          length.nanos() % MillisecondNanos != 0;
    if (isBeyond)
        refuse(core::outOfRange(field, std::to_string(std::int64_t{leastDays} * SecondsPerDay) + "s",
                                std::to_string(std::int64_t{mostDays} * SecondsPerDay) + "s"));
}

} // namespace simulator
