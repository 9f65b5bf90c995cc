#include "backend/filter/syntax.h"

#include <algorithm>
#include <utility>

namespace filter {

namespace {

constexpr std::size_t longest = 16384;
constexpr int deepest = 32;

enum class Keyword { None, And, Or, Not };

struct Spelling {
    std::string_view text;
    Keyword keyword;
    // Empty for the right one.
    std::string_view replacement;
};

constexpr Spelling spellings[] = {{"AND", Keyword::And, ""}, {"and", Keyword::And, "AND"}, {"&&", Keyword::And, "AND"},
                                  {"OR", Keyword::Or, ""},   {"or", Keyword::Or, "OR"},    {"||", Keyword::Or, "OR"},
                                  {"NOT", Keyword::Not, ""}, {"not", Keyword::Not, "NOT"}};

struct Operator {
    std::string_view text;
    Comparator comparator;
};

constexpr Operator operators[] = {{"=", Comparator::Equal},   {"!=", Comparator::NotEqual},
                                  {"<", Comparator::Less},    {"<=", Comparator::LessEqual},
                                  {">", Comparator::Greater}, {">=", Comparator::GreaterEqual},
                                  {":", Comparator::Has}};

class Parser {
public:
    explicit Parser(std::string_view text) : lexed_(lex(text)) {}

    Syntax run() && {
        if (token().kind == TokenKind::End && !lexed_.mistake) {
            result_.expected.term = true;
            return std::move(result_);
        }
        const auto root = expression();
        if (root && token().kind != TokenKind::End)
            fail(token(), unexpected());
        else if (root && lexed_.mistake)
            result_.mistake = lexed_.mistake;
        if (!result_.mistake)
            result_.root = root;
        return std::move(result_);
    }

private:
    using NodeIndex = std::optional<std::size_t>;

    const Token &token(std::size_t ahead = 0) const {
        return lexed_.tokens[std::min(next_ + ahead, lexed_.tokens.size() - 1)];
    }

    const Spelling *spelling() const {
        if (token().kind != TokenKind::Text)
            return nullptr;
        const auto found = std::ranges::find(spellings, token().text, &Spelling::text);
        return found == std::end(spellings) ? nullptr : &*found;
    }

    bool isKeyword(Keyword keyword) const {
        const auto *found = spelling();
        return found && found->keyword == keyword;
    }

    bool take(Keyword keyword) {
        const auto *found = spelling();
        if (!found || found->keyword != keyword)
            return false;
        if (!found->replacement.empty())
            result_.deprecations.push_back({token().position, token().length, std::string(found->replacement)});
        ++next_;
        return true;
    }

    NodeIndex expression() {
        std::vector<std::size_t> parts;
        do {
            if (!sequence(&parts))
                return {};
        } while (take(Keyword::And));
        return join(Node::Kind::And, std::move(parts));
    }

    bool sequence(std::vector<std::size_t> *parts) {
        do {
            const auto part = factor();
            if (!part)
                return false;
            parts->push_back(*part);
            if (!endsHere() && !token().isApart) {
                fail(token(), {v1::FILTER_SPACE_MISSING, "a space is missing here"});
                return false;
            }
        } while (!endsHere() && !isKeyword(Keyword::And));
        return true;
    }

    // Whether nothing can follow in this group.
    bool endsHere() {
        if (token().kind == TokenKind::End)
            result_.expected.connective = true;
        return token().kind == TokenKind::End || token().kind == TokenKind::Close || token().kind == TokenKind::Comma ||
               token().kind == TokenKind::Comparator;
    }

    NodeIndex factor() {
        std::vector<std::size_t> parts;
        do {
            const auto part = term();
            if (!part)
                return {};
            parts.push_back(*part);
        } while (take(Keyword::Or));
        return join(Node::Kind::Or, std::move(parts));
    }

    NodeIndex term() {
        const auto &first = token();
        const bool isMinus = first.kind == TokenKind::Text && first.text.front() == '-';
        if (isMinus && first.length > 1)
            splitMinus();
        else if (isMinus && token(1).isApart) {
            fail(first, {v1::FILTER_MINUS_APART, "`-` negates what follows it without a space"},
                 token(1).kind == TokenKind::End);
            return {};
        }
        const auto position = token().position;
        if (isMinus)
            ++next_;
        else if (!take(Keyword::Not))
            return simple();
        const auto negated = simple();
        if (!negated)
            return {};
        return add({Node::Kind::Not, position, endOf(*negated) - position, {*negated}});
    }

