#include "tests/backend/service/running_service.h"

#include <gtest/gtest.h>

#include "backend/tls/endpoint_file.h"

namespace support {
namespace {

TEST(ControlServiceTest, TheOwnerMayDoEverythingFromTheFirstMoment) {
    RunningService service;
    const auto owner = service.owner();
    const auto applied = owner.put(modelNamed("llama"));
    ASSERT_TRUE(applied) << applied.error().message();
    const auto found = owner.get("models/llama");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->meta().generation(), 1);
    EXPECT_EQ(found->model().publisher(), "Acme");
}

} // namespace
} // namespace support
