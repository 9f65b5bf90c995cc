#include "backend/filter/assist.h"

#include "backend/core/kinds.h"
#include "pilothouse/v1/audit.pb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

namespace v1 = pilothouse::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

core::PathRoot models() {
    return core::PathRoot::of(*core::findKind("models"));
}

std::vector<std::string> samples(const core::FieldPath &path) {
    if (path.text() == "spec.publisher")
        return {"Meta", "Mistral AI", "Alibaba"};
    if (path.text() == "meta.labels")
        return {"tier", "app.kubernetes.io/name"};
    return {};
}

struct State {
    const char *filter;
    v1::FilterState state;
};

class FilterState : public testing::TestWithParam<State> {};

TEST_P(FilterState, IsTold) {
    const auto &[text, state] = GetParam();
    const auto answer = filter::assist(text, -1, models());
    EXPECT_EQ(answer.state(), state) << text << ": " << answer.message();
    EXPECT_EQ(answer.message().empty(), state == v1::FILTER_STATE_VALID);
    EXPECT_EQ(answer.replacement().empty(), state != v1::FILTER_STATE_DEPRECATED);
    EXPECT_THAT(answer.completions(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Texts, FilterState,
    testing::Values(
        State{"", v1::FILTER_STATE_VALID}, State{"lice", v1::FILTER_STATE_VALID},
        State{"license = mit", v1::FILTER_STATE_VALID}, State{"license", v1::FILTER_STATE_VALID},
        State{"license =", v1::FILTER_STATE_INCOMPLETE}, State{"license = \"Apa", v1::FILTER_STATE_INCOMPLETE},
        State{"license !", v1::FILTER_STATE_INCOMPLETE}, State{"license = x AND", v1::FILTER_STATE_INCOMPLETE},
        State{"license = x OR ", v1::FILTER_STATE_INCOMPLETE}, State{"NOT", v1::FILTER_STATE_INCOMPLETE},
        State{"-", v1::FILTER_STATE_INCOMPLETE}, State{"(", v1::FILTER_STATE_INCOMPLETE},
        State{"(license = x", v1::FILTER_STATE_INCOMPLETE},
        State{"lifecycle = (approved OR", v1::FILTER_STATE_INCOMPLETE}, State{"spec.", v1::FILTER_STATE_INCOMPLETE},
        State{"lifecycle = appr", v1::FILTER_STATE_INCOMPLETE},
        State{"create_time > 2026-11", v1::FILTER_STATE_INCOMPLETE},
        State{"create_time > 2026-11-22T14:0", v1::FILTER_STATE_INCOMPLETE},
        State{"unsafe_serialization = t", v1::FILTER_STATE_INCOMPLETE},
        State{"parameters > -", v1::FILTER_STATE_INCOMPLETE}, State{"lifecycle = appr AND", v1::FILTER_STATE_INVALID},
        State{"lifecycle = gone", v1::FILTER_STATE_INVALID}, State{"licence =", v1::FILTER_STATE_INVALID},
        State{"licence.", v1::FILTER_STATE_INVALID}, State{"license = x)", v1::FILTER_STATE_INVALID},
        State{"license == x", v1::FILTER_STATE_DEPRECATED},
        State{"license = x and publisher = y", v1::FILTER_STATE_DEPRECATED}),
    [](const auto &info) { return std::to_string(info.index); });

TEST(FilterAssist, PointsAtAnOlderSpelling) {
    const auto answer = filter::assist("license = x || publisher = y", -1, models());
    EXPECT_EQ(answer.error_position(), 12);
    EXPECT_EQ(answer.error_length(), 2);
    EXPECT_EQ(answer.replacement(), "OR");
}

// What is offered at the end of a text, and from where on it replaces.
struct Offered {
    std::vector<std::string> texts;
    int start;
};

Offered offered(const std::string &text, const core::PathRoot &root = models()) {
    const auto answer = filter::assist(text, static_cast<int>(text.size()), root, samples);
    Offered result{{}, answer.completion_start()};
    for (const auto &completion : answer.completions())
        result.texts.push_back(completion.text());
    return result;
}

TEST(FilterAssist, OffersFieldsWhereOneMayStand) {
    EXPECT_THAT(offered("").texts, testing::IsSupersetOf({"license", "lifecycle", "labels", "spec", "NOT"}));
    EXPECT_THAT(offered("lic").texts, ElementsAre("license"));
    EXPECT_THAT(offered("license = x AND lic").texts, ElementsAre("license"));
    EXPECT_EQ(offered("license = x AND lic").start, 16);
    EXPECT_THAT(offered("(NOT pub").texts, ElementsAre("publisher"));
    EXPECT_THAT(offered("license = lic").texts, IsEmpty());
}

TEST(FilterAssist, OffersMembersAfterThePoint) {
    EXPECT_THAT(offered("").texts, Not(Contains("spec.license")));
    EXPECT_THAT(offered("spec.li").texts, ElementsAre("license"));
    EXPECT_EQ(offered("spec.li").start, 5);
    EXPECT_THAT(offered("meta.cre").texts, ElementsAre("create_time"));
    EXPECT_THAT(offered("labels.").texts, ElementsAre("tier", "\"app.kubernetes.io/name\""));
    EXPECT_THAT(offered("license.x").texts, IsEmpty());
}

TEST(FilterAssist, OffersOperatorsThatTheFieldHas) {
    EXPECT_THAT(offered("license ").texts, ElementsAre(":", "=", "!=", "AND", "OR"));
    EXPECT_THAT(offered("parameters ").texts, ElementsAre("=", "!=", "<", "<=", ">", ">=", "AND", "OR"));
    EXPECT_THAT(offered("lifecycle ").texts, ElementsAre("=", "!=", "AND", "OR"));
    EXPECT_THAT(offered("modalities ").texts, ElementsAre(":", "=", "!=", "AND", "OR"));
    EXPECT_THAT(offered("labels ").texts, ElementsAre(":", "AND", "OR"));
    EXPECT_THAT(offered("unknown ").texts, ElementsAre("AND", "OR"));
}

TEST(FilterAssist, OffersValuesOfTheField) {
    EXPECT_THAT(offered("lifecycle = ").texts,
                ElementsAre("registered", "evaluated", "approved", "deprecated", "retired"));
    EXPECT_THAT(offered("lifecycle = re").texts, ElementsAre("registered", "retired"));
    EXPECT_EQ(offered("lifecycle = re").start, 12);
    EXPECT_THAT(offered("unsafe_serialization = ").texts, ElementsAre("true", "false"));
    EXPECT_THAT(offered("publisher = m").texts, ElementsAre("Meta", "\"Mistral AI\""));
    EXPECT_THAT(offered("publisher = \"mi").texts, ElementsAre("\"Mistral AI\""));
    EXPECT_EQ(offered("publisher = \"mi").start, 12);
    EXPECT_THAT(offered("lifecycle = (approved OR ev").texts, ElementsAre("evaluated"));
}

TEST(FilterAssist, OffersWhatJoinsRestrictions) {
    EXPECT_THAT(offered("license = x ").texts, ElementsAre("AND", "OR"));
    EXPECT_THAT(offered("license = x A").texts, Contains("AND"));
    EXPECT_THAT(offered("(license = x ").texts, ElementsAre("AND", "OR", ")"));
    EXPECT_THAT(offered("lifecycle = (approved ").texts, ElementsAre("AND", "OR", ")"));
}

TEST(FilterAssist, LooksAtWhatStandsBeforeTheCursor) {
    const auto answer = filter::assist("lic = x AND publisher = y", 3, models(), samples);
    ASSERT_EQ(answer.completions_size(), 1);
    EXPECT_EQ(answer.completions(0).text(), "license");
    EXPECT_EQ(answer.completions(0).category(), "field");
    EXPECT_EQ(answer.completions(0).detail(), "text");
    EXPECT_THAT(filter::assist("x", 9, models()).completions(), IsEmpty());
}

TEST(FilterAssist, KnowsEvents) {
    const core::PathRoot events{v1::Event::descriptor()};
    EXPECT_THAT(offered("outc", events).texts, ElementsAre("outcome"));
    EXPECT_THAT(offered("outcome = d", events).texts, ElementsAre("denied"));
    EXPECT_THAT(offered("objects.n", events).texts, ElementsAre("name"));
}

} // namespace
