#include "backend/ledger/payload.h"

#include <algorithm>
#include <span>

#include "backend/ledger/evaluation.h"
#include "backend/ledger/json_object.h"

namespace ledger {

namespace {

constexpr std::size_t MostDecisions = 64;

void appendField(const v1::FieldDiff &field, std::string *out) {
    JsonObject json(out);
    json.text("after", field.after());
    json.text("before", field.before());
    json.text("path", field.path());
    json.close();
}

void appendObject(const EventObject &object, std::string *out) {
    JsonObject json(out);
    if (object.leaf.after)
        json.hex("after_sha256", *object.leaf.after);
    if (object.leaf.before)
        json.hex("before_sha256", *object.leaf.before);
    if (object.leaf.generation != 0)
        json.text("generation", std::to_string(object.leaf.generation));
    json.text("kind", object.leaf.kind);
    json.text("uid", object.leaf.uid);
    json.close();
}

void appendDiffs(const Evaluation &evaluation, JsonObject &json) {
    std::size_t place = 0;
    json.list("diffs", evaluation.drafts, [&](const Draft &draft, std::string *out) {
        JsonObject diff(out);
        diff.text("diff_kind", v1::DiffKind_Name(draft.kind));
        diff.list("fields", evaluation.details[place++].fields, appendField);
        diff.text("name", draft.after.meta().name());
        diff.close();
    });
}

} // namespace

std::string payloadText(const PayloadWords &words, const std::vector<EventObject> &objects) {
    std::string text;
    text.reserve(512);
    JsonObject json(&text);
    json.text("actor_full_name", words.actor.fullName);
    if (words.causes != nullptr)
        json.list("causes", *words.causes,
                  [](const v1::EventCause &cause, std::string *out) { *out += core::canonicalJson(cause); });
    if (words.decisions != nullptr) {
        const auto count = std::min(words.decisions->size(), MostDecisions);
        json.list("decisions", std::span(words.decisions->data(), count),
                  [](const v1::PolicyDecision &decision, std::string *out) { *out += core::canonicalJson(decision); });
    }
    json.text("detail", words.detail);
    if (words.evaluation != nullptr)
        appendDiffs(*words.evaluation, json);
    json.list("object_names", objects,
              [](const EventObject &object, std::string *out) { core::appendJsonString(object.name, out); });
    if (objects.size() > Leaf::MaxObjects)
        json.list("objects", objects, appendObject);
    json.text("peer_address", words.actor.peerAddress);
    json.text("reason", words.reason);
    json.text("user_agent", words.actor.userAgent);
    json.close();
    return text;
}

Payload makePayload(const PayloadWords &words, const std::vector<EventObject> &objects, core::Random &random) {
    Payload payload{payloadText(words, objects), random.bytes(Payload::KeyBytes), {}};
    payload.commitment = core::hmacSha256(payload.key, payload.body);
    return payload;
}

} // namespace ledger