    // Makes two tokens of `-word`.
    void splitMinus() {
        auto rest = token();
        auto &minus = lexed_.tokens[next_];
        ++rest.position;
        --rest.length;
        rest.text.erase(0, 1);
        for (auto &star : rest.stars)
            --star;
        rest.isApart = false;
        minus.length = 1;
        minus.text.assign(1, '-');
        minus.stars.clear();
        lexed_.tokens.insert(lexed_.tokens.begin() + static_cast<std::ptrdiff_t>(next_) + 1, std::move(rest));
    }

    NodeIndex simple() {
        if (token().kind == TokenKind::Open)
            return group(&Parser::expression);
        if (token().kind != TokenKind::Text && token().kind != TokenKind::String) {
            if (token().kind == TokenKind::End)
                result_.expected.term = true;
            fail(token(), unexpected());
            return {};
        }
        if (spelling()) {
            fail(token(), {v1::FILTER_KEYWORD,
                           "`" + token().text + "` is a keyword; put it in quotes to search for it",
                           {{"text", token().text}}});
            return {};
        }
        return restriction();
    }

    NodeIndex group(NodeIndex (Parser::*inner)()) {
        const auto &open = token();
        if (++depth_ > deepest) {
            fail(open, limited(v1::FILTER_TOO_DEEP, "parentheses nest deeper than ", deepest, {}));
            return {};
        }
        ++next_;
        const auto node = (this->*inner)();
        if (!node)
            return {};
        --depth_;
        if (token().kind != TokenKind::Close) {
            result_.expected.closing = token().kind == TokenKind::End;
            fail(token(), token().kind == TokenKind::End ? Problem{v1::FILTER_PARENTHESIS_MISSING, "`)` is missing"}
                                                         : unexpected());
            return {};
        }
        ++next_;
        return node;
    }

    NodeIndex restriction() {
        const auto first = next_;
        auto path = member();
        if (!path)
            return {};
        const auto position = path->front().position;
        const auto pathEnd = path->back().position + path->back().length;
        if (token().kind == TokenKind::Open && !token().isApart) {
            fail(path->front().position, pathEnd - position, {v1::FILTER_FUNCTION, "filters have no functions"});
            return {};
        }
        if (token().kind != TokenKind::Comparator)
            return bare(first, std::move(*path));
        Node node{Node::Kind::Restriction, position, token().end() - position, {}, std::move(*path), comparator()};
        const auto index = add(std::move(node));
        restriction_ = *index;
        const auto value = argument();
        if (!value)
            return {};
        result_.nodes[*index].children = {*value};
        result_.nodes[*index].length = lexed_.tokens[next_ - 1].end() - position;
        return index;
    }

    // A word that is searched for. At the end of the text it may become a path.
    NodeIndex bare(std::size_t firstToken, std::vector<Segment> path) {
        const auto position = path.front().position;
        const auto length = path.back().position + path.back().length - position;
        const auto value = add({Node::Kind::Value, position, length, {}, {}, {}, joined(firstToken)});
        if (token().kind == TokenKind::End) {
            result_.expected.comparator = true;
            result_.expected.restriction = *value;
            result_.nodes[*value].path = std::move(path);
        }
        return value;
    }

    // The tokens from one up to the next to be read, as one literal.
    Literal joined(std::size_t firstToken) const {
        Literal literal;
        for (auto i = firstToken; i < next_; ++i) {
            const auto &part = lexed_.tokens[i];
            for (const auto star : part.stars)
                literal.stars.push_back(literal.text.size() + star);
            literal.text += part.text;
            literal.isQuoted |= part.kind == TokenKind::String;
        }
        return literal;
    }

    std::optional<std::vector<Segment>> member() {
        std::vector<Segment> path;
        while (true) {
            path.push_back({token().text, token().position, token().length});
            ++next_;
            if (token().kind != TokenKind::Dot || token().isApart)
                return path;
            ++next_;
            const bool isName = token().kind == TokenKind::Text || token().kind == TokenKind::String;
            if (isName && !token().isApart)
                continue;
            // Kept, so that its path is checked while it is being typed.
            const auto position = path.front().position;
            add({Node::Kind::Restriction, position, token(0).position - position, {}, std::move(path)});
            fail(token(), {v1::FILTER_NAME_MISSING, "a name is missing after `.`"});
            return {};
        }
    }

    Comparator comparator() {
        if (token().text == "==")
            result_.deprecations.push_back({token().position, token().length, "="});
        const auto text = token().text == "==" ? std::string_view("=") : std::string_view(token().text);
        ++next_;
        return std::ranges::find(operators, text, &Operator::text)->comparator;
    }

