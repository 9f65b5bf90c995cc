#include "backend/core/text_safety.h"

#include <gtest/gtest.h>

namespace {

TEST(UnsafeText, IsFoundAtItsFirstByte) {
    EXPECT_FALSE(core::findUnsafeText(""));
    EXPECT_FALSE(core::findUnsafeText("Llama 3 \xE2\x80\x93 gro\xC3\x9F \xF0\x9F\x98\x80 \xE6\x97\xA5"));
    const std::pair<std::string, std::size_t> cases[] = {{std::string("a\0b", 3), 1},
                                                         {"a\nb", 1},
                                                         {"\x7F", 0},
                                                         {"\xC2\x85", 0},
                                                         {"a\xC2\xAD", 1},
                                                         {"\xE2\x80\x8B", 0},
                                                         {"ab\xE2\x80\x8F", 2},
                                                         {"\xE2\x80\xAE", 0},
                                                         {"\xE2\x81\xA6", 0},
                                                         {"\xEF\xBB\xBF", 0},
                                                         {"\xD8\x9C", 0},
                                                         {"\xF3\xA0\x81\x81", 0},
                                                         {"a\xE2\x80\xA8", 1},
                                                         {"\xE3\x85\xA4", 0},
                                                         {"\xEF\xB8\x8F", 0}};
    for (const auto &[text, position] : cases)
        EXPECT_EQ(core::findUnsafeText(text), position) << core::escapeUnsafeText(text);
}

TEST(UnsafeText, IsWhatIsNotUtf8) {
    for (const auto *text : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80", "\xE2\x82", "\xF0\x9F\x98", "\xC3\xC3", "\xFF"})
        EXPECT_EQ(core::findUnsafeText(text), 0u) << core::escapeUnsafeText(text);
}

TEST(UnsafeText, IsShownByItsNumber) {
    EXPECT_EQ(core::escapeUnsafeText("a\xE2\x80\xAE"
                                     "b"),
              "a\\u{202E}b");
    EXPECT_EQ(core::escapeUnsafeText("a\tb\nc\r"), "a\tb\nc\\u{0D}");
    EXPECT_EQ(core::escapeUnsafeLine("a\tb\nc\r"), "a\\u{09}b\\u{0A}c\\u{0D}");
    EXPECT_EQ(core::escapeUnsafeText("\xFF\xC3\xA9\xC3"), "\\x{FF}\xC3\xA9\\x{C3}");
    EXPECT_EQ(core::escapeUnsafeText(""), "");
}

} // namespace
