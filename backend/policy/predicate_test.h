#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "backend/policy/facts.h"

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// One predicate, made ready to be asked often.
class PredicateTest {
public:
    PredicateTest(std::size_t attribute, const v1::PolicyPredicate &predicate);

    std::size_t attribute() const { return attribute_; }
    bool passes(const Facts &facts) const { return passes(facts.at(attribute_)); }
    bool passes(const Fact &fact) const;

private:
    bool holdsText(std::string_view text) const;
    bool holdsTexts(const std::vector<std::string_view> &texts) const;
    bool isListed(std::string_view text) const;

    std::size_t attribute_;
    v1::PolicyPredicate::TestCase test_;
    // In order.
    std::vector<std::string> values_;
    std::string prefix_;
    std::int64_t low_ = std::numeric_limits<std::int64_t>::min();
    std::int64_t high_ = std::numeric_limits<std::int64_t>::max();
    bool flag_ = false;
};

} // namespace policy
