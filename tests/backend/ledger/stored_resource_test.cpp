#include "backend/ledger/stored_resource.h"

#include <gtest/gtest.h>

#include "backend/core/kinds.h"

namespace ledger {
namespace {

ResourcePtr node() {
    auto node = std::make_shared<v1::Resource>();
    node->mutable_meta()->set_name("clusters/a/nodes/n1");
    node->mutable_meta()->set_uid("0190c0de-0000-7000-8000-000000000001");
    node->mutable_meta()->set_revision(12);
    node->mutable_node()->set_rack("r1");
    node->mutable_node_status()->add_gpus()->set_uuid("GPU-1");
    return node;
}

class StoredResourceTest : public testing::TestWithParam<StoredResource::Form> {};

TEST_P(StoredResourceTest, givesBackWhatWasPut) {
    const auto put = node();
    const StoredResource stored(put, GetParam());
    EXPECT_EQ(stored.name(), put->meta().name());
    EXPECT_EQ(stored.uid(), put->meta().uid());
    EXPECT_EQ(stored.kind().plural, "nodes");
    EXPECT_EQ(stored.revision(), 12);
    EXPECT_EQ(stored.bytes(), put->ByteSizeLong());
    EXPECT_EQ(stored.resource()->SerializeAsString(), put->SerializeAsString());
}

TEST_P(StoredResourceTest, whoHoldsItAtOnceHoldsOneMessage) {
    const StoredResource stored(node(), GetParam());
    const auto first = stored.resource();
    EXPECT_EQ(stored.resource(), first);
}

INSTANTIATE_TEST_SUITE_P(Forms, StoredResourceTest,
                         testing::Values(StoredResource::Form::Parsed, StoredResource::Form::Packed));

TEST(StoredResource, thatIsPackedIsNotKeptParsedWhenNobodyHoldsIt) {
    auto put = node();
    const std::weak_ptr<const v1::Resource> given = put;
    const StoredResource stored(put, StoredResource::Form::Packed);
    put.reset();
    EXPECT_TRUE(given.expired());
    std::weak_ptr<const v1::Resource> read;
    {
        const auto held = stored.resource();
        read = held;
        EXPECT_FALSE(read.expired());
    }
    EXPECT_TRUE(read.expired());
    EXPECT_EQ(stored.resource()->node().rack(), "r1");
}

} // namespace
} // namespace ledger
