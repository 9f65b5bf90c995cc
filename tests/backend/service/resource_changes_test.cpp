#include "tests/backend/service/running_service.h"

#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>

namespace support {
namespace {

class ResourceChangesTest : public ::testing::Test {
protected:
    core::Result<v1::Preview> preview(const ServiceClient &client, const v1::Change &change) const {
        v1::ApplyRequest request;
        *request.add_changes() = change;
        request.set_validate_only(true);
        auto response = client.ask<v1::ApplyResponse>("ResourceService.Apply", request);
        if (!response)
            return response.error();
        return response->preview();
    }

    static v1::Change creation(const v1::Resource &resource) {
        v1::Change change;
        *change.mutable_put()->mutable_resource() = resource;
        return change;
    }

    RunningService service;
    ServiceClient owner = service.owner();
};

TEST_F(ResourceChangesTest, AStaleEtagIsAnsweredWithWhatStandsThereNow) {
    auto model = modelNamed("llama");
    const auto first = owner.put(model);
    ASSERT_TRUE(first);
    const auto etag = first->resources(0).meta().etag();
    model.mutable_model()->set_license("MIT");
    ASSERT_TRUE(owner.put(model, etag));
    const auto late = owner.put(model, etag);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().reason(), v1::STALE_ETAG);
    EXPECT_EQ(late.error().code(), core::Code::Aborted);
    ASSERT_TRUE(late.error().current());
    EXPECT_EQ(late.error().current()->model().license(), "MIT");
}

TEST_F(ResourceChangesTest, AMaskChangesWhatItNamesAlone) {
    auto model = modelNamed("llama");
    const auto first = owner.put(model);
    ASSERT_TRUE(first);
    v1::Change change = creation(modelNamed("llama"));
    change.mutable_put()->mutable_resource()->mutable_model()->set_publisher("ignored");
    change.mutable_put()->mutable_resource()->mutable_model()->set_license("MIT");
    change.mutable_put()->mutable_update_mask()->add_paths("spec.license");
    change.mutable_put()->set_etag(first->resources(0).meta().etag());
    const auto applied = owner.apply(change);
    ASSERT_TRUE(applied) << applied.error().message();
    EXPECT_EQ(applied->resources(0).model().license(), "MIT");
    EXPECT_EQ(applied->resources(0).model().publisher(), "Acme");
}

TEST_F(ResourceChangesTest, AChangeSetIsAllOrNothing) {
    v1::ApplyRequest request;
    *request.add_changes() = creation(modelNamed("one"));
    auto broken = modelNamed("two");
    broken.mutable_model()->set_owner_team("teams/nobody");
    *request.add_changes() = creation(broken);
    EXPECT_FALSE(owner.ask<v1::ApplyResponse>("ResourceService.Apply", request));
    EXPECT_EQ(reasonOf(owner.get("models/one")), v1::NOT_FOUND);
}

TEST_F(ResourceChangesTest, ARepeatedRequestIdIsAnsweredLikeTheFirst) {
    v1::ApplyRequest request;
    *request.add_changes() = creation(modelNamed("llama"));
    request.set_request_id("once");
    const auto first = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    const auto again = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(first);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(first->applied().revision(), again->applied().revision());
    EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
    request.set_reason("other bytes");
    EXPECT_EQ(reasonOf(owner.ask<v1::ApplyResponse>("ResourceService.Apply", request)), v1::REQUEST_ID_REUSED);
}

TEST_F(ResourceChangesTest, ARepeatedRequestWithMapsIsTheSame) {
    auto model = modelNamed("llama");
    for (int label = 0; label < 40; ++label)
        (*model.mutable_meta()->mutable_labels())["label-" + std::to_string(label)] = std::to_string(label);
    v1::ApplyRequest request;
    *request.add_changes() = creation(model);
    request.set_request_id("once");
    ASSERT_TRUE(owner.ask<v1::ApplyResponse>("ResourceService.Apply", request));
    for (int attempt = 0; attempt < 20; ++attempt) {
        // Another copy keeps its entries in another order.
        const v1::ApplyRequest copy = request;
        const auto again = owner.ask<v1::ApplyResponse>("ResourceService.Apply", copy);
        ASSERT_TRUE(again) << again.error().message();
    }
}

TEST_F(ResourceChangesTest, AFieldThatIsNotKnownHereIsRefusedWhereverItStands) {
    const auto refusal = [&](const v1::ApplyRequest &request) {
        const auto refused = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
        return refused ? std::string() : refused.error().arguments().at("field");
    };
    const auto add = [](google::protobuf::Message *message) {
        message->GetReflection()->MutableUnknownFields(message)->AddVarint(999, 1);
    };
    v1::ApplyRequest request;
    *request.add_changes() = creation(modelNamed("llama"));
    add(&request);
    EXPECT_EQ(refusal(request), "#999");
    request = {};
    auto *change = request.add_changes();
    *change = creation(modelNamed("llama"));
    add(change->mutable_put());
    EXPECT_EQ(refusal(request), "changes[0].put.#999");
    *change = creation(modelNamed("llama"));
    add(change->mutable_put()->mutable_resource()->mutable_model());
    EXPECT_EQ(refusal(request), "spec.#999");
    change->mutable_delete_()->set_name("models/llama");
    add(change->mutable_delete_());
    EXPECT_EQ(refusal(request), "changes[0].delete.#999");
    change->mutable_undelete()->set_uid("none");
    add(change->mutable_undelete());
    EXPECT_EQ(refusal(request), "changes[0].undelete.#999");
    EXPECT_EQ(reasonOf(owner.get("models/llama")), v1::NOT_FOUND);
}

TEST_F(ResourceChangesTest, WhatWasDeletedComesBackWithItsGenerations) {
    const auto first = owner.put(modelNamed("llama"));
    ASSERT_TRUE(first);
    ASSERT_TRUE(owner.remove("models/llama"));
    v1::Change change;
    change.mutable_undelete()->set_uid(first->resources(0).meta().uid());
    const auto back = owner.apply(change);
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(back->resources(0).meta().uid(), first->resources(0).meta().uid());
    EXPECT_EQ(back->resources(0).meta().generation(), 3);
}

TEST_F(ResourceChangesTest, APreviewTellsEverythingAndChangesNothing) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    auto model = modelNamed("llama");
    model.mutable_model()->set_owner_team("teams/red");
    const auto shown = preview(owner, creation(model));
    ASSERT_TRUE(shown) << shown.error().message();
    EXPECT_EQ(shown->refusal(), "");
    ASSERT_EQ(shown->diffs_size(), 1);
    EXPECT_EQ(shown->diffs(0).diff_kind(), v1::CREATED);
    EXPECT_EQ(reasonOf(owner.get("models/llama")), v1::NOT_FOUND);

