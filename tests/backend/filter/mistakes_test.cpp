#include "backend/core/kinds.h"
#include "backend/filter/filter.h"

#include <gtest/gtest.h>

namespace {

struct Mistaken {
    std::string filter;
    std::size_t position;
    std::size_t length;
    std::string says;
};

class FilterMistake : public testing::TestWithParam<Mistaken> {};

TEST_P(FilterMistake, IsNamedWithItsPlace) {
    const auto &[text, position, length, says] = GetParam();
    const auto filter = filter::Filter::compile(text, core::PathRoot::of(*core::findKind("models")));
    ASSERT_FALSE(filter) << text;
    const auto &error = filter.error();
    EXPECT_EQ(error.reason(), core::v1::INVALID_FILTER);
    EXPECT_EQ(error.arguments().at("position"), std::to_string(position)) << error.message();
    EXPECT_EQ(error.arguments().at("length"), std::to_string(length)) << error.message();
    EXPECT_NE(error.message().find(says), std::string::npos) << error.message();
    core::v1::FilterMistake kind;
    ASSERT_TRUE(core::v1::FilterMistake_Parse(error.arguments().at("mistake"), &kind)) << error.message();
    EXPECT_NE(kind, core::v1::FILTER_MISTAKE_UNSPECIFIED);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, FilterMistake,
    testing::Values(
        Mistaken{"licence = x", 0, 7, "did you mean `license`?"}, Mistaken{"spec.licence = x", 5, 7, "`license`"},
        Mistaken{"a = b", 0, 1, "no field `a`"}, Mistaken{"license.x = b", 8, 1, "nothing below"},
        Mistaken{"license = ", 10, 0, "a value is missing"}, Mistaken{"license = = x", 10, 1, "no place"},
        Mistaken{"(license = x", 12, 0, "`)` is missing"}, Mistaken{"license = x)", 11, 1, "no place"},
        Mistaken{"license = \"x", 10, 2, "closing quote"}, Mistaken{R"(license = "\n")", 11, 2, "`\\`"},
        Mistaken{"license ! x", 8, 1, "!="}, Mistaken{"AND license = x", 0, 3, "keyword"},
        Mistaken{"license = x AND", 15, 0, "not finished"}, Mistaken{"license = x OR OR license = y", 15, 2, "keyword"},
        Mistaken{"license = AND", 10, 3, "no place"}, Mistaken{"license = (x, y)", 12, 1, "(a OR b)"},
        Mistaken{"size(files) > 3", 0, 4, "no functions"}, Mistaken{"lifecycle = gone", 12, 4, "registered, evaluated"},
        Mistaken{"lifecycle < approved", 12, 8, "`=`"}, Mistaken{"parameters < 8B", 13, 2, "whole number"},
        Mistaken{"parameters < 99999999999999999999", 13, 20, "too large"},
        Mistaken{"version_count = 2147483648", 16, 10, "too large"},
        Mistaken{"unsafe_serialization = maybe", 23, 5, "`true` or `false`"},
        Mistaken{"create_time > yesterday", 14, 9, "a time"},
        Mistaken{"create_time > \"2026-13-01\"", 14, 12, "a time"}, Mistaken{"license < a*", 10, 2, "wildcards"},
        Mistaken{"parameters < (1 OR 2)", 14, 6, "one value"}, Mistaken{"labels = x", 9, 1, "labels:key"},
        Mistaken{"spec = x", 7, 1, "fields of its own"}, Mistaken{"license = a:b", 11, 1, "in quotes"},
        Mistaken{"\"a\"\"b\"", 3, 3, "space"}, Mistaken{"license = x\x01", 11, 1, "control"},
        Mistaken{"license = a\xC3", 11, 1, "UTF-8"}, Mistaken{"- license = x", 0, 1, "without a space"},
        // The first mistake wins, whoever finds it.
        Mistaken{"licence = (x", 0, 7, "no field"}, Mistaken{"lifecycle = gone AND (", 12, 4, "one of"},
        Mistaken{std::string(33, '(') + "a" + std::string(33, ')'), 32, 1, "deeper than 32"},
        Mistaken{std::string(20000, 'a'), 16384, 3616, "at most 16384"}),
    [](const auto &info) { return std::to_string(info.index); });

TEST(Filter, CostsNoMoreThanItMay) {
    const auto root = core::PathRoot::of(*core::findKind("models"));
    const auto repeated = [](const std::string &part, int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += part;
        return text;
    };
    EXPECT_TRUE(filter::Filter::compile("license = (a" + repeated(" OR a", 999) + ')', root));
    EXPECT_FALSE(filter::Filter::compile("license = (a" + repeated(" OR a", 1000) + ')', root));
    EXPECT_TRUE(filter::Filter::compile(repeated("a ", 20), root));
    EXPECT_FALSE(filter::Filter::compile(repeated("a ", 21), root));
    EXPECT_TRUE(filter::Filter::compile("license = " + repeated("a", 1000), root));
    EXPECT_FALSE(filter::Filter::compile("license = " + repeated("a", 1001), root));
    EXPECT_FALSE(filter::Filter::compile(repeated("a", 1001), root));
}

} // namespace
