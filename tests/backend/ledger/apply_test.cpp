#include "backend/ledger/ledger.h"

#include <string>

#include <gtest/gtest.h>

#include "backend/core/violation.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

class ApplyTest : public testing::Test {
protected:
    void SetUp() override {
        const auto opened = world.open();
        ASSERT_TRUE(opened) << opened.error().message();
    }

    std::string etag(const std::string &name) { return world.current(name).meta().etag(); }

    void expectRefused(const core::Result<Commit> &result, v1::Reason reason) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().reason(), reason) << result.error().message();
    }

    void expectViolation(const core::Result<Commit> &result, v1::Reason reason, const std::string &field) {
        expectRefused(result, v1::INVALID_FIELD);
        if (result)
            return;
        ASSERT_FALSE(result.error().violations().empty());
        EXPECT_EQ(result.error().violations().front().reason(), reason);
        EXPECT_EQ(result.error().violations().front().field(), field);
    }

    World world;
};

TEST_F(ApplyTest, createdResourceLivesWithEverythingTheServiceGives) {
    const auto commit = world.apply({put(model("a", "hello"))});
    ASSERT_TRUE(commit) << commit.error().message();
    EXPECT_EQ(commit->revision, 1);
    EXPECT_EQ(commit->logIndex, 0);
    const auto resource = world.current("models/a");
    EXPECT_EQ(resource.model().description(), "hello");
    EXPECT_EQ(resource.meta().generation(), 1);
    EXPECT_EQ(resource.meta().revision(), 1);
    EXPECT_EQ(resource.meta().uid().size(), 36U);
    EXPECT_FALSE(resource.meta().etag().empty());
    EXPECT_EQ(resource.meta().create_time().seconds(), 1'795'356'000);
    EXPECT_EQ(commit->resources.front()->SerializeAsString(), resource.SerializeAsString());
}

TEST_F(ApplyTest, everythingIsThereAfterReopening) {
    ASSERT_TRUE(world.apply({put(team("t"))}));
    ASSERT_TRUE(world.apply({put(model("a", "hello")), put(version("a", "1"))}));
    const auto before = world.current("models/a/versions/1");
    const auto identity = world->identity();
    ASSERT_TRUE(world.open());
    EXPECT_FALSE(world->seal());
    EXPECT_EQ(world.current("models/a/versions/1").SerializeAsString(), before.SerializeAsString());
    EXPECT_EQ(world->snapshot()->revision(), 2);
    EXPECT_EQ(world->identity().vkey, identity.vkey);
    EXPECT_EQ(world->log().size(), 2);
    const auto next = world.apply({put(model("b"))});
    ASSERT_TRUE(next);
    EXPECT_EQ(next->revision, 3);
    EXPECT_EQ(next->logIndex, 2);
    const auto verified = world->verify(Ledger::Depth::Store, nullptr);
    EXPECT_TRUE(verified) << verified.error().message();
}

TEST_F(ApplyTest, updateRaisesGenerationAndChangesTheEtag) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto before = world.current("models/a");
    world.clock.advance(std::chrono::seconds(5));
    ASSERT_TRUE(world.apply({put(model("a", "two"), before.meta().etag())}));
    const auto after = world.current("models/a");
    EXPECT_EQ(after.meta().generation(), 2);
    EXPECT_EQ(after.meta().uid(), before.meta().uid());
    EXPECT_NE(after.meta().etag(), before.meta().etag());
    EXPECT_EQ(after.meta().create_time().seconds(), before.meta().create_time().seconds());
    EXPECT_EQ(after.meta().update_time().seconds(), before.meta().update_time().seconds() + 5);
}

TEST_F(ApplyTest, maskTakesOnlyWhatItNames) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    v1::Resource change;
    change.mutable_meta()->set_name("models/a");
    change.mutable_meta()->set_display_name("A");
    ASSERT_TRUE(world.apply({put(change, etag("models/a"), {"meta.display_name"})}));
    EXPECT_EQ(world.current("models/a").meta().display_name(), "A");
    EXPECT_EQ(world.current("models/a").model().description(), "one");
}

TEST_F(ApplyTest, staleEtagAnswersWithWhatStandsThere) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto seen = etag("models/a");
    ASSERT_TRUE(world.apply({put(model("a", "two"), seen)}));
    const auto late = world.apply({put(model("a", "three"), seen)});
    expectRefused(late, v1::STALE_ETAG);
    ASSERT_NE(late.error().current(), nullptr);
    EXPECT_EQ(late.error().current()->model().description(), "two");
}

