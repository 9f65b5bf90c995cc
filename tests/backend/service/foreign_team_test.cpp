#include <map>
#include <set>

#include <gtest/gtest.h>

#include "backend/core/kinds.h"
#include "tests/backend/service/made_up.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace support {
namespace {

// Everything is team red's; whoever administers team blue reads all of it and finds nothing.
class ForeignTeamTest : public ::testing::Test {
protected:
    ForeignTeamTest() {
        for (const auto &resource : workOf("buried", "teams/red"))
            secrets[resource.meta().name()] = *owner.get(resource.meta().name());
        before = logSize();
        for (auto resource : samples()) {
            resource.mutable_meta()->set_team("teams/red");
            const auto applied = owner.put(resource);
            EXPECT_TRUE(applied) << resource.meta().name() << ": " << applied.error().message();
            if (applied)
                secrets[resource.meta().name()] = applied->resources(0);
        }
        after = logSize();
    }

    std::vector<v1::Resource> samples() const {
        v1::Resource principal;
        principal.mutable_meta()->set_name("principals/abcdefgh234567ab");
        principal.mutable_principal()->set_type(v1::SERVICE);
        v1::Resource binding;
        binding.mutable_meta()->set_name("roleBindings/secret");
        binding.mutable_role_binding()->set_principal("principals/abcdefgh234567ab");
        binding.mutable_role_binding()->set_role(v1::VIEWER);
        v1::Resource site;
        site.mutable_meta()->set_name("sites/secret");
        site.mutable_site()->set_region("eu");
        return {principal, binding, site, teamNamed("secret"), modelNamed("secret")};
    }

    std::int64_t logSize() const {
        return owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest())->log_size();
    }

    static std::vector<v1::Resource> everything() {
        auto all = workOf("buried", "teams/red");
        all.insert(all.end(), {teamNamed("red"), teamNamed("blue")});
        return all;
    }

    RunningService service{{.verifyDelay = std::chrono::hours(1), .scenario = storeWith(everything())}};
    ServiceClient owner = service.owner();
    std::map<std::string, v1::Resource> secrets;
    std::int64_t before = 0;
    std::int64_t after = 0;
};

