#include "backend/ledger/leaf.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "backend/ledger/json_cursor.h"
#include "backend/ledger/json_object.h"
#include "backend/tlog/bundle.h"
#include "backend/tlog/hash.h"

namespace ledger {

namespace {

constexpr int Version = 1;

struct ActorName {
    v1::ActorType type;
    std::string_view text;
};
constexpr std::array ActorNames{
    ActorName{v1::ACTOR_USER, "user"},
    ActorName{v1::ACTOR_SERVICE, "service"},
    ActorName{v1::ACTOR_SYSTEM, "system"},
    ActorName{v1::ACTOR_ANONYMOUS, "anonymous"},
};

struct OutcomeName {
    v1::Outcome outcome;
    std::string_view text;
    std::string_view decision;
};
constexpr std::array OutcomeNames{
    OutcomeName{v1::ALLOWED, "allowed", "allow"},
    OutcomeName{v1::DENIED, "denied", "deny"},
    OutcomeName{v1::FAILED_OUTCOME, "failed", "allow"},
    OutcomeName{v1::OBSERVED, "observed", "allow"},
};

void addDigest(JsonObject &json, std::string_view key, const std::optional<core::Digest> &value) {
    if (value)
        json.hex(key, *value);
}

void appendObject(const LeafObject &object, std::string *out) {
    JsonObject json(out);
    addDigest(json, "after_sha256", object.after);
    addDigest(json, "before_sha256", object.before);
    json.number("gen", object.generation);
    json.text("kind", object.kind);
    json.text("uid", object.uid);
    json.close();
}

void appendActor(const Leaf &leaf, std::string *out) {
    JsonObject json(out);
    if (!leaf.certificateSha256.empty()) {
        json.text("authn", "mtls");
        json.text("cert_sha256", leaf.certificateSha256);
    }
    for (const auto &known : ActorNames) {
        if (known.type == leaf.actorType)
            json.text("type", known.text);
    }
    json.text("uid", leaf.actorUid);
    json.close();
}

void appendPolicy(const LeafPolicy &policy, std::string *out) {
    JsonObject json(out);
    json.text("effect", v1::PolicyEffect_Name(policy.effect));
    json.number("gen", policy.generation);
    json.text("rule", policy.rule);
    json.text("set", policy.setUid);
    addDigest(json, "sha256", policy.sha256);
    json.text("stage", v1::PolicyStage_Name(policy.stage));
    json.close();
}

void appendObjects(const Leaf &leaf, JsonObject &json) {
    if (leaf.objectsRoot) {
        json.number("res_count", leaf.objectCount);
        addDigest(json, "res_root", leaf.objectsRoot);
        return;
    }
    json.list("res", leaf.objects, appendObject);
}

std::string write(const Leaf &leaf) {
    std::string_view outcome;
    std::string_view decision;
    for (const auto &known : OutcomeNames) {
        if (known.outcome == leaf.outcome)
            std::tie(outcome, decision) = std::pair(known.text, known.decision);
    }
    std::string text;
    text.reserve(640 + leaf.objects.size() * 256);
    JsonObject json(&text);
    appendActor(leaf, json.member("actor"));
    json.text("boot_id", leaf.bootId);
    json.text("break_glass", leaf.breakGlass);
    if (leaf.count != 1)
        json.number("count", leaf.count);
    json.text("decision", decision);
    json.text("id", leaf.id);
    json.text("mono_ns", std::to_string(leaf.monotonicNanoseconds));
    json.text("op", leaf.op);
    json.text("outcome", outcome);
    addDigest(json, "payload_commit", leaf.payloadCommitment);
    json.list("policies", leaf.policies, appendPolicy);
    json.text("reason_code", leaf.reason);
    json.text("req_id", leaf.requestId);
    appendObjects(leaf, json);
    json.number("rev", leaf.revision);
    json.number("seq", leaf.seq);
    json.text("team", leaf.team);
    json.text("trace_id", leaf.traceId);
    json.number("ts", leaf.time);
    json.number("v", Version);
    json.close();
    return text;
}

std::string writeByRoot(Leaf leaf) {
    leaf.objectsRoot = rootOfObjects(leaf.objects);
    leaf.objectCount = static_cast<std::int64_t>(leaf.objects.size());
    leaf.objects.clear();
    return write(leaf);
}

core::Error malformed() {
    return core::Error(v1::LOG_PROOF_INVALID,
                       "an entry of the log is malformed: it is not spelled as the service spells entries",
                       {{"fault", v1::LogProofFault_Name(v1::LOG_ENTRY_MALFORMED)}});
}

// A member that is always there.
std::int64_t numberIn(JsonCursor &json, std::string_view key) {
    const auto value = json.numberOf(key);
    if (!value)
        json.fail();
    return value.value_or(0);
}

void readActor(JsonCursor &json, Leaf *leaf) {
    json.open();
    if (json.member("authn")) {
        if (json.text() != "mtls")
            json.fail();
        leaf->certificateSha256 = json.textOf("cert_sha256");
        if (leaf->certificateSha256.empty())
            json.fail();
    }
    const auto type = json.textOf("type");
    const auto known =
        std::find_if(ActorNames.begin(), ActorNames.end(), [&](const ActorName &name) { return name.text == type; });
    if (known == ActorNames.end())
        json.fail();
    else
        leaf->actorType = known->type;
    leaf->actorUid = json.textOf("uid");
    json.close();
}

void readOutcome(JsonCursor &json, const std::string &decision, Leaf *leaf) {
    const auto outcome = json.textOf("outcome");
    const auto known = std::find_if(OutcomeNames.begin(), OutcomeNames.end(), [&](const OutcomeName &name) {
        return name.text == outcome && name.decision == decision;
    });
    if (known == OutcomeNames.end())
        json.fail();
    else
        leaf->outcome = known->outcome;
}

void readObjects(JsonCursor &json, Leaf *leaf) {
    if (json.member("res")) {
        for (bool goesOn = json.passes("["); goesOn; goesOn = json.passes(",")) {
            auto &object = leaf->objects.emplace_back();
            json.open();
            object.after = json.digestOf("after_sha256");
            object.before = json.digestOf("before_sha256");
            object.generation = numberIn(json, "gen");
            object.kind = json.textOf("kind");
            object.uid = json.textOf("uid");
            json.close();
        }
        if (leaf->objects.empty() || !json.passes("]"))
            json.fail();
        return;
    }
    leaf->objectCount = json.numberOf("res_count").value_or(0);
    leaf->objectsRoot = json.digestOf("res_root");
    if (leaf->objectsRoot.has_value() != (leaf->objectCount > 0))
        json.fail();
}

void readPolicies(JsonCursor &json, Leaf *leaf) {
    if (!json.member("policies"))
        return;
    for (bool goesOn = json.passes("["); goesOn; goesOn = json.passes(",")) {
        auto &policy = leaf->policies.emplace_back();
        json.open();
        const bool isEffect = v1::PolicyEffect_Parse(json.textOf("effect"), &policy.effect);
        policy.generation = numberIn(json, "gen");
        policy.rule = json.textOf("rule");
        policy.setUid = json.textOf("set");
        const auto sha256 = json.digestOf("sha256");
        policy.sha256 = sha256.value_or(core::Digest{});
        const bool isStage = v1::PolicyStage_Parse(json.textOf("stage"), &policy.stage);
        if (!isEffect || !isStage || !sha256)
            json.fail();
        json.close();
    }
    if (leaf->policies.empty() || !json.passes("]"))
        json.fail();
}

std::int64_t readNanoseconds(JsonCursor &json) {
    const auto digits = json.textOf("mono_ns");
    JsonCursor number(digits);
    const auto value = number.number();
    if (!number.isAtEnd())
        json.fail();
    return value;
}

} // namespace

std::string leafText(const Leaf &leaf) {
    if (leaf.objects.size() > Leaf::MaxObjects)
        return writeByRoot(leaf);
    std::string text = write(leaf);
    if (text.size() > tlog::MaxEntryBytes && !leaf.objects.empty())
        return writeByRoot(leaf);
    return text;
}

core::Result<Leaf> parseLeaf(std::string_view text) {
    Leaf leaf;
    JsonCursor json(text);
    json.open();
    if (json.member("actor"))
        readActor(json, &leaf);
    else
        json.fail();
    leaf.bootId = json.textOf("boot_id");
    leaf.breakGlass = json.textOf("break_glass");
    const auto count = json.numberOf("count");
    if (count == 1)
        json.fail();
    leaf.count = count.value_or(1);
    const auto decision = json.textOf("decision");
    leaf.id = json.textOf("id");
    leaf.monotonicNanoseconds = readNanoseconds(json);
    leaf.op = json.textOf("op");
    readOutcome(json, decision, &leaf);
    const auto commitment = json.digestOf("payload_commit");
    if (!commitment)
        json.fail();
    leaf.payloadCommitment = commitment.value_or(core::Digest{});
    readPolicies(json, &leaf);
    leaf.reason = json.textOf("reason_code");
    leaf.requestId = json.textOf("req_id");
    readObjects(json, &leaf);
    leaf.revision = numberIn(json, "rev");
    leaf.seq = numberIn(json, "seq");
    leaf.team = json.textOf("team");
    leaf.traceId = json.textOf("trace_id");
    leaf.time = numberIn(json, "ts");
    if (json.numberOf("v") != Version)
        json.fail();
    json.close();
    if (!json.isAtEnd())
        return malformed();
    return leaf;
}

core::Digest rootOfObjects(const std::vector<LeafObject> &objects) {
    std::vector<tlog::Hash> hashes;
    hashes.reserve(objects.size());
    std::string text;
    for (const auto &object : objects) {
        text.clear();
        appendObject(object, &text);
        hashes.push_back(tlog::leafHash(text));
    }
    return tlog::rootOf(hashes);
}

} // namespace ledger
