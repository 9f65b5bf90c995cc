#include "backend/rpc/scope.h"

#include <gtest/gtest.h>

namespace {

using rpc::Scope;

TEST(Scope, WithoutAnyGrantSeesNothing) {
    const Scope scope;
    EXPECT_FALSE(scope.sees("models", ""));
    EXPECT_FALSE(scope.sees("models", "teams/red"));
    EXPECT_FALSE(scope.allows("models", ""));
    EXPECT_FALSE(scope.reaches("models"));
}

TEST(Scope, ATeamSeesItselfAndTheOrganisationAndWritesItselfAlone) {
    Scope scope;
    scope.grant("models", "teams/red");
    EXPECT_TRUE(scope.sees("models", "teams/red"));
    EXPECT_TRUE(scope.sees("models", ""));
    EXPECT_FALSE(scope.sees("models", "teams/blue"));
    EXPECT_FALSE(scope.sees("models", "teams/re"));
    EXPECT_TRUE(scope.allows("models", "teams/red"));
    EXPECT_FALSE(scope.allows("models", ""));
    EXPECT_FALSE(scope.allows("models", "teams/blue"));
}

TEST(Scope, TheOrganisationSeesAndWritesEverything) {
    Scope scope;
    scope.grant("models", "");
    EXPECT_TRUE(scope.sees("models", "teams/red"));
    EXPECT_TRUE(scope.sees("models", ""));
    EXPECT_TRUE(scope.allows("models", ""));
    EXPECT_TRUE(scope.allows("models", "teams/blue"));
}

TEST(Scope, AGrantIsOfOneKindAlone) {
    Scope scope;
    scope.grant("models", "");
    EXPECT_FALSE(scope.sees("events", ""));
    EXPECT_FALSE(scope.allows("principals", "teams/red"));
    EXPECT_FALSE(scope.reaches("events"));
}

TEST(Scope, EqualGrantsAreEqualScopes) {
    Scope one;
    one.grant("models", "teams/red");
    one.grant("models", "teams/red");
    Scope other;
    other.grant("models", "teams/red");
    EXPECT_EQ(one, other);
    other.grant("models", "");
    EXPECT_NE(one, other);
}

} // namespace
