#include "backend/ledger/stored_resource.h"

#include <thread>

#include <gtest/gtest.h>

#include "backend/core/kinds.h"
#include "backend/core/packed_bytes.h"
#include "backend/ledger/packing.h"

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

// With some tens of GPUs, so that it is long.
ResourcePtr rack(int number) {
    auto rack = std::make_shared<v1::Resource>(*node());
    rack->mutable_meta()->set_name("clusters/a/nodes/n" + std::to_string(number));
    for (int index = 1; index < 72; ++index)
        rack->mutable_node_status()->add_gpus()->set_uuid("GPU-" + std::to_string(index * 7919 + number));
    return rack;
}

enum class Form { Parsed, Wire, Packed, PackedLikeAnother, PackedLater };

class StoredResourceTest : public testing::TestWithParam<Form> {
protected:
    StoredResourceTest() {
        if (isLong())
            static_cast<void>(StoredResource(*rack(1), packer_));
    }

    ResourcePtr put() const { return isLong() ? rack(2) : node(); }
    std::unique_ptr<StoredResource> stored(const ResourcePtr &resource) {
        if (GetParam() == Form::Parsed)
            return std::make_unique<StoredResource>(resource);
        if (GetParam() == Form::Packed || GetParam() == Form::PackedLikeAnother)
            return std::make_unique<StoredResource>(*resource, packer_);
        auto stored = std::make_unique<StoredResource>(*resource);
        if (GetParam() == Form::PackedLater)
            stored->pack(packer_);
        return stored;
    }

private:
    static bool isLong() { return GetParam() == Form::PackedLikeAnother || GetParam() == Form::PackedLater; }

    core::BytesPacker packer_;
};

TEST_P(StoredResourceTest, givesBackWhatWasPut) {
    const auto put = this->put();
    const auto stored = this->stored(put);
    EXPECT_EQ(stored->name(), put->meta().name());
    EXPECT_EQ(stored->uid(), put->meta().uid());
    EXPECT_EQ(stored->kind().plural, "nodes");
    EXPECT_EQ(stored->revision(), 12);
    EXPECT_EQ(stored->bytes(), put->ByteSizeLong());
    EXPECT_EQ(stored->resource()->SerializeAsString(), put->SerializeAsString());
}

TEST_P(StoredResourceTest, whoHoldsItAtOnceHoldsOneMessage) {
    const auto stored = this->stored(put());
    const auto first = stored->resource();
    EXPECT_EQ(stored->resource(), first);
}

INSTANTIATE_TEST_SUITE_P(Forms, StoredResourceTest,
                         testing::Values(Form::Parsed, Form::Wire, Form::Packed, Form::PackedLikeAnother,
                                         Form::PackedLater));

TEST(StoredResource, thatIsPackedIsNotKeptParsedWhenNobodyHoldsIt) {
    auto put = node();
    const std::weak_ptr<const v1::Resource> given = put;
    core::BytesPacker packer;
    const StoredResource stored(*put, packer);
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

// Whoever reads meets the same, before and after.
TEST(Packing, packsByAndByWhatIsStillThere) {
    Packing packing;
    EXPECT_FALSE(packing.packSome());
    std::vector<StoredPtr> all;
    std::vector<std::string> wires;
    for (int number = 0; number < 1'000; ++number) {
        const auto resource = rack(number);
        auto stored = std::make_shared<const StoredResource>(*resource);
        packing.add(stored);
        if (number % 2 != 0)
            continue;
        all.push_back(std::move(stored));
        wires.push_back(resource->SerializeAsString());
    }
    std::thread reader([&] {
        for (std::size_t i = all.size(); i-- > 0;)
            EXPECT_EQ(all[i]->resource()->SerializeAsString(), wires[i]);
    });
    int turns = 1;
    while (packing.packSome())
        ++turns;
    reader.join();
    EXPECT_EQ(turns, 2) << "256 of 500";
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i]->resource()->SerializeAsString(), wires[i]);
        EXPECT_EQ(all[i]->name(), "clusters/a/nodes/n" + std::to_string(2 * i));
    }
}

TEST(Packing, whatIsBeyondItsRoomIsPackedAtOnceAndWhoIsGoneMakesRoom) {
    Packing packing;
    std::vector<StoredPtr> all;
    const auto add = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            packing.add(all.emplace_back(std::make_shared<const StoredResource>(*rack(static_cast<int>(all.size())))));
    };
    const auto turns = [&] {
        int turns = 1;
        while (packing.packSome())
            ++turns;
        return turns;
    };
    add(2 * Packing::MostWaiting);
    EXPECT_EQ(turns(), 4) << "256 of 1,024";
    add(Packing::MostWaiting);
    all.resize(all.size() - Packing::MostWaiting);
    add(Packing::MostWaiting);
    EXPECT_EQ(turns(), 4);
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(all[i]->resource()->SerializeAsString(), rack(static_cast<int>(i))->SerializeAsString());
}

} // namespace
} // namespace ledger
