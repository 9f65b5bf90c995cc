#include "backend/findings/address_list.h"

#include <gtest/gtest.h>

namespace findings {
namespace {

TEST(AddressListTest, ARangeIsExactlyItsAddresses) {
    EXPECT_EQ(hostsOf("10.2.0.5"), std::vector<std::string>{"10.2.0.5"});
    EXPECT_EQ(hostsOf("10.2.0.6/31"), (std::vector<std::string>{"10.2.0.6", "10.2.0.7"}));
    // Bits beyond the prefix do not move it.
    EXPECT_EQ(hostsOf("10.2.0.7/30"), (std::vector<std::string>{"10.2.0.4", "10.2.0.5", "10.2.0.6", "10.2.0.7"}));
    EXPECT_EQ(hostsOf("fd00::8/127"), (std::vector<std::string>{"fd00::8", "fd00::9"}));
    const auto widest = hostsOf("10.2.4.0/22");
    ASSERT_EQ(widest.size(), MostHosts);
    EXPECT_EQ(widest.front(), "10.2.4.0");
    EXPECT_EQ(widest.back(), "10.2.7.255");
}

TEST(AddressListTest, WhatIsTooWideOrNoAddressIsNone) {
    EXPECT_EQ(hostCountOf("10.2.0.0/21"), 2'048u);
    EXPECT_TRUE(hostsOf("10.2.0.0/21").empty());
    EXPECT_EQ(hostCountOf("0.0.0.0/0"), std::size_t(1) << 32);
    EXPECT_EQ(hostCountOf("::/0"), std::size_t(1) << 32);
    for (const auto *text :
         {"", "10.2.0.0/33", "10.2.0.0/-1", "10.2.0.0/", "a b", "http://a", "a:80", "::1/129", "fd00::%1"})
        EXPECT_FALSE(hostCountOf(text)) << text;
    EXPECT_EQ(hostCountOf("gpu-07.example.com"), 1u);
}

TEST(AddressListTest, EachAddressStandsThereOnce) {
    v1::ScanSource source;
    auto &first = *source.add_targets();
    first.set_host("10.0.0.1");
    first.add_ports(8'000);
    auto &second = *source.add_targets();
    second.set_host("10.0.0.0/31");
    second.add_ports(8'000);
    second.add_ports(8'001);
    std::vector<std::string> texts;
    for (const auto &address : addressesOf(source))
        texts.push_back(address.text());
    EXPECT_EQ(texts, (std::vector<std::string>{"10.0.0.1:8000", "10.0.0.0:8000", "10.0.0.0:8001", "10.0.0.1:8001"}));
    source.clear_targets();
    source.add_targets()->set_host("::1");
    const auto usual = addressesOf(source);
    EXPECT_EQ(usual.size(), usualPorts().size());
    EXPECT_EQ(usual.front().text(), "[::1]:1234");
}

} // namespace
} // namespace findings
