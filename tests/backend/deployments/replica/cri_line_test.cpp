#include <gtest/gtest.h>

#include "backend/deployments/replica/cri_line.h"

using namespace replica;

TEST(CriLine, TheExampleOfKubernetesIsRead) {
    const auto line = criLineFrom("2016-10-06T00:17:09.669794202Z stdout F log content 1");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->time, 1'475'713'029'669'794'202);
    EXPECT_EQ(line->stream, Stream::Out);
    EXPECT_FALSE(line->isPartial);
    EXPECT_EQ(line->text, "log content 1");
    EXPECT_EQ(textOf(*line), "2016-10-06T00:17:09.669794202Z stdout F log content 1\n");
}

TEST(CriLine, IsReadAsItWasWritten) {
    for (const auto &line : {CriLine{0, Stream::Out, false, ""}, CriLine{1, Stream::Err, true, " two  spaces "},
                             CriLine{1'709'164'800'000'000'000, Stream::Control, false, "\xFF\x01"},
                             CriLine{9'214'646'399'999'999'999, Stream::Out, false, "F"}}) {
        const auto text = textOf(line);
        EXPECT_EQ(criLineFrom(std::string_view(text).substr(0, text.size() - 1)), line) << text;
    }
}

TEST(CriLine, AnythingElseIsNone) {
    for (const auto *const text :
         {"", "2016-10-06T00:17:09.669794202Z", "2016-10-06T00:17:09.669794202Z stdout F",
          "2016-10-06T00:17:09.669794202Z stdout X text", "2016-10-06T00:17:09.669794202Z stdin F text",
          "2016-10-06T00:17:09.669794202Z  stdout F text", "2016-13-06T00:17:09.669794202Z stdout F text",
          "2016-02-30T00:17:09.669794202Z stdout F text", "2016-10-06T24:17:09.669794202Z stdout F text",
          "2016-10-06T00:17:09.66979420Z stdout F text!", "2016-10-06 00:17:09.669794202Z stdout F text",
          "1969-10-06T00:17:09.669794202Z stdout F text", "2262-10-06T00:17:09.669794202Z stdout F text",
          "2016-10-06T00:17:09.669794202Z stdout F te\nxt"})
        EXPECT_FALSE(criLineFrom(text)) << text;
    const std::string longest(LongestText, 'x');
    EXPECT_TRUE(criLineFrom("2016-10-06T00:17:09.669794202Z stdout F " + longest));
    EXPECT_FALSE(criLineFrom("2016-10-06T00:17:09.669794202Z stdout F " + longest + "x"));
}
