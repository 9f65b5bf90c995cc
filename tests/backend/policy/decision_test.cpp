#include "backend/policy/decision.h"

#include <gtest/gtest.h>

#include "backend/policy/vocabulary.h"

namespace policy {
namespace {

TEST(Obligations, AreJoinedToTheStrictestOfEach) {
    v1::PolicyObligations one;
    one.set_approvals(2);
    one.set_max_replicas(8);
    one.add_tags("b");
    v1::PolicyObligations other;
    other.set_approvals(1);
    other.set_ticket(true);
    other.set_max_replicas(4);
    other.add_tags("a");
    other.add_tags("b");
    v1::PolicyObligations forth;
    join(&forth, one);
    join(&forth, other);
    v1::PolicyObligations back;
    join(&back, other);
    join(&back, one);
    EXPECT_EQ(forth.ShortDebugString(), "approvals: 2 ticket: true max_replicas: 4 tags: \"a\" tags: \"b\"");
    EXPECT_EQ(back.ShortDebugString(), forth.ShortDebugString());
}

TEST(Vocabulary, FindsTheNameThatWasMeant) {
    const Vocabulary vocabulary({{"principal.roles", FactType::Texts}, {"principal.teams", FactType::Texts}});
    EXPECT_EQ(vocabulary.find("principal.teams"), 1u);
    EXPECT_FALSE(vocabulary.find("principal.role"));
    EXPECT_EQ(vocabulary.nearest("principal.role"), "principal.roles");
    EXPECT_EQ(vocabulary.nearest("principle.teams"), "principal.teams");
    EXPECT_EQ(vocabulary.nearest("color"), "");
}

} // namespace
} // namespace policy
