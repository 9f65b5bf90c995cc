#include <algorithm>
#include <cstdint>
#include <limits>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "backend/core/sha256.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/key.h"
#include "backend/tlog/proof.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class AuditServiceTest : public ::testing::Test {
protected:
    core::Result<v1::ListEventsResponse> events(const ServiceClient &client, const std::string &filter = {},
                                                const std::string &token = {}, int size = 100) const {
        v1::ListEventsRequest request;
        request.set_filter(filter);
        request.set_page_token(token);
        request.set_page_size(size);
        return client.ask<v1::ListEventsResponse>("AuditService.ListEvents", request);
    }

    core::Result<v1::GetEventResponse> event(const ServiceClient &client, std::int64_t index) const {
        v1::GetEventRequest request;
        request.set_index(index);
        return client.ask<v1::GetEventResponse>("AuditService.GetEvent", request);
    }

    std::int64_t logSize() const {
        return owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest())->log_size();
    }

    // The newest signed head that covers at least so many entries.
    tlog::TreeHead head(std::int64_t size) const {
        const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
        const auto key = tlog::VerifierKey::parse(info->log_vkey());
        EXPECT_TRUE(key);
        for (int attempt = 0; attempt < 100; ++attempt) {
            const auto response =
                owner.ask<v1::GetCheckpointResponse>("AuditService.GetCheckpoint", v1::GetCheckpointRequest());
            const auto checkpoint = tlog::openCheckpoint(response->checkpoint(), *key);
            EXPECT_TRUE(checkpoint);
            if (checkpoint && checkpoint->head.size >= size)
                return checkpoint->head;
            std::this_thread::sleep_for(50ms);
        }
        ADD_FAILURE() << "no head of " << size << " entries was signed";
        return {};
    }

    RunningService service{{.verifyDelay = 1h}};
    ServiceClient owner = service.owner();
};

TEST_F(AuditServiceTest, AChangeIsOneEventWithItsDiffAndReason) {
    v1::Change change;
    *change.mutable_put()->mutable_resource() = modelNamed("llama");
    const auto applied = owner.apply(change, "Because we can");
    ASSERT_TRUE(applied);
    const auto found = event(owner, applied->log_index());
    ASSERT_TRUE(found) << found.error().message();
    EXPECT_EQ(found->event().op(), "models.create");
    EXPECT_EQ(found->event().outcome(), v1::ALLOWED);
    EXPECT_EQ(found->event().actor(), service.principalOf(owner));
    EXPECT_EQ(found->details().reason(), "Because we can");
    ASSERT_EQ(found->details().diffs_size(), 1);
    EXPECT_EQ(found->details().diffs(0).name(), "models/llama");
    EXPECT_EQ(found->leaf().find("Because"), std::string::npos) << "reasons are erasable";
    EXPECT_EQ(found->leaf().find("Lovelace"), std::string::npos) << "names are erasable";
}

TEST_F(AuditServiceTest, ThePayloadIsWhatTheLeafCommitsTo) {
    const auto applied = owner.put(modelNamed("llama"));
    ASSERT_TRUE(applied);
    const auto found = event(owner, applied->log_index());
    ASSERT_TRUE(found);
    const auto commitment = core::toHex(core::hmacSha256(found->payload_key(), found->payload()));
    EXPECT_NE(found->leaf().find(commitment), std::string::npos) << found->leaf();
}

