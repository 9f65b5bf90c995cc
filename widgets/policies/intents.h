#pragma once

#include <map>
#include <string>
#include <vector>

namespace client {
class ResourceCache;
struct ResourceChanges;
} // namespace client

namespace policiespage {

// Tells what somebody wants otherwise from states and counters, which are written all the time.
class Intents {
public:
    // Of some kinds, by their plurals. The cache outlives it.
    Intents(const client::ResourceCache &cache, std::vector<std::string> kinds);

    // As they are now.
    void remember();
    // Whether something came, went or has another generation since.
    bool areOthers(const client::ResourceChanges &changes) const;

private:
    const client::ResourceCache &cache_;
    const std::vector<std::string> kinds_;
    std::map<std::string, std::string> marks_;
};

} // namespace policiespage
