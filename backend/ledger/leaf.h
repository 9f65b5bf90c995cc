#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/core/sha256.h"

#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

namespace ledger {

namespace v1 = pilothouse::v1;

// One object of an event as the log commits to it. A creation has `after` alone, a deletion `before` alone, and what
// was only meant or touched neither.
struct LeafObject {
    // Plural.
    std::string kind;
    std::string uid;
    std::int64_t generation = 0;
    std::optional<core::Digest> before;
    std::optional<core::Digest> after;
    bool operator==(const LeafObject &) const = default;
};

// A rule that an event rests on, as it stood.
struct LeafPolicy {
    std::string setUid;
    std::int64_t generation = 0;
    core::Digest sha256{};
    std::string rule;
    v1::PolicyStage stage = v1::POLICY_STAGE_UNSPECIFIED;
    v1::PolicyEffect effect = v1::POLICY_EFFECT_UNSPECIFIED;
    bool operator==(const LeafPolicy &) const = default;
};

// In place of a team's uid or name: several teams, which only those may read of who see the whole organisation.
inline constexpr std::string_view SeveralTeamsMark = "-";

// An entry of the log of changes. Nothing in it is personal: whoever and whatever it is about stands by uid.
struct Leaf {
    // Above this many objects, or when they would not fit, their number and Merkle root stand for them.
    static constexpr std::size_t MaxObjects = 128;

    std::int64_t seq = 0;
    std::int64_t revision = 0;
    std::string id;
    // Milliseconds since 1970, UTC.
    std::int64_t time = 0;
    std::string bootId;
    std::int64_t monotonicNanoseconds = 0;
    v1::ActorType actorType = v1::ACTOR_SYSTEM;
    std::string actorUid;
    std::string certificateSha256;
    std::string op;
    std::vector<LeafObject> objects;
    // Set when `objects` is empty because they are too many.
    std::int64_t objectCount = 0;
    std::optional<core::Digest> objectsRoot;
    v1::Outcome outcome = v1::ALLOWED;
    // Name of a Reason; empty when it was allowed.
    std::string reason;
    // How often it happened.
    std::int64_t count = 1;
    // Uid of the team in whose scope it happened; empty is the organisation, `-` several teams.
    std::string team;
    core::Digest payloadCommitment{};
    // 16 at most.
    std::vector<LeafPolicy> policies;
    // Name of the break-glass that suspended rules; ids of them are random and nobody's words.
    std::string breakGlass;
    std::string requestId;
    std::string traceId;
    bool operator==(const Leaf &) const = default;
};

// The bytes that the log hashes: RFC 8785 JSON, members `actor, boot_id, break_glass, count, decision, id, mono_ns, op,
// outcome, payload_commit, policies, reason_code, req_id, res | res_count, res_root, rev, seq, team, trace_id, ts, v`;
// what is empty is left out. Integers are below 2^53, but for mono_ns, which is a decimal string. Objects that are too
// many or too long give way to their count and root.
std::string leafText(const Leaf &leaf);

// What leafText wrote; LOG_PROOF_INVALID for anything else.
core::Result<Leaf> parseLeaf(std::string_view text);

// The RFC 6962 root over the JSON texts of the objects.
core::Digest rootOfObjects(const std::vector<LeafObject> &objects);

} // namespace ledger