TEST_F(AuditServiceTest, EveryEntryIsProvenUnderTheSignedHead) {
    for (const auto *id : {"a", "b", "c", "d", "e"})
        ASSERT_TRUE(owner.put(modelNamed(id)));
    const auto tree = head(logSize());
    v1::GetInclusionProofsRequest request;
    request.set_tree_size(tree.size);
    for (std::int64_t index = 0; index < tree.size; ++index)
        request.add_indices(index);
    const auto proofs = owner.ask<v1::GetInclusionProofsResponse>("AuditService.GetInclusionProofs", request);
    ASSERT_TRUE(proofs) << proofs.error().message();
    ASSERT_EQ(proofs->proofs_size(), tree.size);
    for (const auto &proof : proofs->proofs()) {
        const auto found = event(owner, proof.index());
        ASSERT_TRUE(found);
        const auto leaf = tlog::leafHash(found->leaf());
        EXPECT_EQ(core::bytesOf(leaf), proof.leaf_hash());
        std::vector<tlog::Hash> hashes;
        for (const auto &hash : proof.hashes())
            hashes.push_back(*tlog::hashFrom(hash));
        EXPECT_TRUE(tlog::verifyInclusion(hashes, proof.index(), leaf, tree)) << proof.index();
    }
}

TEST_F(AuditServiceTest, ALaterHeadContinuesAnEarlierOne) {
    const auto before = head(logSize());
    ASSERT_TRUE(owner.put(modelNamed("llama")));
    const auto after = head(before.size + 1);
    v1::GetConsistencyProofRequest request;
    request.set_old_size(before.size);
    request.set_new_size(after.size);
    const auto proof = owner.ask<v1::GetConsistencyProofResponse>("AuditService.GetConsistencyProof", request);
    ASSERT_TRUE(proof) << proof.error().message();
    std::vector<tlog::Hash> hashes;
    for (const auto &hash : proof->hashes())
        hashes.push_back(*tlog::hashFrom(hash));
    EXPECT_TRUE(tlog::verifyConsistency(hashes, before, after));
}

