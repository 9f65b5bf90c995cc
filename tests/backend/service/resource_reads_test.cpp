#include "tests/backend/service/running_service.h"

#include <set>

#include <gtest/gtest.h>

namespace support {
namespace {

class ResourceReadsTest : public ::testing::Test {
protected:
    // m-000, m-001 ... with licences in turn.
    void makeModels(int count) {
        v1::ApplyRequest request;
        for (int number = 0; number < count; ++number) {
            auto text = std::to_string(number);
            auto model = modelNamed("m-" + std::string(3 - text.size(), '0') + text);
            model.mutable_model()->set_license(number % 2 == 0 ? "MIT" : "Apache-2.0");
            *request.add_changes()->mutable_put()->mutable_resource() = model;
        }
        const auto applied = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
        ASSERT_TRUE(applied) << applied.error().message();
    }

    core::Result<v1::ListResponse> page(const ServiceClient &client, v1::ListRequest request,
                                        const std::string &token = {}) {
        request.set_page_token(token);
        return client.ask<v1::ListResponse>("ResourceService.List", request);
    }

    v1::ListRequest models() const {
        v1::ListRequest request;
        request.set_kind("models");
        request.set_page_size(10);
        return request;
    }

    RunningService service;
    ServiceClient owner = service.owner();
};

TEST_F(ResourceReadsTest, PagesHoldEachResourceOnceAndTellTheTotal) {
    makeModels(35);
    std::vector<std::string> names;
    std::string token;
    do {
        const auto response = page(owner, models(), token);
        ASSERT_TRUE(response) << response.error().message();
        EXPECT_EQ(response->total_size(), 35);
        EXPECT_TRUE(response->total_size_exact());
        for (const auto &resource : response->resources())
            names.push_back(resource.meta().name());
        token = response->next_page_token();
    } while (!token.empty());
    ASSERT_EQ(names.size(), 35U);
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(std::set(names.begin(), names.end()).size(), 35U);
}

TEST_F(ResourceReadsTest, PagesOfOneListBelongToOneRevisionWhateverIsWritten) {
    makeModels(15);
    const auto first = page(owner, models());
    ASSERT_TRUE(first);
    ASSERT_TRUE(owner.put(modelNamed("aaa")));
    ASSERT_TRUE(owner.remove("models/m-014"));
    const auto second = page(owner, models(), first->next_page_token());
    ASSERT_TRUE(second) << second.error().message();
    EXPECT_EQ(second->read_revision(), first->read_revision());
    ASSERT_EQ(second->resources_size(), 5);
    EXPECT_EQ(second->resources(4).meta().name(), "models/m-014");
}

TEST_F(ResourceReadsTest, APageTokenServesItsOwnQueryAndCallerAlone) {
    makeModels(15);
    const auto first = page(owner, models());
    ASSERT_TRUE(first);
    const auto &token = first->next_page_token();

    auto filtered = models();
    filtered.set_filter("license = MIT");
    EXPECT_EQ(reasonOf(page(owner, filtered, token)), v1::INVALID_PAGE_TOKEN);
    auto ordered = models();
    ordered.set_order_by("meta.create_time desc");
    EXPECT_EQ(reasonOf(page(owner, ordered, token)), v1::INVALID_PAGE_TOKEN);
    EXPECT_EQ(reasonOf(page(service.enrol("viewer"), models(), token)), v1::INVALID_PAGE_TOKEN);
    EXPECT_EQ(reasonOf(page(owner, models(), token + "A")), v1::INVALID_PAGE_TOKEN);
    EXPECT_EQ(reasonOf(page(owner, models(), "nonsense")), v1::INVALID_PAGE_TOKEN);
    auto wider = models();
    wider.set_page_size(100);
    const auto rest = page(owner, wider, token);
    ASSERT_TRUE(rest) << "a page may have another size: " << rest.error().message();
    EXPECT_EQ(rest->resources_size(), 5);
}

TEST_F(ResourceReadsTest, ListsAreFilteredAndOrdered) {
    makeModels(6);
    auto request = models();
    request.set_filter("license = MIT");
    request.set_order_by("meta.name desc");
    const auto response = page(owner, request);
    ASSERT_TRUE(response) << response.error().message();
    ASSERT_EQ(response->resources_size(), 3);
    EXPECT_EQ(response->resources(0).meta().name(), "models/m-004");
    EXPECT_EQ(response->resources(2).meta().name(), "models/m-000");

    request.set_filter("license = ");
    EXPECT_EQ(reasonOf(page(owner, request)), v1::INVALID_FILTER);
    request.set_filter({});
    request.set_order_by("meta.labels");
    EXPECT_EQ(reasonOf(page(owner, request)), v1::INVALID_FIELD);
    request.set_order_by({});
    request.set_kind("unicorns");
    EXPECT_EQ(reasonOf(page(owner, request)), v1::INVALID_FIELD);
}

TEST_F(ResourceReadsTest, ListsLeaveOutLongFieldsAndGetHasThem) {
    auto model = modelNamed("llama");
    model.mutable_model()->set_card("# A long card");
    ASSERT_TRUE(owner.put(model));
    const auto listed = owner.list("models");
    ASSERT_TRUE(listed);
    EXPECT_EQ(listed->resources(0).model().card(), "");
    EXPECT_EQ(listed->resources(0).model().publisher(), "Acme");
    const auto got = owner.get("models/llama");
    ASSERT_TRUE(got);
    EXPECT_EQ(got->model().card(), "# A long card");
    auto full = models();
    full.set_view(v1::FULL);
    const auto whole = page(owner, full);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->resources(0).model().card(), "# A long card");
}

TEST_F(ResourceReadsTest, ThePastIsReadByRevisionAndByTime) {
    auto model = modelNamed("llama");
    const auto first = owner.put(model);
    ASSERT_TRUE(first);
    // A time names the last revision of its millisecond.
    service.clock.advance(std::chrono::seconds(10));
    model.mutable_model()->set_publisher("Initech");
    ASSERT_TRUE(owner.put(model, first->resources(0).meta().etag()));
    ASSERT_TRUE(owner.remove("models/llama"));

    v1::GetRequest request;
    request.set_name("models/llama");
    EXPECT_EQ(reasonOf(owner.ask<v1::GetResponse>("ResourceService.Get", request)), v1::NOT_FOUND);
    request.set_read_revision(first->revision());
    const auto past = owner.ask<v1::GetResponse>("ResourceService.Get", request);
    ASSERT_TRUE(past) << past.error().message();
    EXPECT_TRUE(past->past());
    EXPECT_EQ(past->read_revision(), first->revision());
    EXPECT_EQ(past->resource().model().publisher(), "Acme");
    EXPECT_FALSE(past->resource().has_model_status());

    auto list = models();
    *list.mutable_read_time() = first->commit_time();
    const auto then = page(owner, list);
    ASSERT_TRUE(then) << then.error().message();
    EXPECT_TRUE(then->past());
    ASSERT_EQ(then->resources_size(), 1);
    EXPECT_EQ(then->resources(0).model().publisher(), "Acme");

    list.clear_read_time();
    list.set_read_revision(1'000'000);
    EXPECT_EQ(reasonOf(page(owner, list)), v1::REVISION_IN_FUTURE);
}

TEST_F(ResourceReadsTest, RevisionsTellWhoChangedWhatAndWhy) {
    auto model = modelNamed("llama");
    v1::Change change;
    *change.mutable_put()->mutable_resource() = model;
    const auto first = owner.apply(change, "First try");
    ASSERT_TRUE(first);
    change.mutable_put()->mutable_resource()->mutable_model()->set_license("MIT");
    change.mutable_put()->set_etag(first->resources(0).meta().etag());
    const auto second = owner.apply(change, "Licence was missing");
    ASSERT_TRUE(second);
    ASSERT_TRUE(owner.remove("models/llama"));

    v1::ListRevisionsRequest request;
    request.set_name("uid:" + first->resources(0).meta().uid());
    request.set_page_size(2);
    const auto newest = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    ASSERT_TRUE(newest) << newest.error().message();
    ASSERT_EQ(newest->entries_size(), 2);
    EXPECT_TRUE(newest->entries(0).deleted());
    const auto &entry = newest->entries(1);
    EXPECT_EQ(entry.resource().model().license(), "MIT");
    EXPECT_EQ(entry.reason(), "Licence was missing");
    EXPECT_EQ(entry.permission(), "models.update");
    EXPECT_EQ(entry.principal(), service.principalOf(owner));
    EXPECT_EQ(entry.principal_full_name(), "Ada Lovelace");
    EXPECT_EQ(entry.log_index(), second->log_index());
    EXPECT_EQ(entry.intent_sha256().size(), 64U);

    request.set_page_token(newest->next_page_token());
    const auto oldest = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    ASSERT_TRUE(oldest) << oldest.error().message();
    ASSERT_EQ(oldest->entries_size(), 1);
    EXPECT_EQ(oldest->entries(0).resource().meta().generation(), 1);
    EXPECT_EQ(oldest->entries(0).reason(), "First try");
}

TEST_F(ResourceReadsTest, RevisionsAreReadAsOfARevisionOrATime) {
    auto model = modelNamed("llama");
    const auto first = owner.put(model);
    ASSERT_TRUE(first);
    service.clock.advance(std::chrono::seconds(10));
    model.mutable_model()->set_license("MIT");
    const auto second = owner.put(model, first->resources(0).meta().etag());
    ASSERT_TRUE(second);
    service.clock.advance(std::chrono::seconds(10));
    ASSERT_TRUE(owner.remove("models/llama"));
    const auto ask = [&](const v1::ListRevisionsRequest &request) {
        const auto read = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
        EXPECT_TRUE(read) << read.error().message();
        return read ? *read : v1::ListRevisionsResponse();
    };
    v1::ListRevisionsRequest request;
    request.set_name("models/llama");
    const auto now = ask(request);
    EXPECT_EQ(now.entries_size(), 3);
    EXPECT_FALSE(now.past());

    request.set_read_revision(second->revision());
    const auto then = ask(request);
    ASSERT_EQ(then.entries_size(), 2);
    EXPECT_EQ(then.entries(0).resource().model().license(), "MIT");
    EXPECT_TRUE(then.past());
    EXPECT_EQ(then.read_revision(), second->revision());

    request.clear_read_revision();
    *request.mutable_read_time() = first->commit_time();
    const auto earlier = ask(request);
    EXPECT_EQ(earlier.entries_size(), 1);
    EXPECT_EQ(earlier.read_revision(), first->revision());
    EXPECT_EQ(earlier.read_time().seconds(), first->commit_time().seconds());
    request.set_read_revision(first->revision());
    EXPECT_EQ(reasonOf(owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request)),
              v1::INVALID_FIELD);
}

