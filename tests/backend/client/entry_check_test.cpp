#include "backend/client/entry_check.h"

#include "backend/core/canonical_json.h"
#include "backend/core/sha256.h"
#include "pilothouse/v1/audit_service.pb.h"

#include <gtest/gtest.h>

#include <functional>

namespace {

namespace v1 = pilothouse::v1;

constexpr auto Leaf =
    R"({"actor":{"authn":"mtls","cert_sha256":"aa","type":"user","uid":"u1"},"boot_id":"b","break_glass":"breakGlasses/g1","decision":"allow",)"
    R"("id":"0190","mono_ns":"5","op":"models.update","outcome":"allowed","payload_commit":"%",)"
    R"("policies":[{"effect":"OBLIGE","gen":4,"rule":"two-persons","set":"p1","sha256":"ee",)"
    R"("stage":"ADMINISTRATION_STAGE"}],)"
    R"("req_id":"r1","res":[{"after_sha256":"cc","before_sha256":"bb","gen":3,"kind":"models","uid":"m1"}],)"
    R"("rev":9,"seq":7,"trace_id":"t1","ts":1795356000123,"v":1})";

v1::GetEventResponse honest() {
    v1::GetEventResponse entry;
    entry.mutable_details()->set_reason("the licence was wrong");
    entry.mutable_details()->add_object_names("models/a");
    entry.set_payload(core::canonicalJson(entry.details()));
    entry.set_payload_key(std::string(32, 'k'));
    std::string leaf = Leaf;
    leaf.replace(leaf.find('%'), 1, core::toHex(core::hmacSha256(entry.payload_key(), entry.payload())));
    entry.set_leaf(leaf);
    auto *event = entry.mutable_event();
    event->set_index(7);
    event->mutable_time()->set_seconds(1795356000);
    event->mutable_time()->set_nanos(123000000);
    event->set_revision(9);
    event->set_id("0190");
    event->set_actor_type(v1::ACTOR_USER);
    event->set_actor("principals/ada");
    event->set_op("models.update");
    event->set_break_glass("breakGlasses/g1");
    event->set_outcome(v1::ALLOWED);
    event->set_request_id("r1");
    event->set_trace_id("t1");
    event->set_count(1);
    event->set_object_count(1);
    event->set_reason("the licence was wrong");
    auto *object = event->add_objects();
    object->set_kind("models");
    object->set_uid("m1");
    object->set_name("models/a");
    object->set_generation(3);
    object->set_before_sha256("bb");
    object->set_after_sha256("cc");
    auto *rule = event->add_policies();
    rule->set_policy_set("policySets/security");
    rule->set_uid("p1");
    rule->set_generation(4);
    rule->set_sha256("ee");
    rule->set_rule("two-persons");
    rule->set_stage(v1::ADMINISTRATION_STAGE);
    rule->set_effect(v1::OBLIGE);
    return entry;
}

TEST(EntryCheck, whatTheLogHoldsIsAccepted) {
    EXPECT_TRUE(client::checkEntry(honest()));
}

TEST(EntryCheck, anErasedPayloadIsAccepted) {
    auto entry = honest();
    entry.clear_payload();
    entry.clear_payload_key();
    entry.clear_details();
    entry.mutable_event()->clear_reason();
    EXPECT_TRUE(client::checkEntry(entry));
}

TEST(EntryCheck, everyLieIsFound) {
    using Change = std::function<void(v1::GetEventResponse &)>;
    const std::pair<const char *, Change> lies[] = {
        {"index", [](auto &entry) { entry.mutable_event()->set_index(8); }},
        {"time", [](auto &entry) { entry.mutable_event()->mutable_time()->set_nanos(124000000); }},
        {"revision", [](auto &entry) { entry.mutable_event()->set_revision(10); }},
        {"id", [](auto &entry) { entry.mutable_event()->set_id("0191"); }},
        {"actor_type", [](auto &entry) { entry.mutable_event()->set_actor_type(v1::ACTOR_SYSTEM); }},
        {"op", [](auto &entry) { entry.mutable_event()->set_op("models.get"); }},
        {"outcome", [](auto &entry) { entry.mutable_event()->set_outcome(v1::DENIED); }},
        {"reason_code", [](auto &entry) { entry.mutable_event()->set_reason_code("PERMISSION_MISSING"); }},
        {"request_id", [](auto &entry) { entry.mutable_event()->clear_request_id(); }},
        {"trace_id", [](auto &entry) { entry.mutable_event()->set_trace_id("t2"); }},
        {"count", [](auto &entry) { entry.mutable_event()->set_count(2); }},
        {"objects", [](auto &entry) { entry.mutable_event()->mutable_objects(0)->set_uid("m2"); }},
        {"objects", [](auto &entry) { entry.mutable_event()->mutable_objects(0)->set_after_sha256("dd"); }},
        {"objects", [](auto &entry) { entry.mutable_event()->clear_objects(); }},
        {"policies", [](auto &entry) { entry.mutable_event()->clear_policies(); }},
        {"policies", [](auto &entry) { entry.mutable_event()->add_policies(); }},
        {"policies", [](auto &entry) { entry.mutable_event()->mutable_policies(0)->set_uid("p2"); }},
        {"policies", [](auto &entry) { entry.mutable_event()->mutable_policies(0)->set_generation(5); }},
        {"policies", [](auto &entry) { entry.mutable_event()->mutable_policies(0)->set_sha256("ff"); }},
        {"policies", [](auto &entry) { entry.mutable_event()->mutable_policies(0)->set_rule("one-person"); }},
        {"policies", [](auto &entry) { entry.mutable_event()->mutable_policies(0)->set_stage(v1::ADMISSION_STAGE); }},
        {"policies", [](auto &entry) { entry.mutable_event()->mutable_policies(0)->set_effect(v1::FORBID); }},
        {"break_glass", [](auto &entry) { entry.mutable_event()->clear_break_glass(); }},
        {"payload", [](auto &entry) { entry.mutable_payload()->push_back('x'); }},
        {"payload", [](auto &entry) { entry.clear_payload_key(); }},
        {"details", [](auto &entry) { entry.mutable_details()->set_object_names(0, "models/b"); }},
        {"reason", [](auto &entry) { entry.mutable_event()->set_reason("another"); }},
        {"leaf", [](auto &entry) { entry.set_leaf("{"); }},
    };
    for (const auto &[field, change] : lies) {
        auto entry = honest();
        change(entry);
        const auto checked = client::checkEntry(entry);
        ASSERT_FALSE(checked) << field;
        EXPECT_EQ(checked.error().reason(), core::v1::LOG_PROOF_INVALID);
        EXPECT_EQ(checked.error().arguments().at("field"), field);
    }
}

// Whoever answers may be anybody.
TEST(EntryCheck, aLeafOfAnotherShapeIsALie) {
    for (const char *list : {"res", "policies"}) {
        for (const char *shape : {R"({"a":1})", R"("text")", "5", "[5]", R"(["a"])", "[[]]"}) {
            auto entry = honest();
            auto leaf = entry.leaf();
            const auto begin = leaf.find('[', leaf.find(std::string("\"") + list + "\":"));
            leaf.replace(begin, leaf.find(']', begin) + 1 - begin, shape);
            entry.set_leaf(leaf);
            EXPECT_FALSE(client::checkEntry(entry)) << list << ' ' << shape;
        }
    }
}

} // namespace