TEST_F(ApplyTest, emptyEtagMeansThatNoneMayExist) {
    ASSERT_TRUE(world.apply({put(model("a"))}));
    expectRefused(world.apply({put(model("a", "again"))}), v1::ALREADY_EXISTS);
    expectRefused(world.apply({put(model("b"), "some-etag")}), v1::NOT_FOUND);
}

TEST_F(ApplyTest, etagOfAnEarlierBearerOfTheNameIsStale) {
    ASSERT_TRUE(world.apply({put(model("a"))}));
    const auto seen = etag("models/a");
    ASSERT_TRUE(world.apply({removal("models/a", seen)}));
    ASSERT_TRUE(world.apply({put(model("a"))}));
    expectRefused(world.apply({put(model("a", "two"), seen)}), v1::STALE_ETAG);
}

TEST_F(ApplyTest, updateWithoutDifferenceIsNoNewGeneration) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto before = world.current("models/a");
    const auto commit = world.apply({put(model("a", "one"), before.meta().etag())});
    ASSERT_TRUE(commit);
    EXPECT_EQ(commit->revision, 2);
    EXPECT_EQ(world.current("models/a").SerializeAsString(), before.SerializeAsString());
    EXPECT_EQ(world.entry(commit->logIndex).event.objects(0).generation(), 1);
    EXPECT_TRUE(world->verify(Ledger::Depth::Store, nullptr));
}

TEST_F(ApplyTest, deletedResourceIsGoneAndAnsweredAsItWasLast) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto commit = world.apply({removal("models/a", etag("models/a"))});
    ASSERT_TRUE(commit);
    EXPECT_EQ(world->snapshot()->find("models/a"), nullptr);
    EXPECT_EQ(commit->resources.front()->model().description(), "one");
    EXPECT_TRUE(commit->resources.front()->meta().has_delete_time());
    expectRefused(world.apply({removal("models/a", "x")}), v1::NOT_FOUND);
}

TEST_F(ApplyTest, deletingWhatIsReferredToIsRefusedWithItsReferrers) {
    auto owned = model("a");
    owned.mutable_model()->set_owner_team("teams/t");
    ASSERT_TRUE(world.apply({put(team("t")), put(owned), put(version("a", "1"))}));
    const auto byField = world.apply({removal("teams/t", etag("teams/t"))});
    expectRefused(byField, v1::STILL_REFERENCED);
    EXPECT_EQ(byField.error().arguments().at("referrers"), "models/a");
    EXPECT_EQ(byField.error().arguments().at("count"), "1");
    const auto byName = world.apply({removal("models/a", etag("models/a"))});
    expectRefused(byName, v1::STILL_REFERENCED);
    EXPECT_EQ(byName.error().arguments().at("referrers"), "models/a/versions/1");
}

TEST_F(ApplyTest, whatRefersMayGoInTheSameChangeSet) {
    auto owned = model("a");
    owned.mutable_model()->set_owner_team("teams/t");
    ASSERT_TRUE(world.apply({put(team("t")), put(owned), put(version("a", "1"))}));
    ASSERT_TRUE(world.apply({removal("teams/t", etag("teams/t")), put(model("a", "free"), etag("models/a"))}));
    ASSERT_TRUE(world.apply(
        {removal("models/a", etag("models/a")), removal("models/a/versions/1", etag("models/a/versions/1"))}));
    EXPECT_EQ(world->snapshot()->count("models"), 0);
}

TEST_F(ApplyTest, referencesMustLiveOrBeMadeInTheSameChangeSet) {
    auto owned = model("a");
    owned.mutable_model()->set_owner_team("teams/t");
    expectViolation(world.apply({put(owned)}), v1::REFERENCE_MISSING, "spec.owner_team");
    expectViolation(world.apply({put(version("a", "1"))}), v1::REFERENCE_MISSING, "meta.name");
    owned.mutable_model()->set_owner_team("sites/t");
    expectViolation(world.apply({put(owned)}), v1::REFERENCE_MISSING, "spec.owner_team");
    owned.mutable_model()->set_owner_team("teams/t");
    EXPECT_TRUE(world.apply({put(owned), put(team("t"))}));
    EXPECT_EQ(world->snapshot()->referrerCount("teams/t"), 1);
}

