#include "tests/backend/service/made_up.h"
#include "tests/backend/service/running_service.h"

#include <algorithm>
#include <thread>
#include <vector>

#include <malloc.h>

#include <gtest/gtest.h>

namespace support {
namespace {

class ResourceWatchTest : public ::testing::Test {
protected:
    static v1::WatchRequest models(const std::string &filter = {}) {
        v1::WatchRequest request;
        request.add_kinds("models");
        request.set_filter(filter);
        return request;
    }

    // The next message that carries changes.
    static core::Result<v1::WatchResponse> changes(WatchStream &stream) {
        for (;;) {
            auto message = stream.next();
            if (!message || message->changes_size() > 0)
                return message;
        }
    }

    RunningService service;
    ServiceClient owner = service.owner();
};

TEST_F(ResourceWatchTest, FromNothingItSendsWhatExistsAndThenWhatChanges) {
    ASSERT_TRUE(owner.put(modelNamed("one")));
    const auto stream = owner.watch(models());
    const auto first = stream->next();
    ASSERT_TRUE(first) << first.error().message();
    ASSERT_EQ(first->changes_size(), 1);
    EXPECT_EQ(first->changes(0).resource().meta().name(), "models/one");
    EXPECT_GT(first->revision(), 0);

    const auto second = owner.put(modelNamed("two"));
    ASSERT_TRUE(second);
    const auto added = changes(*stream);
    ASSERT_TRUE(added);
    EXPECT_EQ(added->changes(0).resource().meta().name(), "models/two");
    EXPECT_EQ(added->revision(), second->revision());

    ASSERT_TRUE(owner.remove("models/one"));
    const auto gone = changes(*stream);
    ASSERT_TRUE(gone);
    EXPECT_TRUE(gone->changes(0).deleted());
    EXPECT_EQ(gone->changes(0).resource().meta().name(), "models/one");
    EXPECT_FALSE(gone->changes(0).resource().has_model());
}

TEST_F(ResourceWatchTest, AnEmptyCopyIsWholeAtOnce) {
    const auto stream = owner.watch(models());
    const auto first = stream->next(std::chrono::seconds(2));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->changes_size(), 0);
    EXPECT_GT(first->revision(), 0);
}

TEST_F(ResourceWatchTest, ItGoesOnAfterTheRevisionOfAListWithoutGapOrRepeat) {
    ASSERT_TRUE(owner.put(modelNamed("one")));
    const auto listed = owner.list("models");
    ASSERT_TRUE(listed);
    ASSERT_TRUE(owner.put(modelNamed("two")));
    auto request = models();
    request.set_after_revision(listed->read_revision());
    const auto stream = owner.watch(request);
    const auto missed = changes(*stream);
    ASSERT_TRUE(missed);
    ASSERT_EQ(missed->changes_size(), 1);
    EXPECT_EQ(missed->changes(0).resource().meta().name(), "models/two");
}

TEST_F(ResourceWatchTest, LeavingTheFilterIsADeletion) {
    auto model = modelNamed("llama");
    model.mutable_model()->set_license("MIT");
    const auto first = owner.put(model);
    ASSERT_TRUE(first);
    const auto stream = owner.watch(models("license = MIT"));
    ASSERT_TRUE(changes(*stream));
    model.mutable_model()->set_license("Apache-2.0");
    const auto second = owner.put(model, first->resources(0).meta().etag());
    ASSERT_TRUE(second);
    const auto left = changes(*stream);
    ASSERT_TRUE(left);
    EXPECT_TRUE(left->changes(0).deleted());
    model.mutable_model()->set_license("MIT");
    ASSERT_TRUE(owner.put(model, second->resources(0).meta().etag()));
    const auto back = changes(*stream);
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->changes(0).deleted());
}