TEST_F(AuditServiceTest, LeafHashesGiveTheRoot) {
    const auto tree = head(logSize());
    v1::GetLeafHashesRequest request;
    request.set_count(static_cast<std::int32_t>(tree.size));
    const auto response = owner.ask<v1::GetLeafHashesResponse>("AuditService.GetLeafHashes", request);
    ASSERT_TRUE(response);
    std::vector<tlog::Hash> leaves;
    for (std::int64_t index = 0; index < tree.size; ++index)
        leaves.push_back(*tlog::hashFrom(response->hashes().substr(static_cast<std::size_t>(index) * 32, 32)));
    EXPECT_EQ(tlog::rootOf(leaves), tree.root);
    request.set_count(65'537);
    EXPECT_EQ(reasonOf(owner.ask<v1::GetLeafHashesResponse>("AuditService.GetLeafHashes", request)), v1::TOO_LARGE);
}

TEST_F(AuditServiceTest, EventsArePagedNewestFirstAndFiltered) {
    for (const auto *id : {"a", "b", "c", "d", "e"})
        ASSERT_TRUE(owner.put(modelNamed(id)));
    std::vector<std::string> objects;
    std::string token;
    do {
        const auto page = events(owner, "op = \"models.create\"", token, 2);
        ASSERT_TRUE(page) << page.error().message();
        if (token.empty()) {
            EXPECT_EQ(page->total_size(), 5);
            EXPECT_TRUE(page->total_size_exact());
        }
        for (const auto &found : page->events())
            objects.push_back(found.object());
        token = page->next_page_token();
    } while (!token.empty());
    EXPECT_EQ(objects, (std::vector<std::string>{"models/e", "models/d", "models/c", "models/b", "models/a"}));
    EXPECT_EQ(reasonOf(events(owner, "unicorn = 1")), v1::INVALID_FILTER);
}

TEST_F(AuditServiceTest, ASearchIsRecordedOnceAndItsPagesAreNot) {
    for (const auto *id : {"a", "b", "c"})
        ASSERT_TRUE(owner.put(modelNamed(id)));
    const auto before = logSize();
    const auto first = events(owner, "op = \"models.create\"", {}, 1);
    ASSERT_TRUE(first);
    ASSERT_TRUE(events(owner, "op = \"models.create\"", first->next_page_token(), 1));
    ASSERT_TRUE(events(owner, "op = \"models.create\"", {}, 1)) << "the same search again, at once";
    for (int attempt = 0; attempt < 100 && logSize() == before; ++attempt)
        std::this_thread::sleep_for(20ms);
    EXPECT_EQ(logSize(), before + 1);
    const auto recorded = event(owner, before);
    ASSERT_TRUE(recorded);
    EXPECT_EQ(recorded->event().op(), "events.list");
    EXPECT_EQ(recorded->details().detail(), "op = \"models.create\"");

    service.clock.advance(61s);
    ASSERT_TRUE(events(owner, "op = \"models.create\"", {}, 1));
    for (int attempt = 0; attempt < 100 && logSize() == before + 1; ++attempt)
        std::this_thread::sleep_for(20ms);
    EXPECT_EQ(logSize(), before + 2);
}

TEST_F(AuditServiceTest, WhatCameSinceASearchIsCountedWithoutTheCallersOwnSearches) {
    const auto auditor = service.enrol("auditor");
    const auto all = events(owner);
    const auto models = events(owner, "op = \"models.create\"");
    ASSERT_TRUE(all && models);
    const auto before = all->log_size();
    ASSERT_TRUE(events(auditor));
    ASSERT_TRUE(owner.put(modelNamed("llama")));
    for (int attempt = 0; attempt < 100 && logSize() < before + 4; ++attempt)
        std::this_thread::sleep_for(20ms);
    ASSERT_EQ(logSize(), before + 4) << "two searches of the owner, one of the auditor, one model";
    const auto since = [&](const ServiceClient &client, const std::string &filter, const std::string &token) {
        v1::ListEventsRequest request;
        request.set_filter(filter);
        request.set_since_token(token);
        return client.ask<v1::ListEventsResponse>("AuditService.ListEvents", request);
    };
    const auto news = since(owner, {}, all->since_token());
    ASSERT_TRUE(news) << news.error().message();
    EXPECT_EQ(news->total_size(), 2);
    EXPECT_TRUE(news->total_size_exact());
    EXPECT_EQ(news->events_size(), 0);
    EXPECT_EQ(since(owner, "op = \"models.create\"", models->since_token())->total_size(), 1);
    EXPECT_EQ(logSize(), before + 4) << "counting is not recorded";
    EXPECT_EQ(reasonOf(since(owner, {}, models->since_token())), v1::INVALID_PAGE_TOKEN);
    EXPECT_EQ(reasonOf(since(auditor, {}, all->since_token())), v1::INVALID_PAGE_TOKEN);
}

TEST_F(AuditServiceTest, DeniedReadsAreOneEventAMinuteWithTheirCount) {
    const auto viewer = service.enrol("viewer");
    const auto before = logSize();
    for (int attempt = 0; attempt < 20; ++attempt)
        EXPECT_EQ(reasonOf(events(viewer)), v1::PERMISSION_MISSING);
    EXPECT_LE(logSize(), before + 1);
    for (int attempt = 0; attempt < 100 && logSize() == before; ++attempt)
        std::this_thread::sleep_for(20ms);
    const auto denied = event(owner, before);
    ASSERT_TRUE(denied);
    EXPECT_EQ(denied->event().op(), "events.list");
    EXPECT_EQ(denied->event().outcome(), v1::DENIED);
    EXPECT_EQ(denied->event().actor(), service.principalOf(viewer));
}

TEST_F(AuditServiceTest, WhoeverShowsNoCertificateOfOursCausesNoWrite) {
    RunningService other;
    const auto before = logSize();
    const auto stranger = service.clientWith(other.owner().credentials());
    for (int attempt = 0; attempt < 5; ++attempt)
        EXPECT_FALSE(stranger.get("models/llama"));
    EXPECT_EQ(logSize(), before);
}

TEST_F(AuditServiceTest, VerifyingIsAnOperationThatChecksEverything) {
    ASSERT_TRUE(owner.put(modelNamed("llama")));
    const auto auditor = service.enrol("auditor");
    const auto size = logSize();
    const auto started = auditor.ask<v1::VerifyLogResponse>("AuditService.VerifyLog", v1::VerifyLogRequest());
    ASSERT_TRUE(started) << started.error().message();
    const auto name = started->operation().meta().name();
    v1::OperationStatus status;
    for (int attempt = 0; attempt < 200 && !status.has_end_time(); ++attempt) {
        status = auditor.get(name)->operation_status();
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_EQ(status.state(), v1::SUCCEEDED) << status.ShortDebugString();
    const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    EXPECT_GE(info->log_checked_size(), size);
    EXPECT_EQ(
        reasonOf(
            service.enrol("operator").ask<v1::VerifyLogResponse>("AuditService.VerifyLog", v1::VerifyLogRequest())),
        v1::PERMISSION_MISSING);
}

TEST_F(AuditServiceTest, IndicesOutsideOfTheTreeAreRefused) {
    EXPECT_EQ(reasonOf(event(owner, 1'000'000)), v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(reasonOf(event(owner, -1)), v1::LOG_INDEX_OUT_OF_RANGE);
    v1::GetInclusionProofsRequest request;
    request.set_tree_size(2);
    request.add_indices(2);
    EXPECT_EQ(reasonOf(owner.ask<v1::GetInclusionProofsResponse>("AuditService.GetInclusionProofs", request)),
              v1::LOG_INDEX_OUT_OF_RANGE);
    request.set_tree_size(1'000'000);
    EXPECT_EQ(reasonOf(owner.ask<v1::GetInclusionProofsResponse>("AuditService.GetInclusionProofs", request)),
              v1::LOG_INDEX_OUT_OF_RANGE);
}

TEST_F(AuditServiceTest, NumbersThatCannotBeAreRefused) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    for (const auto &[older, newer] : std::vector<std::pair<std::int64_t, std::int64_t>>{
             {3, 2}, {-1, 2}, {1, 1'000'000}, {1, most}, {least, least}}) {
        v1::GetConsistencyProofRequest request;
        request.set_old_size(older);
        request.set_new_size(newer);
        EXPECT_EQ(reasonOf(owner.ask<v1::GetConsistencyProofResponse>("AuditService.GetConsistencyProof", request)),
                  v1::LOG_INDEX_OUT_OF_RANGE)
            << older << " " << newer;
    }
    for (const auto &[start, count, reason] :
         std::vector<std::tuple<std::int64_t, std::int32_t, v1::Reason>>{{-1, 1, v1::LOG_INDEX_OUT_OF_RANGE},
                                                                         {0, -1, v1::LOG_INDEX_OUT_OF_RANGE},
                                                                         {most, 5, v1::LOG_INDEX_OUT_OF_RANGE},
                                                                         {0, 60'000, v1::LOG_INDEX_OUT_OF_RANGE},
                                                                         {0, 65'537, v1::TOO_LARGE}}) {
        v1::GetLeafHashesRequest request;
        request.set_start(start);
        request.set_count(count);
        EXPECT_EQ(reasonOf(owner.ask<v1::GetLeafHashesResponse>("AuditService.GetLeafHashes", request)), reason)
            << start << " " << count;
    }
    v1::GetInclusionProofsRequest request;
    request.set_tree_size(least);
    EXPECT_NE(reasonOf(owner.ask<v1::GetInclusionProofsResponse>("AuditService.GetInclusionProofs", request)),
              v1::INTERNAL);
    v1::ListEventsRequest list;
    list.set_page_size(-1);
    EXPECT_EQ(reasonOf(owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", list)), v1::INVALID_FIELD);
    list.set_page_size(1);
    list.set_page_token("not one of ours");
    EXPECT_EQ(reasonOf(owner.ask<v1::ListEventsResponse>("AuditService.ListEvents", list)), v1::INVALID_PAGE_TOKEN);
}

} // namespace
} // namespace support
