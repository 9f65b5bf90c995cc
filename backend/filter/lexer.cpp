#include "backend/filter/lexer.h"

#include "backend/core/utf8.h"

#include <algorithm>
#include <utility>

namespace filter {

namespace {

constexpr std::string_view special = "\"'(),.=<>:!";

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && !isSpace(c)) || c == 0x7F;
}

bool isOneOf(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// `2026-11-22T14`, where the colon that follows belongs to a time and is no operator.
bool isHourOfDay(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00T00";
    return std::ranges::equal(text, shape, [](char c, char like) { return like == '0' ? isDigit(c) : c == like; });
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Lexed run() && {
        checkUtf8();
        while (!result_.mistake) {
            const auto start = next_;
            while (next_ < text_.size() && isSpace(text_[next_]))
                ++next_;
            isApart_ = next_ != start || next_ == 0;
            if (next_ == text_.size())
                break;
            read();
        }
        isApart_ = true;
        add(TokenKind::End, 0);
        return std::move(result_);
    }

private:
    void checkUtf8() {
        for (std::size_t i = 0; i < text_.size() && !result_.mistake;) {
            const auto size = core::decodeUtf8(text_.substr(i)).size;
            if (size == 0)
                result_.mistake = Mistake{i, 1, {v1::FILTER_NOT_UTF8, "the filter is not UTF-8"}};
            i += size;
        }
    }

    void read() {
        const char c = text_[next_];
        switch (c) {
        case '"':
        case '\'':
            return string(c);
        case '.':
            return add(TokenKind::Dot, 1);
        case ',':
            return add(TokenKind::Comma, 1);
        case '(':
            return add(TokenKind::Open, 1);
        case ')':
            return add(TokenKind::Close, 1);
        case '=':
        case '<':
        case '>':
        case ':':
        case '!':
            return comparator(c);
        }
        word();
    }

    void comparator(char c) {
        const bool isDouble = next_ + 1 < text_.size() && text_[next_ + 1] == '=' && c != ':';
        if (c != '!' || isDouble)
            return add(TokenKind::Comparator, isDouble ? 2 : 1);
        fail(1, {v1::FILTER_LONE_EXCLAMATION, "`!` stands only in `!=`; write `NOT` or `-` to negate"},
             next_ + 1 == text_.size());
    }

    void word() {
        auto end = next_;
        while (end < text_.size() && !isSpace(text_[end]) && !isControl(text_[end]) && !isOneOf(text_[end], special))
            ++end;
        if (end == next_)
            return fail(1, {v1::FILTER_CONTROL_CHARACTER, "control characters have no place in a filter"}, false);
        if (isHourOfDay(text_.substr(next_, end - next_))) {
            while (end < text_.size() && (isDigit(text_[end]) || isOneOf(text_[end], ":.Zz+-")))
                ++end;
        }
        std::vector<std::size_t> stars;
        for (auto i = next_; i < end; ++i) {
            if (text_[i] == '*')
                stars.push_back(i - next_);
        }
        add(TokenKind::Text, end - next_, std::string(text_.substr(next_, end - next_)), std::move(stars));
    }

    void string(char quote) {
        std::string said;
        std::vector<std::size_t> stars;
        auto at = next_ + 1;
        for (; at < text_.size() && text_[at] != quote; ++at) {
            if (isControl(text_[at])) {
                next_ = at;
                return fail(1, {v1::FILTER_CONTROL_CHARACTER, "control characters have no place in a filter"}, false);
            }
            if (text_[at] == '*')
                stars.push_back(said.size());
            if (text_[at] == '\\') {
                ++at;
                if (at < text_.size() && !isOneOf(text_[at], "\"'\\*")) {
                    next_ = at - 1;
                    return fail(
                        2, {v1::FILTER_ESCAPE_UNKNOWN, R"(in a string, `\` stands before `"`, `'`, `\` or `*` only)"},
                        false);
                }
            }
            if (at < text_.size())
                said += text_[at];
        }
        if (at >= text_.size()) {
            result_.open = Token{TokenKind::String, next_, text_.size() - next_, std::move(said), {}, isApart_};
            return fail(text_.size() - next_, {v1::FILTER_QUOTE_MISSING, "the string has no closing quote"}, true);
        }
        add(TokenKind::String, at + 1 - next_, std::move(said), std::move(stars));
    }

    void add(TokenKind kind, std::size_t length, std::string text = {}, std::vector<std::size_t> stars = {}) {
        if (text.empty() && kind != TokenKind::String)
            text = text_.substr(next_, length);
        result_.tokens.push_back({kind, next_, length, std::move(text), std::move(stars), isApart_});
        next_ += length;
    }

    void fail(std::size_t length, Problem problem, bool isIncomplete) {
        result_.mistake = Mistake{next_, length, std::move(problem), isIncomplete};
    }

    std::string_view text_;
    std::size_t next_ = 0;
    bool isApart_ = true;
    Lexed result_;
};

} // namespace

Lexed lex(std::string_view text) {
    return Lexer(text).run();
}

} // namespace filter