TEST_F(ResourceWatchTest, LeavingTheCallersSightIsADeletion) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    ASSERT_TRUE(owner.put(teamNamed("blue")));
    const auto first = owner.put(modelNamed("llama", "teams/red"));
    ASSERT_TRUE(first);
    const auto red = service.enrol("viewer", "teams/red");
    const auto stream = red.watch(models());
    ASSERT_TRUE(changes(*stream));
    ASSERT_TRUE(owner.put(modelNamed("llama", "teams/blue"), first->resources(0).meta().etag()));
    const auto left = changes(*stream);
    ASSERT_TRUE(left);
    EXPECT_TRUE(left->changes(0).deleted());
    EXPECT_EQ(left->changes(0).resource().meta().team(), "");
}

TEST_F(ResourceWatchTest, ABookmarkTellsThatNothingWasMissed) {
    const auto stream = owner.watch(models());
    const auto first = stream->next();
    ASSERT_TRUE(first);
    ASSERT_TRUE(owner.put(teamNamed("red")));
    const auto bookmark = stream->next(std::chrono::seconds(8));
    ASSERT_TRUE(bookmark) << bookmark.error().message();
    EXPECT_EQ(bookmark->changes_size(), 0);
    EXPECT_GT(bookmark->revision(), first->revision());
}

TEST_F(ResourceWatchTest, AChangeOfBindingsEndsItAtOnceSoThatTheClientListsAnew) {
    const auto viewer = service.enrol("viewer");
    const auto stream = viewer.watch(models());
    ASSERT_TRUE(stream->next());
    const auto principal = service.principalOf(viewer);
    const auto bindings = owner.list("roleBindings", "spec.principal = \"" + principal + "\"");
    ASSERT_TRUE(bindings);
    ASSERT_EQ(bindings->resources_size(), 1);
    ASSERT_TRUE(owner.remove(bindings->resources(0).meta().name()));
    const auto end = stream->next(std::chrono::seconds(3));
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().reason(), v1::REVISION_EXPIRED);
}

TEST_F(ResourceWatchTest, AChangeOfBindingsThatWasMissedLetsTheClientListAnew) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    const auto red = service.enrol("viewer", "teams/red");
    const auto first = red.watch(models())->next();
    ASSERT_TRUE(first);
    auto resumed = models();
    resumed.set_after_revision(first->revision());
    ASSERT_TRUE(owner.put(modelNamed("llama")));
    ASSERT_TRUE(red.watch(resumed)->next());
    v1::Resource binding;
    binding.mutable_meta()->set_name("roleBindings/more");
    binding.mutable_role_binding()->set_principal(service.principalOf(red));
    binding.mutable_role_binding()->set_role(v1::VIEWER);
    ASSERT_TRUE(owner.put(binding));
    const auto end = red.watch(resumed)->next();
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().reason(), v1::REVISION_EXPIRED);
    EXPECT_TRUE(red.watch(models())->next());
}

TEST_F(ResourceWatchTest, WithoutAnyBindingThereIsNothingToWatch) {
    const auto viewer = service.enrol("viewer");
    const auto bindings = owner.list("roleBindings", "spec.principal = \"" + service.principalOf(viewer) + "\"");
    ASSERT_TRUE(owner.remove(bindings->resources(0).meta().name()));
    EXPECT_EQ(reasonOf(viewer.watch(models())->next()), v1::PERMISSION_MISSING);
    EXPECT_EQ(reasonOf(viewer.watch(v1::WatchRequest())->next()), v1::PERMISSION_MISSING);
}

TEST_F(ResourceWatchTest, AFutureRevisionIsRefused) {
    auto request = models();
    request.set_after_revision(1'000'000);
    EXPECT_EQ(reasonOf(owner.watch(request)->next()), v1::REVISION_IN_FUTURE);
}

TEST_F(ResourceWatchTest, WithoutKindsAParentMeansWhatLiesBelowIt) {
    const RunningService filled({.verifyDelay = std::chrono::hours(1), .scenario = storeWith(workOf("llama", ""))});
    const auto client = filled.owner();
    v1::WatchRequest request;
    request.set_parent("models/llama");
    const auto first = client.watch(request)->next();
    ASSERT_TRUE(first) << first.error().message();
    ASSERT_EQ(first->changes_size(), 1);
    EXPECT_EQ(first->changes(0).resource().meta().name(), "models/llama/versions/1");
    for (const std::string parent : {"teams/red", "models/../x"}) {
        request.set_parent(parent);
        EXPECT_EQ(reasonOf(client.watch(request)->next()), v1::INVALID_FIELD) << parent;
    }
}

