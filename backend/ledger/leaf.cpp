#include "backend/ledger/leaf.h"

#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

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
        json.text(key, core::toHex(*value));
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
    if (leaf.count != 1)
        json.number("count", leaf.count);
    json.text("decision", decision);
    json.text("id", leaf.id);
    json.text("mono_ns", std::to_string(leaf.monotonicNanoseconds));
    json.text("op", leaf.op);
    json.text("outcome", outcome);
    addDigest(json, "payload_commit", leaf.payloadCommitment);
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

void replaceObjectsByRoot(Leaf *leaf) {
    leaf->objectsRoot = rootOfObjects(leaf->objects);
    leaf->objectCount = static_cast<std::int64_t>(leaf->objects.size());
    leaf->objects.clear();
}

using Json = nlohmann::json;

core::Error malformed(std::string detail) {
    return core::Error(v1::LOG_PROOF_INVALID, "an entry of the log is malformed: " + detail, {{"detail", detail}});
}

std::string textOf(const Json &json, const char *key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t numberOf(const Json &json, const char *key, std::int64_t missing = 0) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : missing;
}

std::optional<core::Digest> digestOf(const Json &json, const char *key) {
    return core::digestFromHex(textOf(json, key));
}

void readActor(const Json &json, Leaf *leaf) {
    const auto type = textOf(json, "type");
    for (const auto &known : ActorNames) {
        if (known.text == type)
            leaf->actorType = known.type;
    }
    leaf->actorUid = textOf(json, "uid");
    leaf->certificateSha256 = textOf(json, "cert_sha256");
}

void readObjects(const Json &json, Leaf *leaf) {
    leaf->objectsRoot = digestOf(json, "res_root");
    leaf->objectCount = numberOf(json, "res_count");
    const auto objects = json.find("res");
    if (objects == json.end() || !objects->is_array())
        return;
    for (const auto &object : *objects) {
        if (object.is_object())
            leaf->objects.push_back({textOf(object, "kind"), textOf(object, "uid"), numberOf(object, "gen"),
                                     digestOf(object, "before_sha256"), digestOf(object, "after_sha256")});
    }
}

} // namespace

std::string leafText(Leaf leaf) {
    if (leaf.objects.size() > Leaf::MaxObjects)
        replaceObjectsByRoot(&leaf);
    std::string text = write(leaf);
    if (text.size() > tlog::MaxEntryBytes && !leaf.objects.empty()) {
        replaceObjectsByRoot(&leaf);
        text = write(leaf);
    }
    return text;
}

core::Result<Leaf> parseLeaf(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return malformed("it is no JSON object");
    if (numberOf(json, "v") != Version)
        return malformed("its version is not " + std::to_string(Version));
    Leaf leaf;
    if (const auto actor = json.find("actor"); actor != json.end() && actor->is_object())
        readActor(*actor, &leaf);
    leaf.bootId = textOf(json, "boot_id");
    leaf.count = numberOf(json, "count", 1);
    leaf.id = textOf(json, "id");
    const auto nanoseconds = textOf(json, "mono_ns");
    std::from_chars(nanoseconds.data(), nanoseconds.data() + nanoseconds.size(), leaf.monotonicNanoseconds);
    leaf.op = textOf(json, "op");
    const auto outcome = textOf(json, "outcome");
    for (const auto &known : OutcomeNames) {
        if (known.text == outcome)
            leaf.outcome = known.outcome;
    }
    leaf.payloadCommitment = digestOf(json, "payload_commit").value_or(core::Digest{});
    leaf.reason = textOf(json, "reason_code");
    leaf.requestId = textOf(json, "req_id");
    readObjects(json, &leaf);
    leaf.revision = numberOf(json, "rev");
    leaf.seq = numberOf(json, "seq", -1);
    leaf.team = textOf(json, "team");
    leaf.traceId = textOf(json, "trace_id");
    leaf.time = numberOf(json, "ts");
    // Whatever was not read, or is spelled otherwise, would differ here.
    if (write(leaf) != text)
        return malformed("it is not spelled as the service spells entries");
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
