#include "backend/ledger/payload.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/core/canonical_json.h"
#include "backend/ledger/evaluation.h"
#include "backend/ledger/event_rows.h"

namespace ledger {
namespace {

EventObject object(const std::string &name) {
    return {{"models", "u-" + name, 3, core::sha256("before"), core::sha256("after")}, 1, name, true};
}

// What an outsider reads by the rules of canonical JSON.
void expectCanonical(const std::string &text) {
    const auto payload = payloadOf(text);
    ASSERT_TRUE(payload) << text;
    EXPECT_EQ(core::canonicalJson(*payload), text);
}

TEST(PayloadTest, textIsTheCanonicalOne) {
    Actor actor;
    actor.fullName = "Ana \"A\" Ñ";
    actor.peerAddress = "127.0.0.1:9";
    actor.userAgent = "console/1";
    Evaluation evaluation;
    evaluation.drafts.resize(2);
    evaluation.details.resize(2);
    evaluation.drafts[0].kind = v1::UPDATED;
    evaluation.drafts[0].after.mutable_meta()->set_name("models/a");
    v1::FieldDiff field;
    field.set_path("spec.license");
    field.set_after("\"line\\n\"");
    evaluation.details[0].fields = {field, field};
    evaluation.drafts[1].kind = v1::DELETED;
    evaluation.drafts[1].after.mutable_meta()->set_name("models/b");
    expectCanonical(payloadText({actor, "why\n", "detail", &evaluation}, {object("a"), object("b")}));
    expectCanonical(payloadText({Actor(), "", ""}, {}));
    expectCanonical(payloadText({actor, "", ""}, {object("")}));
}

TEST(PayloadTest, manyObjectsAreListed) {
    std::vector<EventObject> objects;
    for (std::size_t i = 0; i <= Leaf::MaxObjects; ++i)
        objects.push_back(object(std::to_string(i)));
    objects[1].leaf.before.reset();
    objects[2].leaf.after.reset();
    objects[3].leaf.generation = 0;
    const auto text = payloadText({Actor(), "", ""}, objects);
    expectCanonical(text);
    EXPECT_EQ(payloadOf(text)->objects_size(), static_cast<int>(objects.size()));
}

TEST(PayloadTest, eachPayloadHasAKeyOfItsOwn) {
    core::SystemRandom random;
    const auto first = makePayload({Actor(), "why", ""}, {}, random);
    const auto second = makePayload({Actor(), "why", ""}, {}, random);
    EXPECT_EQ(first.body, second.body);
    EXPECT_NE(first.key, second.key);
    EXPECT_NE(first.commitment, second.commitment);
    EXPECT_EQ(first.commitment, core::hmacSha256(first.key, first.body));
}

} // namespace
} // namespace ledger