TEST_F(ApplyTest, undeletedResourceHasItsUidAndContinuesItsGenerations) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    ASSERT_TRUE(world.apply({put(model("a", "two"), etag("models/a"))}));
    const auto before = world.current("models/a");
    ASSERT_TRUE(world.apply({removal("models/a", before.meta().etag())}));
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({undeletion(before.meta().uid())}));
    const auto after = world.current("models/a");
    EXPECT_EQ(after.meta().uid(), before.meta().uid());
    EXPECT_EQ(after.meta().generation(), 4);
    EXPECT_EQ(after.model().description(), "two");
    EXPECT_EQ(after.meta().create_time().seconds(), before.meta().create_time().seconds());
    expectRefused(world.apply({undeletion(before.meta().uid())}), v1::ALREADY_EXISTS);
    expectRefused(world.apply({undeletion("0190aaaa-0000-7000-8000-000000000000")}), v1::NOT_FOUND);
    EXPECT_TRUE(world->verify(Ledger::Depth::Store, nullptr));
}

TEST_F(ApplyTest, undeletionNeedsTheNameToBeFree) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto uid = world.current("models/a").meta().uid();
    ASSERT_TRUE(world.apply({removal("models/a", etag("models/a"))}));
    ASSERT_TRUE(world.apply({put(model("a", "other"))}));
    expectRefused(world.apply({undeletion(uid)}), v1::ALREADY_EXISTS);
}

TEST_F(ApplyTest, fieldsOfVerbsAreRefusedByTheirVerb) {
    ASSERT_TRUE(world.apply({put(model("a")), put(version("a", "1"))}));
    auto approved = version("a", "1");
    approved.mutable_model_version()->set_lifecycle(v1::APPROVED);
    const auto refused = world.apply({put(approved, etag("models/a/versions/1"))});
    expectViolation(refused, v1::VERB_ONLY_FIELD, "spec.lifecycle");
    EXPECT_NE(refused.error().violations().front().arguments().at("verb").find("modelVersions"), std::string::npos);

    auto byVerb = proposal({put(approved, etag("models/a/versions/1"))});
    byVerb.byVerb = true;
    byVerb.op = "modelVersions.approve";
    const auto commit = world->commit(byVerb);
    ASSERT_TRUE(commit) << commit.error().message();
    EXPECT_EQ(world.entry(commit->logIndex).event.op(), "modelVersions.approve");
}

TEST_F(ApplyTest, immutableFieldsAreSetOnce) {
    v1::Resource principal;
    principal.mutable_meta()->set_name("principals/p");
    principal.mutable_principal()->set_type(v1::USER);
    ASSERT_TRUE(world.apply({put(principal)}));
    principal.mutable_principal()->set_type(v1::SERVICE);
    expectViolation(world.apply({put(principal, etag("principals/p"))}), v1::IMMUTABLE_FIELD, "spec.type");
}

TEST_F(ApplyTest, managedKindsChangeByTheirServiceAlone) {
    v1::Resource operation;
    operation.mutable_meta()->set_name("operations/o");
    operation.mutable_operation()->set_verb("models.import");
    expectRefused(world.apply({put(operation)}), v1::MANAGED_KIND);
    auto byVerb = proposal({put(operation)});
    byVerb.byVerb = true;
    EXPECT_TRUE(world->commit(byVerb));
}

TEST_F(ApplyTest, malformedResourcesAreRefusedAndLeaveNoEvent) {
    auto unnamed = model("a");
    unnamed.mutable_model()->set_risk_tier(static_cast<v1::RiskTier>(99));
    expectRefused(world.apply({put(unnamed)}), v1::UNKNOWN_FIELD);
    auto otherKind = model("a");
    otherKind.mutable_team();
    expectRefused(world.apply({put(otherKind)}), v1::KIND_MISMATCH);
    expectRefused(world.apply(std::vector<v1::Change>(1001, put(model("a")))), v1::TOO_LARGE);
    EXPECT_EQ(world->log().size(), 0);
    expectRefused(world.apply({put(model("A B"))}), v1::INVALID_FIELD);
    expectRefused(world.apply({}), v1::INVALID_FIELD);
    expectRefused(world.apply({v1::Change()}), v1::INVALID_FIELD);
    expectRefused(world.apply({put(model("a")), put(model("a"))}), v1::INVALID_FIELD);
}

