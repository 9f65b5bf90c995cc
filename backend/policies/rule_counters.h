#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "backend/policies/judge.h"

namespace policies {

// What rules did since somebody took it. Safe from any thread.
class RuleCounters {
public:
    struct Count {
        std::int64_t matched = 0;
        std::int64_t refused = 0;
        std::int64_t shadowRefused = 0;
    };
    struct Taken {
        // By name of the set and id of the rule.
        std::map<std::pair<std::string, std::string>, Count> byRule;
        std::int64_t decisions = 0;
    };

    // Of one change that was judged.
    void add(const std::vector<Ruling::Matched> &matched);
    Taken take();

private:
    std::mutex mutex_;
    Taken since_;
};

} // namespace policies
