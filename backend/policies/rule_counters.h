#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "backend/policies/judge.h"

namespace policies {

// What rules did since somebody took it. Safe from any thread.
class RuleCounters {
public:
    // Of changes, however many objects and targets a change has.
    struct Count {
        std::int64_t matched = 0;
        std::int64_t refused = 0;
        std::int64_t shadowRefused = 0;
        // Of whom it refused something: so many as tell one from several.
        std::set<std::string> people;
    };
    struct Taken {
        // By name of the set and id of the rule.
        std::map<std::pair<std::string, std::string>, Count> byRule;
        std::int64_t changes = 0;
    };

    // Of one change that somebody asked for.
    void add(const std::vector<Ruling::Matched> &matched, const std::string &principal);
    Taken take();

private:
    std::mutex mutex_;
    Taken since_;
};

} // namespace policies