TEST_F(ForeignTeamTest, GetFindsNothingByNameByUidOrInThePast) {
    const auto blue = service.enrol("admin", "teams/blue");
    const auto red = service.enrol("viewer", "teams/red");
    for (const auto &[name, secret] : secrets) {
        EXPECT_TRUE(red.get(name)) << name;
        for (const auto &asked : {name, "uid:" + secret.meta().uid()}) {
            v1::GetRequest request;
            request.set_name(asked);
            EXPECT_EQ(reasonOf(blue.ask<v1::GetResponse>("ResourceService.Get", request)), v1::NOT_FOUND) << asked;
            request.set_read_revision(secret.meta().revision());
            EXPECT_EQ(reasonOf(blue.ask<v1::GetResponse>("ResourceService.Get", request)), v1::NOT_FOUND) << asked;
            v1::ListRevisionsRequest revisions;
            revisions.set_name(asked);
            EXPECT_EQ(reasonOf(blue.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", revisions)),
                      v1::NOT_FOUND)
                << asked;
        }
    }
}

TEST_F(ForeignTeamTest, WhatIsHiddenIsAnsweredLikeWhatDoesNotExist) {
    const auto blue = service.enrol("admin", "teams/blue");
    const auto hidden = blue.get("models/secret");
    const auto missing = blue.get("models/absent");
    ASSERT_FALSE(hidden);
    ASSERT_FALSE(missing);
    EXPECT_EQ(hidden.error().code(), missing.error().code());
    auto text = hidden.error().message();
    text.replace(text.find("secret"), 6, "absent");
    EXPECT_EQ(text, missing.error().message());
}

TEST_F(ForeignTeamTest, WhatWasHiddenIsAnsweredLikeWhatDidNotExist) {
    const auto blue = service.enrol("admin", "teams/blue");
    const auto told = [&](const std::string &method, const auto &request, auto response) {
        const auto answer = blue.ask<decltype(response)>(method, request);
        return answer ? std::string() : answer.error().message();
    };
    for (const std::string id : {"secret", "absent"}) {
        const std::string expected =
            "models/" + id +
            " does not exist, or you may not see it; check the name or ask an administrator for access";
        v1::GetRequest get;
        get.set_name("models/" + id);
        get.set_read_revision(secrets.at("models/secret").meta().revision());
        EXPECT_EQ(told("ResourceService.Get", get, v1::GetResponse()), expected);
        v1::ListRevisionsRequest revisions;
        revisions.set_name("models/" + id);
        EXPECT_EQ(told("ResourceService.ListRevisions", revisions, v1::ListRevisionsResponse()), expected);
        v1::ApplyRequest apply;
        apply.add_changes()->mutable_delete_()->set_name("models/" + id);
        EXPECT_EQ(told("ResourceService.Apply", apply, v1::ApplyResponse()), expected);
        apply.set_validate_only(true);
        const auto preview = blue.ask<v1::ApplyResponse>("ResourceService.Apply", apply);
        ASSERT_TRUE(preview);
        EXPECT_EQ(preview->preview().refusal(), expected);
        EXPECT_EQ(preview->preview().diffs_size(), 0);
    }
}

TEST_F(ForeignTeamTest, ListsAndCountsFindNothingNowOrInThePast) {
    const auto blue = service.enrol("admin", "teams/blue");
    for (const auto &kind : core::allKinds()) {
        for (const bool isPast : {false, true}) {
            v1::ListRequest request;
            request.set_kind(kind.plural);
            request.set_page_size(1000);
            if (isPast)
                request.set_read_revision(secrets.at("models/secret").meta().revision());
            const auto listed = blue.ask<v1::ListResponse>("ResourceService.List", request);
            ASSERT_TRUE(listed) << kind.plural << ": " << listed.error().message();
            EXPECT_EQ(listed->total_size(), listed->resources_size()) << "the count tells of nothing else";
            for (const auto &resource : listed->resources())
                EXPECT_NE(resource.meta().team(), "teams/red") << resource.meta().name();
        }
    }
}

TEST_F(ForeignTeamTest, AWatchFindsNothing) {
    const auto blue = service.enrol("admin", "teams/blue");
    const auto stream = blue.watch(v1::WatchRequest());
    std::int64_t revision = 0;
    const auto check = [&](const v1::WatchResponse &message) {
        for (const auto &change : message.changes())
            EXPECT_FALSE(secrets.contains(change.resource().meta().name())) << change.resource().meta().name();
        revision = message.revision();
    };
    while (revision == 0) {
        const auto message = stream->next();
        ASSERT_TRUE(message) << message.error().message();
        check(*message);
    }
    ASSERT_TRUE(owner.remove("models/secret"));
    const auto last = owner.put(modelNamed("open"));
    ASSERT_TRUE(last);
    while (revision < last->revision()) {
        const auto message = stream->next();
        ASSERT_TRUE(message) << message.error().message();
        check(*message);
    }
}

TEST_F(ForeignTeamTest, EventsAndProofsFindNothing) {
    const auto blue = service.enrol("auditor", "teams/blue");
    const auto red = service.enrol("auditor", "teams/red");
    ASSERT_GT(after, before);
    v1::ListEventsRequest search;
    search.set_page_size(1000);
    const auto found = blue.ask<v1::ListEventsResponse>("AuditService.ListEvents", search);
    ASSERT_TRUE(found) << found.error().message();
    for (const auto &event : found->events())
        EXPECT_TRUE(event.index() < before || event.index() >= after) << event.ShortDebugString();
    search.set_filter("objects.name = \"models/secret\"");
    const auto none = blue.ask<v1::ListEventsResponse>("AuditService.ListEvents", search);
    ASSERT_TRUE(none);
    EXPECT_EQ(none->events_size(), 0);
    EXPECT_EQ(none->total_size(), 0);
    for (auto index = before; index < after; ++index) {
        v1::GetEventRequest event;
        event.set_index(index);
        EXPECT_TRUE(red.ask<v1::GetEventResponse>("AuditService.GetEvent", event)) << index;
        EXPECT_EQ(reasonOf(blue.ask<v1::GetEventResponse>("AuditService.GetEvent", event)), v1::NOT_FOUND) << index;
        v1::GetInclusionProofsRequest proof;
        proof.set_tree_size(after);
        proof.add_indices(index);
        EXPECT_EQ(reasonOf(blue.ask<v1::GetInclusionProofsResponse>("AuditService.GetInclusionProofs", proof)),
                  v1::NOT_FOUND)
            << index;
    }
}

TEST_F(ForeignTeamTest, NothingMayBeDoneToWhatIsHidden) {
    const auto blue = service.enrol("admin", "teams/blue");
    v1::TestPermissionsRequest request;
    for (const auto &[name, secret] : secrets) {
        for (const auto *verb : {"get", "update", "delete"}) {
            auto &question = *request.add_questions();
            question.set_permission(core::kindOfName(name)->plural + "." + verb);
            question.set_name(name);
        }
        v1::Change deletion;
        deletion.mutable_delete_()->set_name(name);
        deletion.mutable_delete_()->set_etag(secret.meta().etag());
        EXPECT_EQ(reasonOf(blue.apply(deletion)), v1::NOT_FOUND) << name;
    }
    const auto answers = blue.ask<v1::TestPermissionsResponse>("ResourceService.TestPermissions", request);
    ASSERT_TRUE(answers);
    for (int answer = 0; answer < answers->allowed_size(); ++answer)
        EXPECT_FALSE(answers->allowed(answer)) << request.questions(answer).ShortDebugString();
}

TEST_F(ForeignTeamTest, HistoryBeforeATeamGotAResourceStaysHidden) {
    auto model = secrets.at("models/secret");
    const auto etag = model.meta().etag();
    model.mutable_meta()->set_team("teams/blue");
    const auto moved = owner.put(model, etag);
    ASSERT_TRUE(moved) << moved.error().message();
    const auto blue = service.enrol("viewer", "teams/blue");
    v1::ListRevisionsRequest request;
    request.set_name("models/secret");
    const auto revisions = blue.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    ASSERT_TRUE(revisions) << revisions.error().message();
    ASSERT_EQ(revisions->entries_size(), 1);
    EXPECT_EQ(revisions->entries(0).resource().meta().generation(), 2);
    v1::GetRequest past;
    past.set_name("models/secret");
    past.set_read_revision(secrets.at("models/secret").meta().revision());
    EXPECT_EQ(reasonOf(blue.ask<v1::GetResponse>("ResourceService.Get", past)), v1::NOT_FOUND);
}

TEST_F(ForeignTeamTest, WhatBelongsToTheOrganisationIsReadByEveryoneWithABinding) {
    ASSERT_TRUE(owner.put(modelNamed("open")));
    EXPECT_TRUE(service.enrol("viewer", "teams/blue").get("models/open"));
}

} // namespace
} // namespace support
