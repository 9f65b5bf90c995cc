#include "backend/ledger/chosen_names.h"

#include <vector>

#include <gtest/gtest.h>

#include "backend/ledger/state.h"

namespace ledger {
namespace {

class ChosenNamesTest : public testing::Test {
protected:
    // In a commit of its own.
    void put(const std::string &name, bool isDraining) {
        auto node = std::make_shared<v1::Resource>();
        node->mutable_meta()->set_name(name);
        node->mutable_meta()->set_revision(state_.revision() + 1);
        node->mutable_node()->set_draining(isDraining);
        state_ = state_.edited();
        state_.put(node, 1, {}, {});
        state_.setCommit(state_.revision() + 1, {});
    }

    void erase(const std::string &name) {
        state_ = state_.edited();
        state_.erase(name);
        state_.setCommit(state_.revision() + 1, {});
    }

    State state_;
    // Since somebody looked.
    std::vector<std::string> asked_;
    ChosenNames draining_{"nodes", [this](const v1::Resource &node) {
                              asked_.push_back(node.meta().name());
                              return node.node().draining();
                          }};
};

TEST_F(ChosenNamesTest, AreThoseForWhichItHolds) {
    put("clusters/a/nodes/n1", false);
    put("clusters/a/nodes/n2", true);
    EXPECT_EQ(draining_.in(state_), (ChosenNames::Names{"clusters/a/nodes/n2"}));
    put("clusters/a/nodes/n1", true);
    put("clusters/a/nodes/n2", false);
    EXPECT_EQ(draining_.in(state_), (ChosenNames::Names{"clusters/a/nodes/n1"}));
    erase("clusters/a/nodes/n1");
    EXPECT_EQ(draining_.in(state_), ChosenNames::Names());
}

TEST_F(ChosenNamesTest, AsksOnlyOfWhatChanged) {
    put("clusters/a/nodes/n1", true);
    put("clusters/a/nodes/n2", false);
    draining_.in(state_);
    asked_.clear();
    draining_.in(state_);
    EXPECT_EQ(asked_, std::vector<std::string>());
    put("clusters/a/nodes/n2", true);
    EXPECT_EQ(draining_.in(state_), (ChosenNames::Names{"clusters/a/nodes/n1", "clusters/a/nodes/n2"}));
    EXPECT_EQ(asked_, (std::vector<std::string>{"clusters/a/nodes/n2"}));
}

TEST_F(ChosenNamesTest, FollowAlsoToAnOlderState) {
    put("clusters/a/nodes/n1", true);
    const auto older = state_;
    put("clusters/a/nodes/n1", false);
    EXPECT_EQ(draining_.in(state_), ChosenNames::Names());
    EXPECT_EQ(draining_.in(older), (ChosenNames::Names{"clusters/a/nodes/n1"}));
}

} // namespace
} // namespace ledger
