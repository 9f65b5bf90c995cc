// What the cache keeps of a resource, and what comes back of it.
#include <gtest/gtest.h>

#include "backend/client/stored_resource.h"
#include "backend/core/kinds.h"
#include "backend/core/packed_bytes.h"
#include "pilothouse/v1/resource.pb.h"

namespace {

namespace v1 = pilothouse::v1;
using client::detail::StoredResource;
using core::BytesPacker;

v1::Resource node(int number, int gpus) {
    v1::Resource node;
    node.mutable_meta()->set_name("clusters/fra-a/nodes/n" + std::to_string(1000 + number));
    node.mutable_meta()->set_uid("01a21afb-fad5-78b4-afd0-" + std::to_string(100'000'000'000 + number * 7919));
    node.mutable_node()->set_rack("rack-" + std::to_string(number / 8));
    for (int index = 0; index < gpus; ++index) {
        auto &gpu = *node.mutable_node_status()->add_gpus();
        gpu.set_index(index);
        gpu.set_uuid("GPU-8de0d6fa-f118-449e-89b1-" + std::to_string(200'000'000'000 + number * 104'729 + index));
        gpu.set_product("NVIDIA H200");
        gpu.set_pci_address("00000000:1B:00." + std::to_string(index));
    }
    return node;
}

v1::Resource back(const StoredResource &stored) {
    v1::Resource resource;
    stored.parseInto(resource);
    return resource;
}

TEST(StoredResource, ComesBackAsItWas) {
    BytesPacker packer;
    // Short ones, long ones, and long ones that are unlike those before.
    for (int number = 0; number < 60; ++number) {
        auto wanted = node(number, number % 3 == 0 ? 0 : number % 5 == 0 ? 72 : 8);
        if (number % 7 == 0)
            (*wanted.mutable_meta()->mutable_labels())["note"] =
                std::string(static_cast<std::size_t>(40 * number), 'x');
        const auto stored = StoredResource::of(wanted, packer);
        ASSERT_TRUE(stored);
        EXPECT_EQ(stored->name(), wanted.meta().name());
        EXPECT_EQ(stored->uid(), wanted.meta().uid());
        EXPECT_EQ(back(*stored).SerializeAsString(), wanted.SerializeAsString()) << number;
    }
}

TEST(StoredResource, OutlivesWhatPackedIt) {
    std::shared_ptr<const StoredResource> stored;
    {
        BytesPacker packer;
        static_cast<void>(StoredResource::of(node(1, 8), packer));
        stored = StoredResource::of(node(2, 8), packer);
    }
    EXPECT_EQ(back(*stored).SerializeAsString(), node(2, 8).SerializeAsString());
}

TEST(BytesPacker, KeepsLittleOfWhatIsLikeTheLastOne) {
    BytesPacker packer;
    const auto &kind = *core::findKind("nodes");
    EXPECT_FALSE(packer.pack(kind, node(1, 8).SerializeAsString()).example);
    const auto packed = packer.pack(kind, node(2, 8).SerializeAsString());
    ASSERT_TRUE(packed.example);
    EXPECT_LT(packed.bytes.size(), packed.size / 3);
}

TEST(BytesPacker, LeavesWhatIsShortAsItIs) {
    BytesPacker packer;
    const auto &kind = *core::findKind("nodes");
    for (int number = 0; number < 2; ++number) {
        const auto bytes = node(number, 1).SerializeAsString();
        const auto packed = packer.pack(kind, bytes);
        EXPECT_FALSE(packed.example);
        EXPECT_EQ(packed.bytes, bytes);
    }
}

} // namespace