TEST_F(ApplyTest, namesThatDeceiveAreRefused) {
    auto deceiving = model("a");
    deceiving.mutable_meta()->set_display_name("safe\u202Eevil");
    expectViolation(world.apply({put(deceiving)}), v1::UNSAFE_TEXT, "meta.display_name");
    auto labelled = model("a");
    (*labelled.mutable_meta()->mutable_labels())["key"] = std::string(64, 'x');
    expectViolation(world.apply({put(labelled)}), v1::TOO_LARGE, "meta.labels[key]");
    auto keyed = model("a");
    (*keyed.mutable_meta()->mutable_labels())["k\u202Ey"] = "\u202E";
    const auto shown = world.apply({put(keyed)});
    expectViolation(shown, v1::UNSAFE_TEXT, "meta.labels");
    EXPECT_EQ(shown.error().violations().back().field(), "meta.labels[k\\u{202E}y]");
    auto annotated = model("a");
    (*annotated.mutable_meta()->mutable_annotations())["line\nbreak"] = "text\nmay break";
    expectViolation(world.apply({put(annotated)}), v1::UNSAFE_TEXT, "meta.annotations");
}

TEST_F(ApplyTest, labelsAnnotationsAndTheWholeHaveLimits) {
    auto labelled = model("a");
    for (int i = 0; i < 64; ++i)
        (*labelled.mutable_meta()->mutable_labels())["k" + std::to_string(i)] = "v";
    EXPECT_TRUE(world.apply({put(labelled)}));
    (*labelled.mutable_meta()->mutable_labels())["one more"] = "v";
    expectViolation(world.apply({put(labelled, etag("models/a"))}), v1::TOO_LARGE, "meta.labels");
    auto keyless = model("b");
    (*keyless.mutable_meta()->mutable_labels())[""] = "v";
    expectViolation(world.apply({put(keyless)}), v1::VALUE_MISSING, "meta.labels");
    auto annotated = model("c");
    (*annotated.mutable_meta()->mutable_annotations())["note"] = std::string((64 << 10) - 4, 'x');
    EXPECT_TRUE(world.apply({put(annotated)}));
    (*annotated.mutable_meta()->mutable_annotations())["note"] += "x";
    expectViolation(world.apply({put(annotated, etag("models/c"))}), v1::TOO_LARGE, "meta.annotations");
    expectViolation(world.apply({put(model("d", std::string(1 << 20, 'x')))}), v1::TOO_LARGE, "spec");
}

TEST_F(ApplyTest, whatTheActorMayNotSeeCannotBeReferredTo) {
    ASSERT_TRUE(world.apply({put(team("t"))}));
    auto owned = model("a");
    owned.mutable_model()->set_owner_team("teams/t");
    ASSERT_TRUE(world.apply({put(owned)}));
    world.authority.hiddenName = "teams/t";
    auto other = model("b");
    other.mutable_model()->set_owner_team("teams/t");
    expectViolation(world.apply({put(other)}), v1::REFERENCE_MISSING, "spec.owner_team");
    owned.mutable_model()->set_description("changed");
    EXPECT_TRUE(world.apply({put(owned, etag("models/a"))})) << "a reference that stands may stay";
}

TEST_F(ApplyTest, personalStatusIsNotKeptWithTheAnswerOfARequestId) {
    v1::Resource principal;
    principal.mutable_meta()->set_name("principals/p");
    principal.mutable_principal()->set_type(v1::USER);
    auto enrol = proposal({put(principal)});
    auto &status = enrol.statuses.emplace_back();
    status.mutable_meta()->set_name("principals/p");
    status.mutable_principal_status()->set_full_name("Grace Hopper");
    enrol.requestId = "once";
    enrol.requestBytes = "bytes";
    const auto first = world->commit(enrol);
    ASSERT_TRUE(first) << first.error().message();
    EXPECT_EQ(first->resources[0]->principal_status().full_name(), "Grace Hopper");
    const auto again = world->commit(enrol);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->revision, first->revision);
    EXPECT_EQ(again->resources[0]->meta().uid(), first->resources[0]->meta().uid());
    EXPECT_EQ(again->resources[0]->principal_status().full_name(), "");
}

TEST_F(ApplyTest, changeSetIsAllOrNothing) {
    const auto refused = world.apply({put(model("a")), put(model("b"), "stale")});
    expectRefused(refused, v1::NOT_FOUND);
    EXPECT_EQ(world->snapshot()->find("models/a"), nullptr);
    const auto commit = world.apply({put(model("a")), put(model("b")), put(model("c"))});
    ASSERT_TRUE(commit);
    EXPECT_EQ(commit->revision, 1);
    for (const auto &resource : commit->resources)
        EXPECT_EQ(resource->meta().revision(), 1);
}