// A service that gives a watcher little time.
class SlowWatcherTest : public ::testing::Test {
protected:
    // 4 MB as they go to a watcher.
    void write(const std::string &prefix, const std::string &text, bool isNew) {
        v1::ApplyRequest request;
        for (int number = 0; number < 1000; ++number) {
            auto model = modelNamed(prefix + std::to_string(number));
            model.mutable_model()->set_description(text + std::string(4000, 'x'));
            auto &put = *request.add_changes()->mutable_put();
            if (!isNew)
                put.set_etag(owner.get(model.meta().name())->meta().etag());
            *put.mutable_resource() = std::move(model);
        }
        const auto applied = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
        ASSERT_TRUE(applied) << applied.error().message();
    }

    // Bytes that this process has on its heap, that of the service and that of its clients; 0 under a sanitizer.
    static std::size_t heapBytes() { return ::mallinfo2().uordblks; }

    // Within 20 seconds.
    bool endsEveryStream() const {
        for (int tries = 0; tries < 2000 && service.idleTime() == std::chrono::nanoseconds::zero(); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return service.idleTime() > std::chrono::nanoseconds::zero();
    }

    RunningService running{{.streamRecheck = std::chrono::seconds(2)}};
    service::ControlService &service = *running;
    ServiceClient owner = running.owner();
};

TEST_F(SlowWatcherTest, WhoTakesNothingIsCutAndCostsOneMessageMeanwhile) {
    constexpr int watchers = 16;
    constexpr std::size_t mebibyte = 1 << 20;
    for (const auto *prefix : {"a", "b", "c"})
        write(prefix, "first", true);
    const auto before = heapBytes();
    std::vector<std::unique_ptr<ServiceClient>> clients;
    std::vector<std::unique_ptr<WatchStream>> streams;
    v1::WatchRequest request;
    request.add_kinds("models");
    // Each on a connection of its own, so that none waits for another.
    for (int i = 0; i < watchers; ++i) {
        clients.push_back(std::make_unique<ServiceClient>(running.clientWith(owner.credentials())));
        streams.push_back(clients.back()->watch(request, WatchStream::Reading::WhenAsked));
    }
    write("a", "second", false);
    const auto meanwhile = heapBytes();
    ASSERT_TRUE(endsEveryStream());
    // What they have not taken is more than 12 MB for each: the one message that is on its way, as it is made, written
    // and sent, is less than half of that.
    EXPECT_LT(std::max(meanwhile, before) - before, watchers * 6 * mebibyte);
    for (const auto &stream : streams) {
        auto message = stream->next();
        while (message)
            message = stream->next();
        EXPECT_EQ(message.error().code(), core::Code::ResourceExhausted) << message.error().message();
        EXPECT_NE(message.error().message().find("did not take"), std::string::npos) << message.error().message();
    }
}

TEST_F(ResourceWatchTest, ALargeCopyComesInPartsAndIsWholeWithTheLast) {
    for (int batch = 0; batch < 3; ++batch) {
        v1::ApplyRequest request;
        for (int number = 0; number < 1000; ++number) {
            auto model = modelNamed("m" + std::to_string(batch) + "-" + std::to_string(number));
            model.mutable_model()->set_description(std::string(600, 'x'));
            *request.add_changes()->mutable_put()->mutable_resource() = model;
        }
        ASSERT_TRUE(owner.ask<v1::ApplyResponse>("ResourceService.Apply", request));
    }
    const auto stream = owner.watch(models());
    int received = 0;
    int parts = 0;
    for (;;) {
        const auto message = stream->next();
        ASSERT_TRUE(message) << message.error().message();
        received += message->changes_size();
        ++parts;
        if (message->revision() != 0)
            break;
    }
    EXPECT_EQ(received, 3000);
    EXPECT_GT(parts, 2);
}

} // namespace
} // namespace support
