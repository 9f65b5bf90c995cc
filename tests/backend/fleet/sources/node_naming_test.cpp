#include "backend/fleet/node_naming.h"

#include <gtest/gtest.h>

#include "backend/core/resource_name.h"

using namespace fleet;

TEST(NodeNaming, AHostIsCalledByItsName) {
    EXPECT_EQ(namingOf("gpu-07.example.com"), (NodeNaming{"gpu-07.example.com", false}));
    EXPECT_EQ(namingOf("GPU-07"), (NodeNaming{"gpu-07", false}));
    EXPECT_EQ(namingOf("10.0.0.7"), (NodeNaming{"10.0.0.7", false}));
}

TEST(NodeNaming, WhatIsNoIdBecomesOneAndStaysItself) {
    const auto one = namingOf("rack 1/node:a");
    const auto other = namingOf("rack 1/node;a");
    EXPECT_TRUE(one.isRenamed);
    EXPECT_TRUE(one.id.starts_with("rack-1-node-a-")) << one.id;
    EXPECT_NE(one.id, other.id);
    EXPECT_EQ(one, namingOf("rack 1/node:a"));
    for (const auto &host :
         std::vector<std::string>{"_", "../../etc", "\"", "größe", "fe80::1", std::string(500, 'a'), "-a-"}) {
        const auto naming = namingOf(host);
        EXPECT_TRUE(naming.isRenamed) << host;
        EXPECT_TRUE(core::isResourceId(naming.id)) << naming.id;
    }
}

TEST(NodeNaming, ThePortIsNoPartOfTheHost) {
    EXPECT_EQ(withoutPort("n1:9400"), "n1");
    EXPECT_EQ(withoutPort("[::1]:9400"), "::1");
    EXPECT_EQ(withoutPort("n1"), "n1");
    EXPECT_EQ(withoutPort("fe80::1"), "fe80::1");
    EXPECT_EQ(withoutPort("n1:"), "n1:");
    EXPECT_EQ(withoutPort("n1:http"), "n1:http");
    EXPECT_EQ(withoutPort(":1"), ":1");
}