TEST_F(ApplyTest, refusalsAreRecordedWithTheirReason) {
    world.authority.refusedPermission = "models.create";
    expectRefused(world.apply({put(model("a"))}), v1::PERMISSION_MISSING);
    const auto denied = world.entry(world.lastIndex()).event;
    EXPECT_EQ(denied.outcome(), v1::DENIED);
    EXPECT_EQ(denied.reason_code(), "PERMISSION_MISSING");
    EXPECT_EQ(denied.op(), "models.create");
    EXPECT_EQ(denied.object(), "models/a");
    EXPECT_EQ(denied.reason(), "because");

    world.authority.refusedPermission.clear();
    ASSERT_TRUE(world.apply({put(model("a"))}));
    expectRefused(world.apply({put(model("a"))}), v1::ALREADY_EXISTS);
    const auto failed = world.entry(world.lastIndex()).event;
    EXPECT_EQ(failed.outcome(), v1::FAILED_OUTCOME);
    EXPECT_EQ(failed.objects(0).name(), "models/a");
}

TEST_F(ApplyTest, anonymousRefusalsLeaveNothing) {
    auto anonymous = proposal({put(model("a"), "stale")});
    anonymous.actor = {};
    anonymous.actor.type = v1::ACTOR_ANONYMOUS;
    EXPECT_FALSE(world->commit(anonymous));
    EXPECT_EQ(world->log().size(), 0);
}

TEST_F(ApplyTest, preconditionIsAskedOnTheStateThatIsCommittedTo) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    auto conditional = proposal({put(model("b"))});
    conditional.precondition = [](const std::vector<Draft> &drafts, const Snapshot &state) -> core::Result<void> {
        if (drafts.size() == 1 && state.find("models/a") != nullptr)
            return core::Error(v1::WRONG_STATE, "a is there", {{"name", "models/a"}});
        return {};
    };
    expectRefused(world->commit(conditional), v1::WRONG_STATE);
    ASSERT_TRUE(world.apply({removal("models/a", etag("models/a"))}));
    EXPECT_TRUE(world->commit(conditional));
}

class ModelRules final : public Rules {
public:
    std::string_view plural() const override { return "models"; }
    void complete(Draft &draft, const Snapshot &) const override {
        if (draft.after.model().publisher().empty())
            draft.after.mutable_model()->set_publisher("nobody");
    }
    void validate(const Draft &draft, const Snapshot &, std::vector<v1::FieldViolation> *violations) const override {
        if (draft.after.model().license().empty())
            violations->push_back(core::violation("spec.license", v1::VALUE_MISSING, "must be given"));
    }
    core::Result<void> decide(const Draft &, const std::vector<Draft> &all, const Actor &,
                              const Snapshot &) const override {
        if (all.size() > 2)
            return core::Error(v1::RESOURCE_EXHAUSTED, "two at once", {{"limit", "2"}});
        return {};
    }
};

TEST(RulesTest, rulesOfTheNounCompleteValidateAndDecide) {
    const ModelRules rules;
    World world;
    world.rules = {&rules};
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    EXPECT_EQ(world.current("models/a").model().publisher(), "nobody");
    auto unlicensed = model("b");
    unlicensed.mutable_model()->clear_license();
    const auto invalid = world.apply({put(unlicensed)});
    ASSERT_FALSE(invalid);
    EXPECT_EQ(invalid.error().violations().front().field(), "spec.license");
    const auto decided = world.apply({put(model("b")), put(model("c")), put(model("d"))});
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().reason(), v1::RESOURCE_EXHAUSTED);
    // What the rules complete is no difference the second time.
    const auto commit = world.apply({put(model("a"), world.current("models/a").meta().etag())});
    ASSERT_TRUE(commit);
    EXPECT_EQ(commit->resources.front()->meta().generation(), 1);
}

