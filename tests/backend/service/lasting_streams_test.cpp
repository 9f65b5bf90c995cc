// Open streams end soon after whoever opened them may read no more.
#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/fleet_service.pb.h"
#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

// With a recheck of half a second instead of 30.
class LastingStreamsTest : public ::testing::Test {
protected:
    struct Streams {
        std::unique_ptr<WatchStream> resources;
        std::unique_ptr<WatchStream> fleet;
    };

    static Streams openedBy(const ServiceClient &client) {
        v1::WatchFleetRequest fleet;
        Streams streams{client.watch(v1::WatchRequest()), client.open("FleetService.WatchFleet", fleet)};
        EXPECT_TRUE(streams.resources->next());
        return streams;
    }

    static v1::Reason endOf(WatchStream &stream) {
        auto last = stream.next();
        while (last)
            last = stream.next();
        return last.error().reason();
    }

    RunningService service{{.verifyDelay = std::chrono::hours(1), .streamRecheck = std::chrono::milliseconds(500)}};
    ServiceClient owner = service.owner();
};

TEST_F(LastingStreamsTest, TheyEndWhenCertificatesAreRevoked) {
    const auto viewer = service.enrol("viewer");
    const auto streams = openedBy(viewer);
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(service.principalOf(viewer));
    ASSERT_TRUE(owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation));
    EXPECT_EQ(endOf(*streams.fleet), v1::UNAUTHENTICATED);
    EXPECT_NE(endOf(*streams.resources), v1::UNAVAILABLE) << "it goes on";
    EXPECT_EQ(reasonOf(viewer.watch(v1::WatchRequest())->next()), v1::UNAUTHENTICATED) << "and none begins anew";
}

TEST_F(LastingStreamsTest, TheyEndWhenAPrincipalIsDisabled) {
    const auto viewer = service.enrol("viewer");
    const auto streams = openedBy(viewer);
    auto principal = *owner.get(service.principalOf(viewer));
    principal.mutable_principal()->set_disabled(true);
    ASSERT_TRUE(owner.put(principal, principal.meta().etag()));
    EXPECT_EQ(endOf(*streams.fleet), v1::UNAUTHENTICATED);
    EXPECT_NE(endOf(*streams.resources), v1::UNAVAILABLE);
}

TEST_F(LastingStreamsTest, TheyEndWhenARoleRunsOutThoughNothingChanges) {
    const auto viewer = service.enrol("viewer");
    const auto name = service.principalOf(viewer);
    // The one that he was enrolled with gives way to one with an end.
    const auto bindings = owner.list("roleBindings", "spec.principal = \"" + name + "\"");
    ASSERT_TRUE(bindings) << bindings.error().message();
    ASSERT_EQ(bindings->resources_size(), 1);
    auto binding = bindings->resources(0);
    *binding.mutable_role_binding()->mutable_expire_time() =
        core::toTimestamp(service.clock.now() + std::chrono::hours(1));
    ASSERT_TRUE(owner.put(binding, binding.meta().etag()));
    const auto streams = openedBy(viewer);
    service.clock.advance(std::chrono::hours(2));
    EXPECT_EQ(endOf(*streams.fleet), v1::PERMISSION_MISSING);
    EXPECT_NE(endOf(*streams.resources), v1::UNAVAILABLE);
}

} // namespace
} // namespace support
