#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/core/random.h"
#include "backend/core/sha256.h"
#include "backend/ledger/change.h"
#include "backend/ledger/leaf.h"

namespace ledger {

struct Evaluation;

// One object of an event: what the leaf says of it, and what stands beside.
struct EventObject {
    LeafObject leaf;
    // Its row in the table of objects; 0 where it never lived.
    std::int64_t row = 0;
    std::string name;
    // The event leaves a row of history for it, which leads here.
    bool hasHistory = false;
};

// What stands beside a leaf, erasable, and what of it the leaf commits to: the HMAC of the text under a key of its own.
struct Payload {
    static constexpr std::size_t KeyBytes = 32;

    std::string body;
    std::string key;
    core::Digest commitment{};
};

// What a payload tells besides the objects.
struct PayloadWords {
    const Actor &actor;
    std::string_view reason;
    std::string_view detail;
    // Whose differences to tell; may be null.
    const Evaluation *evaluation = nullptr;
    // Why the service itself decided it; may be null.
    const std::vector<v1::EventCause> *causes = nullptr;
    // What the policies said; may be null.
    const std::vector<v1::PolicyDecision> *decisions = nullptr;
};

// The canonical JSON of an EventPayload.
std::string payloadText(const PayloadWords &words, const std::vector<EventObject> &objects);
Payload makePayload(const PayloadWords &words, const std::vector<EventObject> &objects, core::Random &random);

} // namespace ledger