    ASSERT_TRUE(owner.put(model));
    v1::Change deletion;
    deletion.mutable_delete_()->set_name("teams/red");
    deletion.mutable_delete_()->set_etag(owner.get("teams/red")->meta().etag());
    const auto refused = preview(owner, deletion);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->refusal_reason(), v1::STILL_REFERENCED);
    ASSERT_EQ(refused->affected_size(), 1);
    EXPECT_EQ(refused->affected(0).name(), "models/llama");
}

TEST_F(ResourceChangesTest, WhatTheCallerMayNotSeeIsNotAmongReferrers) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    ASSERT_TRUE(owner.put(teamNamed("blue")));
    auto site = v1::Resource();
    site.mutable_meta()->set_name("sites/fra1");
    site.mutable_meta()->set_team("teams/blue");
    site.mutable_site()->set_region("eu");
    ASSERT_TRUE(owner.put(site));
    auto model = modelNamed("secret", "teams/red");
    model.mutable_meta()->set_site("sites/fra1");
    ASSERT_TRUE(owner.put(model));

    const auto blue = service.enrol("admin", "teams/blue");
    v1::Change deletion;
    deletion.mutable_delete_()->set_name("sites/fra1");
    deletion.mutable_delete_()->set_etag(blue.get("sites/fra1")->meta().etag());
    const auto shown = preview(blue, deletion);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->refusal_reason(), v1::STILL_REFERENCED);
    EXPECT_EQ(shown->ShortDebugString().find("secret"), std::string::npos) << shown->ShortDebugString();
    const auto refused = blue.apply(deletion);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::STILL_REFERENCED);
    EXPECT_EQ(refused.error().message().find("secret"), std::string::npos);
    EXPECT_EQ(refused.error().arguments().at("referrers"), "");
    EXPECT_EQ(refused.error().arguments().at("count"), "0");
}

TEST_F(ResourceChangesTest, OnlyWhatTheCallerMaySeeIsCountedAmongReferrers) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    ASSERT_TRUE(owner.put(teamNamed("blue")));
    auto site = v1::Resource();
    site.mutable_meta()->set_name("sites/fra1");
    site.mutable_meta()->set_team("teams/blue");
    site.mutable_site()->set_region("eu");
    ASSERT_TRUE(owner.put(site));
    // More of others than a preview lists, so that those of the caller's own do not get lost among them.
    for (int i = 0; i < 120; ++i) {
        auto model = modelNamed("secret-" + std::to_string(i), "teams/red");
        model.mutable_meta()->set_site("sites/fra1");
        ASSERT_TRUE(owner.put(model));
    }
    for (const auto *id : {"own", "mine"}) {
        auto model = modelNamed(id, "teams/blue");
        model.mutable_meta()->set_site("sites/fra1");
        ASSERT_TRUE(owner.put(model));
    }

    const auto blue = service.enrol("admin", "teams/blue");
    v1::Change deletion;
    deletion.mutable_delete_()->set_name("sites/fra1");
    deletion.mutable_delete_()->set_etag(blue.get("sites/fra1")->meta().etag());
    const auto shown = preview(blue, deletion);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->affected_size(), 2);
    EXPECT_EQ(shown->affected_count(), 2);
    EXPECT_EQ(shown->refusal_arguments().at("count"), "2");
    EXPECT_EQ(shown->ShortDebugString().find("122"), std::string::npos) << shown->ShortDebugString();
    const auto refused = blue.apply(deletion);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().arguments().at("count"), "2");
    EXPECT_EQ(refused.error().message().find("122"), std::string::npos) << refused.error().message();

    const auto all = preview(owner, deletion);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->affected_size(), 100);
    EXPECT_EQ(all->affected_count(), 122);
    EXPECT_EQ(all->refusal_arguments().at("count"), "122");
}

TEST_F(ResourceChangesTest, OperationsAreMadeByTheirVerbsAlone) {
    v1::Resource operation;
    operation.mutable_meta()->set_name("operations/mine");
    operation.mutable_operation()->set_verb("models.import");
    EXPECT_EQ(reasonOf(owner.put(operation)), v1::MANAGED_KIND);
}

TEST_F(ResourceChangesTest, EveryRefusedChangeIsOneEventOfTheLog) {
    const auto viewer = service.enrol("viewer");
    const auto size = [&] {
        return owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest())->log_size();
    };
    const auto before = size();
    EXPECT_EQ(reasonOf(viewer.put(modelNamed("llama"))), v1::PERMISSION_MISSING);
    EXPECT_EQ(size(), before + 1);
}

} // namespace
} // namespace support