TEST_F(ResourceReadsTest, PagesOfRevisionsBelongToOneRevisionWhateverIsWritten) {
    auto model = modelNamed("llama");
    auto last = owner.put(model);
    for (int change = 0; last && change < 3; ++change) {
        model.mutable_model()->set_description(std::to_string(change));
        last = owner.put(model, last->resources(0).meta().etag());
    }
    ASSERT_TRUE(last);
    v1::ListRevisionsRequest request;
    request.set_name("models/llama");
    request.set_page_size(3);
    const auto first = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    ASSERT_TRUE(first);
    ASSERT_TRUE(owner.remove("models/llama"));
    ASSERT_TRUE(owner.put(modelNamed("llama")));
    request.set_page_token(first->next_page_token());
    const auto second = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    ASSERT_TRUE(second) << second.error().message();
    ASSERT_EQ(second->entries_size(), 1) << "the later bearer of the name is none of this list";
    EXPECT_EQ(second->entries(0).resource().meta().uid(), last->resources(0).meta().uid());
    EXPECT_EQ(second->read_revision(), first->read_revision());
    EXPECT_EQ(second->read_time().SerializeAsString(), first->read_time().SerializeAsString());
    EXPECT_EQ(second->past(), first->past());
}

TEST_F(ResourceReadsTest, AReadOfThePastTellsTheTimeOfItsRevision) {
    const auto first = owner.put(modelNamed("llama"));
    ASSERT_TRUE(first);
    service.clock.advance(std::chrono::seconds(10));
    const auto second = owner.put(modelNamed("other"));
    ASSERT_TRUE(second);
    // A time names the last revision of its millisecond.
    service.clock.advance(std::chrono::seconds(10));
    ASSERT_TRUE(owner.put(modelNamed("third")));
    v1::GetRequest request;
    request.set_name("models/llama");
    request.set_read_revision(second->revision());
    const auto past = owner.ask<v1::GetResponse>("ResourceService.Get", request);
    ASSERT_TRUE(past) << past.error().message();
    EXPECT_EQ(past->read_time().SerializeAsString(), second->commit_time().SerializeAsString());
    request.clear_read_revision();
    *request.mutable_read_time() = past->read_time();
    const auto again = owner.ask<v1::GetResponse>("ResourceService.Get", request);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->read_revision(), second->revision());
}

