#include "backend/filter/syntax.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using filter::Node;
using filter::Syntax;

std::string printed(const std::string &text) {
    const auto syntax = filter::parse(text);
    EXPECT_FALSE(syntax.mistake) << text << ": " << syntax.mistake->problem.message;
    return textOf(syntax);
}

TEST(FilterText, HasOneSpelling) {
    EXPECT_EQ(printed(""), "");
    EXPECT_EQ(printed("  a=b   c:d "), "a = b AND c:d");
    EXPECT_EQ(printed("a=b AND (c=d AND e=f)"), "a = b AND c = d AND e = f");
    EXPECT_EQ(printed("a=b OR c=d AND e=f"), "a = b OR c = d AND e = f");
    EXPECT_EQ(printed("a=b OR (c=d AND e=f)"), "a = b OR (c = d AND e = f)");
    EXPECT_EQ(printed("-a=b"), "NOT a = b");
    EXPECT_EQ(printed("NOT (a=b OR -(-c))"), "NOT (a = b OR NOT (NOT c))");
    EXPECT_EQ(printed("a=(b OR c)"), "a = (b OR c)");
    EXPECT_EQ(printed("a:(b AND c OR d)"), "a:(b AND c OR d)");
    EXPECT_EQ(printed("\"it's\" 'say \"so\"'"), R"("it's" AND "say \"so\"")");
    EXPECT_EQ(printed(R"(a = "x y*" b = "\*")"), R"(a = "x y*" AND b = "\*")");
    EXPECT_EQ(printed(R"(labels."a.b".c = "AND")"), R"(labels."a.b".c = "AND")");
    EXPECT_EQ(printed("t > 2026-11-22T14:00:00Z"), R"(t > "2026-11-22T14:00:00Z")");
}

TEST(FilterText, ReplacesOlderSpellings) {
    const auto syntax = filter::parse("a == b and not c || d && e");
    ASSERT_FALSE(syntax.mistake);
    EXPECT_EQ(textOf(syntax), "a = b AND NOT c OR d AND e");
    ASSERT_EQ(syntax.deprecations.size(), 5u);
    EXPECT_EQ(syntax.deprecations[0].replacement, "=");
    EXPECT_EQ(syntax.deprecations[1].replacement, "AND");
}

// Builds trees that a parser could have made.
class Trees {
public:
    Syntax make() {
        syntax_.root = expression(3, Node::Kind::Not);
        return std::move(syntax_);
    }

private:
    std::size_t add(Node node) {
        syntax_.nodes.push_back(std::move(node));
        return syntax_.nodes.size() - 1;
    }

    // No group stands directly in one of its own kind, for there it would melt into it.
    std::size_t expression(int depth, Node::Kind above) {
        const auto kind = depth == 0 ? *rc::gen::element(Node::Kind::Restriction, Node::Kind::Value)
                                     : *rc::gen::element(Node::Kind::And, Node::Kind::Or, Node::Kind::Not,
                                                         Node::Kind::Restriction, Node::Kind::Value);
        if (kind == Node::Kind::Restriction)
            return restriction();
        if (kind == Node::Kind::Value || kind == above)
            return value();
        return group(kind, [&] { return expression(depth - 1, kind); });
    }

    std::size_t restriction() {
        Node node{Node::Kind::Restriction, 0, 0};
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            node.path.push_back({*word(), 0, 0});
        node.comparator = *rc::gen::element(filter::Comparator::Equal, filter::Comparator::Has,
                                            filter::Comparator::Less, filter::Comparator::NotEqual);
        node.children = {values(2, Node::Kind::Not)};
        return add(std::move(node));
    }

    std::size_t values(int depth, Node::Kind above) {
        const auto kind = *rc::gen::element(Node::Kind::And, Node::Kind::Or, Node::Kind::Value);
        if (depth == 0 || kind == Node::Kind::Value || kind == above)
            return value();
        return group(kind, [&] { return values(depth - 1, kind); });
    }

    template <typename MakeChild>
    std::size_t group(Node::Kind kind, MakeChild makeChild) {
        Node node{kind, 0, 0};
        for (int i = kind == Node::Kind::Not ? 1 : *rc::gen::inRange(2, 4); i > 0; --i)
            node.children.push_back(makeChild());
        return add(std::move(node));
    }

    std::size_t value() {
        Node node{Node::Kind::Value, 0, 0};
        node.literal.text = *word();
        for (std::size_t i = 0; i < node.literal.text.size(); ++i) {
            if (node.literal.text[i] == '*' && *rc::gen::arbitrary<bool>())
                node.literal.stars.push_back(i);
        }
        return add(std::move(node));
    }

    static rc::Gen<std::string> word() {
        const std::string ascii = "abANDORT01.*-_ \"'\\():<>=!,/";
        std::vector<std::string> characters{"\xC3\xA9"};
        for (const char c : ascii)
            characters.emplace_back(1, c);
        return rc::gen::map(
            rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::move(characters)))),
            [](const std::vector<std::string> &parts) {
                std::string text;
                for (const auto &part : parts)
                    text += part;
                return text;
            });
    }

    Syntax syntax_;
};

void expectSame(const Syntax &left, std::size_t l, const Syntax &right, std::size_t r) {
    const auto &a = left.nodes[l];
    const auto &b = right.nodes[r];
    RC_ASSERT(a.kind == b.kind);
    RC_ASSERT(a.comparator == b.comparator);
    RC_ASSERT(a.literal.text == b.literal.text);
    RC_ASSERT(a.literal.stars == b.literal.stars);
    if (a.kind == Node::Kind::Restriction) {
        RC_ASSERT(a.path.size() == b.path.size());
        for (std::size_t i = 0; i < a.path.size(); ++i)
            RC_ASSERT(a.path[i].text == b.path[i].text);
    }
    RC_ASSERT(a.children.size() == b.children.size());
    for (std::size_t i = 0; i < a.children.size(); ++i)
        expectSame(left, a.children[i], right, b.children[i]);
}

TEST(FilterText, ParsesBackToTheSameTree) {
    EXPECT_TRUE(rc::check([] {
        const auto tree = Trees().make();
        const auto text = textOf(tree);
        RC_LOG() << text << '\n';
        const auto parsed = filter::parse(text);
        RC_ASSERT(!parsed.mistake);
        RC_ASSERT(parsed.root);
        expectSame(tree, *tree.root, parsed, *parsed.root);
        RC_ASSERT(textOf(parsed) == text);
    }));
}

} // namespace