    NodeIndex argument() {
        if (token().kind == TokenKind::Open)
            return group(&Parser::values);
        return value();
    }

    // As in expressions, OR binds before AND.
    NodeIndex values() { return valueTree(Keyword::And, Node::Kind::And, &Parser::alternatives); }
    NodeIndex alternatives() { return valueTree(Keyword::Or, Node::Kind::Or, &Parser::argument); }

    NodeIndex valueTree(Keyword keyword, Node::Kind kind, NodeIndex (Parser::*inner)()) {
        std::vector<std::size_t> parts;
        do {
            const auto part = (this->*inner)();
            if (!part)
                return {};
            parts.push_back(*part);
        } while (take(keyword));
        if (token().kind == TokenKind::End)
            result_.expected.connective = true;
        return join(kind, std::move(parts));
    }

    NodeIndex value() {
        const auto first = next_;
        const auto position = token().position;
        const bool isValue = token().kind == TokenKind::Text || token().kind == TokenKind::String;
        if (!isValue || spelling()) {
            if (token().kind == TokenKind::End) {
                result_.expected.value = true;
                result_.expected.restriction = restriction_;
            }
            fail(token(), token().kind == TokenKind::End ? Problem{v1::FILTER_VALUE_MISSING, "a value is missing"}
                                                         : unexpected());
            return {};
        }
        ++next_;
        while (!token().isApart &&
               (token().kind == TokenKind::Dot || token().kind == TokenKind::Text || token().kind == TokenKind::String))
            ++next_;
        return add({Node::Kind::Value, position, lexed_.tokens[next_ - 1].end() - position, {}, {}, {}, joined(first)});
    }

    NodeIndex join(Node::Kind kind, std::vector<std::size_t> parts) {
        if (parts.size() == 1)
            return parts.front();
        const auto position = result_.nodes[parts.front()].position;
        const auto length = endOf(parts.back()) - position;
        std::vector<std::size_t> flat;
        for (const auto part : parts) {
            const auto &node = result_.nodes[part];
            if (node.kind == kind)
                flat.insert(flat.end(), node.children.begin(), node.children.end());
            else
                flat.push_back(part);
        }
        return add({kind, position, length, std::move(flat)});
    }

    std::size_t endOf(std::size_t node) const { return result_.nodes[node].position + result_.nodes[node].length; }

    NodeIndex add(Node node) {
        result_.nodes.push_back(std::move(node));
        return result_.nodes.size() - 1;
    }

    Problem unexpected() const {
        const auto &text = token().text;
        if (token().kind == TokenKind::End)
            return {v1::FILTER_NOT_FINISHED, "the filter is not finished"};
        if (token().kind == TokenKind::Comma)
            return {v1::FILTER_COMMA, "filters have no lists with commas; write `(a OR b)`"};
        if (token().kind == TokenKind::Comparator)
            return {v1::FILTER_COMPARATOR_MISPLACED,
                    "`" + text + "` has no place here; put a value that holds it in quotes",
                    {{"text", text}}};
        return {v1::FILTER_MISPLACED, "`" + text + "` has no place here", {{"text", text}}};
    }

    void fail(const Token &at, Problem problem) { fail(at, std::move(problem), at.kind == TokenKind::End); }

    void fail(const Token &at, Problem problem, bool isIncomplete) {
        // What the lexer could not read stands where the tokens end.
        if (at.kind == TokenKind::End && lexed_.mistake)
            result_.mistake = lexed_.mistake;
        else
            result_.mistake = Mistake{at.position, at.length, std::move(problem), isIncomplete};
    }

    void fail(std::size_t position, std::size_t length, Problem problem) {
        result_.mistake = Mistake{position, length, std::move(problem)};
    }

    Lexed lexed_;
    std::size_t next_ = 0;
    int depth_ = 0;
    // Whose values are being read.
    std::size_t restriction_ = 0;
    Syntax result_;
};

} // namespace

bool isKeyword(std::string_view word) {
    return std::ranges::find(spellings, word, &Spelling::text) != std::end(spellings);
}

std::string_view textOf(Comparator comparator) {
    return std::ranges::find(operators, comparator, &Operator::comparator)->text;
}

Syntax parse(std::string_view text) {
    if (text.size() > longest) {
        Syntax syntax;
        syntax.mistake = Mistake{longest, text.size() - longest,
                                 limited(v1::FILTER_TOO_LONG, "a filter has at most ", longest, " bytes")};
        return syntax;
    }
    return Parser(text).run();
}

} // namespace filter
