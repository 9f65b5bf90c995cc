#include "backend/filter/syntax.h"

#include <algorithm>

namespace filter {

namespace {

bool isPlain(char c) {
    constexpr std::string_view plain = "_-/@+%#~$*";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80 || plain.find(c) != std::string_view::npos;
}

// Whether a word reads the same without quotes, where points part it.
bool isWord(const Literal &literal) {
    const auto stars = static_cast<std::size_t>(std::ranges::count(literal.text, '*'));
    if (literal.text.empty() || literal.text.front() == '-' || isKeyword(literal.text) || stars != literal.stars.size())
        return false;
    char before = '.';
    for (const char c : literal.text) {
        if (c == '.' ? before == '.' : !isPlain(c))
            return false;
        before = c;
    }
    return before != '.';
}

std::string quoted(const Literal &literal) {
    std::string text = "\"";
    for (std::size_t i = 0; i < literal.text.size(); ++i) {
        const char c = literal.text[i];
        const bool isPlainStar = c == '*' && std::ranges::find(literal.stars, i) == literal.stars.end();
        if (c == '"' || c == '\\' || isPlainStar)
            text += '\\';
        text += c;
    }
    return text + '"';
}

class Printer {
public:
    explicit Printer(const Syntax &syntax) : syntax_(syntax) {}

    std::string text(std::size_t index) const {
        const auto &node = syntax_.nodes[index];
        switch (node.kind) {
        case Node::Kind::And:
            return joined(node, " AND ");
        case Node::Kind::Or:
            return joined(node, " OR ");
        case Node::Kind::Not:
            return "NOT " + grouped(node.children[0]);
        case Node::Kind::Restriction:
            return restriction(node);
        case Node::Kind::Value:
            return textOf(node.literal);
        }
        return {};
    }

private:
    std::string joined(const Node &node, std::string_view separator) const {
        std::string text;
        for (const auto child : node.children) {
            if (!text.empty())
                text += separator;
            const bool isLooser = node.kind == Node::Kind::Or && syntax_.nodes[child].kind == Node::Kind::And;
            text += isLooser ? grouped(child) : this->text(child);
        }
        return text;
    }

    std::string grouped(std::size_t index) const {
        const auto kind = syntax_.nodes[index].kind;
        const bool isSimple = kind == Node::Kind::Restriction || kind == Node::Kind::Value;
        return isSimple ? text(index) : '(' + text(index) + ')';
    }

    std::string restriction(const Node &node) const {
        std::string text;
        for (const auto &segment : node.path) {
            if (!text.empty())
                text += '.';
            const Literal name{segment.text, {}, true};
            text += segment.text.find('.') == std::string::npos ? filter::textOf(name) : quoted(name);
        }
        text += node.comparator == Comparator::Has ? "" : " ";
        text += filter::textOf(node.comparator);
        text += node.comparator == Comparator::Has ? "" : " ";
        return text + grouped(node.children[0]);
    }

    const Syntax &syntax_;
};

} // namespace

std::string textOf(const Literal &literal) {
    return isWord(literal) ? literal.text : quoted(literal);
}

std::string textOf(const Syntax &syntax) {
    return syntax.root ? Printer(syntax).text(*syntax.root) : std::string();
}

} // namespace filter