TEST_F(ApplyTest, previewSaysWhatWouldHappenAndDoesNothing) {
    auto owned = model("a", "one");
    owned.mutable_model()->set_owner_team("teams/t");
    ASSERT_TRUE(world.apply({put(team("t")), put(owned)}));
    auto renamed = team("t");
    renamed.mutable_team()->set_description("another");
    const auto preview = world->preview(proposal({put(renamed, etag("teams/t"))}));
    EXPECT_TRUE(preview.refusal().empty());
    ASSERT_EQ(preview.diffs_size(), 1);
    EXPECT_EQ(preview.diffs(0).diff_kind(), v1::UPDATED);
    EXPECT_EQ(preview.diffs(0).fields(0).path(), "spec.description");

    const auto misnamed = world->preview(proposal({put(model("A B"))}));
    ASSERT_EQ(misnamed.violations_size(), 1);
    EXPECT_EQ(misnamed.violations(0).field(), "meta.name");
    EXPECT_EQ(misnamed.violations(0).reason(), v1::VALUE_MALFORMED);
    const auto refused = world->preview(proposal({removal("teams/t", etag("teams/t"))}));
    EXPECT_EQ(refused.refusal_reason(), v1::STILL_REFERENCED);
    EXPECT_EQ(refused.refusal_arguments().at("count"), "1");
    EXPECT_EQ(world->snapshot()->revision(), 1);
    EXPECT_EQ(world->log().size(), 1);
}

TEST_F(ApplyTest, previewOfAnUndeletionShowsWhatComesBack) {
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto uid = world.current("models/a").meta().uid();
    ASSERT_TRUE(world.apply({removal("models/a", etag("models/a"))}));
    const auto preview = world->preview(proposal({undeletion(uid)}));
    ASSERT_EQ(preview.diffs_size(), 1) << preview.refusal();
    EXPECT_EQ(preview.diffs(0).diff_kind(), v1::UNDELETED);
    EXPECT_EQ(preview.diffs(0).name(), "models/a");
}

TEST_F(ApplyTest, sameRequestIdAndBytesGiveTheSameAnswer) {
    ASSERT_TRUE(world.apply({put(model("old", "one"))}));
    auto first = proposal({put(model("a", "one")), put(model("old", "one"), etag("models/old"))});
    first.requestId = "r-1";
    first.requestBytes = "the bytes";
    const auto commit = world->commit(first);
    ASSERT_TRUE(commit) << commit.error().message();
    ASSERT_TRUE(world.apply({put(model("a", "two"), etag("models/a"))}));
    const auto size = world->log().size();
    for (const bool reopens : {false, true}) {
        if (reopens) {
            ASSERT_TRUE(world.open());
        }
        const auto again = world->commit(first);
        ASSERT_TRUE(again) << again.error().message();
        EXPECT_EQ(again->revision, commit->revision);
        EXPECT_EQ(again->time, commit->time);
        EXPECT_EQ(again->logIndex, commit->logIndex);
        ASSERT_EQ(again->resources.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i)
            EXPECT_EQ(again->resources[i]->SerializeAsString(), commit->resources[i]->SerializeAsString());
    }
    EXPECT_EQ(world->log().size(), size);

    first.requestBytes = "other bytes";
    expectRefused(world->commit(first), v1::REQUEST_ID_REUSED);
    first.actor.principal = "principals/bob";
    expectRefused(world->commit(first), v1::ALREADY_EXISTS);
}

TEST_F(ApplyTest, requestIdIsForgottenAfterSevenDays) {
    auto first = proposal({put(model("a", "one"))});
    first.requestId = "r-1";
    ASSERT_TRUE(world->commit(first));
    world.clock.advance(std::chrono::hours(24 * 8));
    ASSERT_TRUE(world.apply({put(model("b"))}));
    expectRefused(world->commit(first), v1::ALREADY_EXISTS);
}

TEST_F(ApplyTest, timeNeverGoesBack) {
    ASSERT_TRUE(world.apply({put(model("a"))}));
    world.clock.jump(-std::chrono::hours(1));
    const auto commit = world.apply({put(model("b"))});
    ASSERT_TRUE(commit);
    EXPECT_EQ(commit->time.time_since_epoch().count(), 1'795'356'000'000);
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world.apply({put(model("c"))})->time.time_since_epoch().count(), 1'795'356'000'000);
}

TEST_F(ApplyTest, moreObjectsThanALeafHoldsStandInItsPayload) {
    std::vector<v1::Change> changes;
    for (int i = 0; i < 1000; ++i)
        changes.push_back(put(model("m" + std::to_string(i))));
    const auto commit = world.apply(changes);
    ASSERT_TRUE(commit) << commit.error().message();
    const auto entry = world.entry(commit->logIndex);
    EXPECT_EQ(entry.event.object_count(), 1000);
    EXPECT_EQ(entry.event.objects_size(), 0);
    EXPECT_NE(entry.leaf.find("\"res_count\":1000"), std::string::npos);
    const auto verified = world->verify(Ledger::Depth::Store, nullptr);
    EXPECT_TRUE(verified) << verified.error().message();
}

} // namespace
} // namespace ledger
