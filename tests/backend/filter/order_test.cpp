#include "backend/filter/order.h"

#include "backend/core/kinds.h"
#include "pilothouse/v1/audit.pb.h"
#include "tests/support/sample_resources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

namespace {

namespace v1 = pilothouse::v1;

core::PathRoot models() {
    return core::PathRoot::of(*core::findKind("models"));
}

v1::Resource model(const std::string &uid, const std::string &license, int versions) {
    v1::Resource resource;
    resource.mutable_meta()->set_uid(uid);
    resource.mutable_model()->set_license(license);
    if (versions >= 0)
        resource.mutable_model_status()->set_version_count(versions);
    return resource;
}

std::vector<std::string> sorted(std::vector<v1::Resource> resources, const std::string &text) {
    const auto order = filter::Order::parse(text, models());
    EXPECT_TRUE(order) << order.error().message();
    std::ranges::sort(resources, [&](const auto &left, const auto &right) { return order->compare(left, right) < 0; });
    std::vector<std::string> uids;
    for (const auto &resource : resources)
        uids.push_back(resource.meta().uid());
    return uids;
}

TEST(Order, GoesByEachFieldAndThenByUid) {
    const std::vector resources = {model("d", "mit", 1), model("c", "mit", 2), model("b", "apache", 1),
                                   model("a", "mit", 1)};
    using testing::ElementsAre;
    EXPECT_THAT(sorted(resources, ""), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(sorted(resources, "license"), ElementsAre("b", "a", "c", "d"));
    EXPECT_THAT(sorted(resources, "spec.license desc"), ElementsAre("a", "c", "d", "b"));
    EXPECT_THAT(sorted(resources, "license desc, version_count desc"), ElementsAre("c", "a", "d", "b"));
    EXPECT_THAT(sorted(resources, "meta.uid desc"), ElementsAre("d", "c", "b", "a"));
}

TEST(Order, PutsWhatHasNoValueFirst) {
    auto dated = model("a", "", 0);
    dated.mutable_model_status()->mutable_latest_version_time()->set_seconds(1);
    auto later = model("b", "", 0);
    later.mutable_model_status()->mutable_latest_version_time()->set_seconds(1);
    later.mutable_model_status()->mutable_latest_version_time()->set_nanos(1);
    auto labelled = model("d", "", 0);
    (*labelled.mutable_meta()->mutable_labels())["tier"] = "gold";
    using testing::ElementsAre;
    EXPECT_THAT(sorted({later, dated, model("c", "", -1), labelled}, "latest_version_time"),
                ElementsAre("c", "d", "a", "b"));
    EXPECT_THAT(sorted({labelled, dated, later}, "labels.tier"), ElementsAre("a", "b", "d"));
}

TEST(Order, ReadsKeysOnce) {
    const auto order = filter::Order::parse("license", models());
    const auto key = order->keyOf(model("a", "mit", 0));
    EXPECT_EQ(order->compare(key, order->keyOf(model("a", "mit", 3))), std::strong_ordering::equal);
    EXPECT_EQ(order->compare(key, order->keyOf(model("a", "mpl", 3))), std::strong_ordering::less);
}

TEST(Order, HasOneSpelling) {
    EXPECT_EQ(filter::Order::parse(" license  asc , create_time desc", models())->text(),
              "spec.license, meta.create_time desc");
    EXPECT_EQ(filter::Order::parse("", models())->text(), "");
}

TEST(Order, OfEventsTiesByIndex) {
    const auto order = filter::Order::parse("time desc", {v1::Event::descriptor()}, "index");
    v1::Event first;
    v1::Event second;
    second.set_index(1);
    EXPECT_EQ(order->compare(first, second), std::strong_ordering::less);
}

TEST(Order, SaysWhatItCannotOrderBy) {
    const std::map<std::string, std::string> cases = {
        {"licence", "did you mean"}, {"modalities", "several"},      {"labels", "several"},
        {"spec", "no order"},        {"license ascending", "comma"}, {"license,", "comma"},
        {",license", "no field"},    {"license desc desc", "comma"}, {"license name", "comma"},
        {"(license)", "no field"},   {"license.", "nothing below"},  {"\"license", "quote"}};
    for (const auto &[text, says] : cases) {
        const auto order = filter::Order::parse(text, models());
        ASSERT_FALSE(order) << text;
        EXPECT_EQ(order.error().reason(), v1::INVALID_FIELD);
        EXPECT_EQ(order.error().violations().at(0).field(), "order_by");
        EXPECT_THAT(order.error().message(), testing::HasSubstr(says)) << text;
    }
}

} // namespace
