#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/fleet_scenario.pb.h"

namespace simulator {

namespace v1 = pilothouse::v1;

// What is wrong with a scenario, each with its path in the file.
class RuleFindings {
public:
    // `sites[1].clusters`, `sites[1].clusters[0]`
    static std::string element(const std::string &list, int index);

    void refuse(v1::FieldViolation violation);
    // As resources are called, and not yet among `taken`.
    void wantId(const std::string &field, const std::string &id, std::set<std::string> *taken);
    // Shown to people: at most 512 bytes, no unsafe characters.
    void wantText(const std::string &field, const std::string &text);
    void wantWithin(const std::string &field, std::int64_t value, std::int64_t least, std::int64_t most);
    void wantKnown(const std::string &field, const std::string &id, const std::set<std::string> &known);
    // Whole milliseconds between both, in days.
    void wantLength(const std::string &field, const google::protobuf::Duration &length, int leastDays, int mostDays);

    bool isEmpty() const { return violations_.empty(); }
    std::vector<v1::FieldViolation> take() && { return std::move(violations_); }

private:
    std::vector<v1::FieldViolation> violations_;
};

} // namespace simulator
