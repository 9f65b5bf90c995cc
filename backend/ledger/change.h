#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/resource_service.pb.h"

namespace ledger {

// Who acts, as the log names him: the uid stands in the leaf, the rest beside it.
struct Actor {
    v1::ActorType type = v1::ACTOR_SYSTEM;
    // `principals/<id>`; empty for the service itself.
    std::string principal;
    std::string uid;
    std::string fullName;
    std::string certificateSha256;
    std::string peerAddress;
    std::string userAgent;
};

// One object of a change set on its way: what stands, what shall stand, and how they differ.
struct Draft {
    v1::DiffKind kind = v1::DIFF_KIND_UNSPECIFIED;
    // Plural of the kind.
    std::string plural;
    // Null when it is created.
    ResourcePtr before;
    // Intent as it will be; meta.name is always set, uid from the second generation on. For a deletion, as it was.
    v1::Resource after;
    // Status that the rules of its kind give it, with meta.name; written in the same commit. Null leaves what there is.
    ResourcePtr status = nullptr;
};

// A request to the only write path.
struct Proposal {
    Actor actor;
    std::vector<v1::Change> changes;
    // The permission used, when a verb writes (`modelVersions.approve`); empty lets each change name its own
    // (`models.update`). It stands in the leaf as `op`.
    std::string op;
    // What a verb may set although it is marked `verb_only` or `immutable`, or belongs to a managed kind.
    bool byVerb = false;
    // Somebody whose change another one sets in motion: the changes from `first` on are judged as if he made them.
    struct Sponsor {
        std::size_t first = 0;
        Actor actor;
        std::string op;
        bool byVerb = false;
    };
    std::optional<Sponsor> sponsor;
    std::string reason;
    std::string requestId;
    // Over which a request id is bound: the request's deterministic bytes.
    std::string requestBytes;
    std::string traceId;
    // Status to be written in the same commit, by name; at most one for each resource. It counts before that of a
    // draft.
    std::vector<v1::Resource> statuses;
    // Why the service itself decided it. A proposal without changes is such a decision: its event names what the
    // statuses are of.
    std::vector<v1::EventCause> causes;
    // A further condition, checked on the very state that it commits to.
    std::function<core::Result<void>(const std::vector<Draft> &, const Snapshot &)> precondition;
};

// What a commit answers with. Replayed word for word when a request id comes again.
struct Commit {
    std::int64_t revision = 0;
    Time time;
    // In the order of the changes; a deleted one as it was last.
    std::vector<ResourcePtr> resources;
    std::int64_t logIndex = 0;
};

// What a noun says of changes to its kind: pure functions of the drafts and the snapshot. They run for the preview and
// again in the writer; only the second verdict counts.
class Rules {
public:
    virtual ~Rules() = default;

    // Plural of the kind that they are about.
    virtual std::string_view plural() const = 0;
    // Completes what the service gives (defaults, a status) before validation.
    virtual void complete(Draft &draft, const Snapshot &state) const;
    // Field by field; appends violations.
    virtual void validate(const Draft &draft, const Snapshot &state, std::vector<v1::FieldViolation> *violations) const;
    // As a whole, with all the drafts of the change set in view.
    virtual core::Result<void> decide(const Draft &draft, const std::vector<Draft> &all, const Actor &actor,
                                      const Snapshot &state) const;
};

// Who may change what; identity implements it over the bindings in the snapshot.
class Authority {
public:
    virtual ~Authority() = default;

    // Checks the permission on the old and on the new scope; NOT_FOUND for what the actor may not see. Thread-safe,
    // never blocks, like the other.
    virtual core::Result<void> mayChange(const Actor &actor, std::string_view permission, const Draft &draft,
                                         const Snapshot &state) const = 0;
    // Whether the actor may read a living resource, and so refer to it.
    virtual bool maySee(const Actor &actor, const v1::Resource &resource, const Snapshot &state) const = 0;
};

// Something that happened without changing intent: a refusal, a session, an export, an observation.
struct Occurrence {
    Actor actor;
    // Permission, for example `events.list`.
    std::string op;
    v1::Outcome outcome = v1::ALLOWED;
    v1::Reason reason = v1::REASON_UNSPECIFIED;
    // Scope of the event, `teams/<id>`; empty is the organisation.
    std::string team;
    // Names of the objects, as far as they are known.
    std::vector<std::string> objects;
    std::string detail;
    std::vector<v1::EventCause> causes;
    std::string traceId;
    std::string requestId;
    std::int64_t count = 1;
};

} // namespace ledger