TEST_F(ResourceReadsTest, WhatIsNoNameIsToldFromWhatIsNotThere) {
    for (const std::string name : {"", "models", "models/A B", "unicorns/one", "models/x\u202Ey"}) {
        v1::GetRequest get;
        get.set_name(name);
        const auto refused = owner.ask<v1::GetResponse>("ResourceService.Get", get);
        EXPECT_EQ(reasonOf(refused), v1::INVALID_FIELD) << name;
        EXPECT_EQ(refused.error().message().find("\u202E"), std::string::npos) << refused.error().message();
        v1::ListRevisionsRequest revisions;
        revisions.set_name(name);
        EXPECT_EQ(reasonOf(owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", revisions)),
                  v1::INVALID_FIELD)
            << name;
    }
    EXPECT_EQ(reasonOf(owner.get("models/absent")), v1::NOT_FOUND);
    EXPECT_EQ(reasonOf(owner.get("uid:absent")), v1::NOT_FOUND);
}

TEST_F(ResourceReadsTest, VersionsAreListedBelowTheirModel) {
    v1::ListRequest request;
    request.set_kind("modelVersions");
    request.set_parent("models/llama");
    EXPECT_TRUE(page(owner, request));
    request.set_parent("-");
    EXPECT_TRUE(page(owner, request));
    request.set_parent("teams/red");
    EXPECT_EQ(reasonOf(page(owner, request)), v1::INVALID_FIELD);
    request.set_parent("../models");
    EXPECT_EQ(reasonOf(page(owner, request)), v1::INVALID_FIELD);
}

TEST_F(ResourceReadsTest, FiltersAreCompiledForTheBarThatTypesThem) {
    v1::CompileFilterRequest request;
    request.set_kind("models");
    request.set_filter("license = MIT");
    request.set_cursor(-1);
    const auto state = [&](const std::string &filter) {
        request.set_filter(filter);
        const auto response = owner.ask<v1::CompileFilterResponse>("ResourceService.CompileFilter", request);
        return response ? response->state() : v1::FILTER_STATE_UNSPECIFIED;
    };
    EXPECT_EQ(state("license = MIT"), v1::FILTER_STATE_VALID);
    EXPECT_EQ(state("license ="), v1::FILTER_STATE_INCOMPLETE);
    EXPECT_EQ(state("unicorn = 1"), v1::FILTER_STATE_INVALID);
    EXPECT_EQ(state("license == MIT"), v1::FILTER_STATE_DEPRECATED);
    request.set_kind("events");
    EXPECT_EQ(state("outcome = DENIED"), v1::FILTER_STATE_VALID);
    request.set_cursor(3);
    request.set_filter("out");
    const auto response = owner.ask<v1::CompileFilterResponse>("ResourceService.CompileFilter", request);
    ASSERT_TRUE(response);
    ASSERT_GT(response->completions_size(), 0);
    EXPECT_EQ(response->completions(0).text(), "outcome");
}

TEST_F(ResourceReadsTest, TheServerTellsWhoItIsAndWhoAsks) {
    const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    ASSERT_TRUE(info);
    EXPECT_EQ(info->log_origin(), info->trust_domain() + "/" + info->store_uuid() + "/changes");
    EXPECT_EQ(info->principal_full_name(), "Ada Lovelace");
    EXPECT_FALSE(info->has_seal());
    EXPECT_FALSE(info->encrypted_at_rest());
    EXPECT_GT(info->log_size(), 0);
}

} // namespace
} // namespace support
