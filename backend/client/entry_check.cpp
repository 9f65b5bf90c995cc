#include "backend/client/entry_check.h"

#include "backend/core/sha256.h"
#include "backend/core/strict_json.h"
#include "backend/core/time_text.h"
#include "pilothouse/v1/audit_service.pb.h"

#include <google/protobuf/util/message_differencer.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <string>

namespace client {

namespace {

using Json = nlohmann::json;

std::string textAt(const Json &json, const char *key) {
    const auto member = json.find(key);
    return member != json.end() && member->is_string() ? member->get<std::string>() : std::string();
}

std::int64_t numberAt(const Json &json, const char *key, std::int64_t otherwise) {
    const auto member = json.find(key);
    return member != json.end() && member->is_number_integer() ? member->get<std::int64_t>() : otherwise;
}

const char *nameOf(v1::Outcome outcome) {
    switch (outcome) {
    case v1::ALLOWED:
        return "allowed";
    case v1::DENIED:
        return "denied";
    case v1::FAILED_OUTCOME:
        return "failed";
    case v1::OBSERVED:
        return "observed";
    default:
        return "";
    }
}

const char *nameOf(v1::ActorType type) {
    switch (type) {
    case v1::ACTOR_USER:
        return "user";
    case v1::ACTOR_SERVICE:
        return "service";
    case v1::ACTOR_SYSTEM:
        return "system";
    case v1::ACTOR_ANONYMOUS:
        return "anonymous";
    default:
        return "";
    }
}

// A leaf may hold anything, whoever wrote it.
Json listAt(const Json &json, const char *key) {
    const auto member = json.find(key);
    return member != json.end() && member->is_array() ? *member : Json::array();
}

bool isSame(const v1::EventObject &object, const Json &leaf) {
    return object.kind() == textAt(leaf, "kind") && object.uid() == textAt(leaf, "uid") &&
           object.generation() == numberAt(leaf, "gen", 0) && object.before_sha256() == textAt(leaf, "before_sha256") &&
           object.after_sha256() == textAt(leaf, "after_sha256");
}

// Where the leaf holds but their number and root, what is listed beside it is not looked at.
bool areSame(const v1::Event &event, const Json &leaf) {
    if (leaf.contains("res_count"))
        return event.object_count() == numberAt(leaf, "res_count", -1);
    const auto objects = listAt(leaf, "res");
    if (event.object_count() != static_cast<std::int64_t>(objects.size()) ||
        event.objects_size() != static_cast<int>(objects.size()))
        return false;
    for (int i = 0; i < event.objects_size(); ++i) {
        if (!isSame(event.objects(i), objects[static_cast<std::size_t>(i)]))
            return false;
    }
    return true;
}

bool areCited(const v1::Event &event, const Json &leaf) {
    const auto policies = listAt(leaf, "policies");
    if (event.policies_size() != static_cast<int>(policies.size()))
        return false;
    for (int i = 0; i < event.policies_size(); ++i) {
        const auto &cited = event.policies(i);
        const auto &policy = policies[static_cast<std::size_t>(i)];
        const bool isSame = cited.uid() == textAt(policy, "set") && cited.rule() == textAt(policy, "rule") &&
                            cited.generation() == numberAt(policy, "gen", 0) &&
                            cited.sha256() == textAt(policy, "sha256") &&
                            core::v1::PolicyStage_Name(cited.stage()) == textAt(policy, "stage") &&
                            core::v1::PolicyEffect_Name(cited.effect()) == textAt(policy, "effect");
        if (!isSame)
            return false;
    }
    return true;
}

std::int64_t millisecondsOf(const google::protobuf::Timestamp &time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(core::fromTimestamp(time).time_since_epoch()).count();
}

// The first field that the leaf contradicts; null when there is none.
const char *firstLie(const v1::Event &event, const Json &leaf) {
    const auto actor = leaf.value("actor", Json::object());
    const struct {
        const char *field;
        bool isTrue;
    } claims[] = {
        {"index", event.index() == numberAt(leaf, "seq", -1)},
        {"time", millisecondsOf(event.time()) == numberAt(leaf, "ts", -1)},
        {"revision", event.revision() == numberAt(leaf, "rev", 0)},
        {"id", event.id() == textAt(leaf, "id")},
        {"actor_type", nameOf(event.actor_type()) == textAt(actor, "type")},
        {"op", event.op() == textAt(leaf, "op")},
        {"outcome", nameOf(event.outcome()) == textAt(leaf, "outcome")},
        {"reason_code", event.reason_code() == textAt(leaf, "reason_code")},
        {"request_id", event.request_id() == textAt(leaf, "req_id")},
        {"trace_id", event.trace_id() == textAt(leaf, "trace_id")},
        {"count", event.count() == numberAt(leaf, "count", 1)},
        {"objects", areSame(event, leaf)},
        {"policies", areCited(event, leaf)},
        {"break_glass", event.break_glass() == textAt(leaf, "break_glass")},
    };
    for (const auto &[field, isTrue] : claims) {
        if (!isTrue)
            return field;
    }
    return nullptr;
}

core::Error lie(const std::string &field) {
    return core::Error(core::v1::LOG_PROOF_INVALID, "the log holds another " + field + " than the service tells",
                       {{"fault", core::v1::LogProofFault_Name(core::v1::LOG_ENTRY_DIFFERENT)}, {"field", field}});
}

} // namespace

core::Result<void> checkEntry(const v1::GetEventResponse &entry) {
    const auto leaf = Json::parse(entry.leaf(), nullptr, false);
    if (!leaf.is_object())
        return lie("leaf");
    if (const auto *field = firstLie(entry.event(), leaf))
        return lie(field);
    // Erased: the commitment is all that is left.
    if (entry.payload_key().empty())
        return entry.payload().empty() ? core::Result<void>() : lie("payload");
    if (core::toHex(core::hmacSha256(entry.payload_key(), entry.payload())) != textAt(leaf, "payload_commit"))
        return lie("payload");
    v1::EventPayload payload;
    using google::protobuf::util::MessageDifferencer;
    if (!core::messageFromJson(entry.payload(), &payload) || !MessageDifferencer::Equals(payload, entry.details()))
        return lie("details");
    if (entry.event().reason() != payload.reason())
        return lie("reason");
    return {};
}

} // namespace client
