#include "widgets/policies/json_places.h"

#include <QRegularExpression>

namespace policiespage {

struct JsonPlaces::Node {
    enum class Type { Object, List, Text, Other };

    Type type = Type::Other;
    int from = 0;
    int to = 0;
    // Of a member: its name, and where that stands with its quotes.
    QString name;
    Range nameRange;
    QString text;
    std::vector<std::unique_ptr<Node>> children;

    const Node *child(const QString &key) const {
        for (const auto &one : children)
            if (one->name == key)
                return one.get();
        return nullptr;
    }
    const Node *element(const QString &key) const {
        for (const auto &one : children)
            for (const auto *by : {"id", "attribute"})
                if (const auto *found = one->child(QLatin1String(by)); found && found->text == key)
                    return one.get();
        bool isPosition = false;
        const auto position = key.toUInt(&isPosition);
        return isPosition && position < children.size() ? children[position].get() : nullptr;
    }
};

namespace {

using Node = JsonPlaces::Node;

class Reader {
public:
    explicit Reader(const QByteArray &text) : text_(text) {}

    std::unique_ptr<Node> read() {
        skip();
        return at_ < text_.size() ? value(0) : std::make_unique<Node>();
    }

private:
    static constexpr int Deepest = 64;

    bool isSpace(char sign) const { return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r'; }
    char sign() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip() {
        while (at_ < text_.size() && (isSpace(text_[at_]) || text_[at_] == ',' || text_[at_] == ':'))
            ++at_;
    }

    // One that is not closed ends with its line.
    QString quoted(JsonPlaces::Range *range) {
        range->from = at_++;
        const int begin = at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n')
            at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min<int>(at_, static_cast<int>(text_.size()));
        const auto words = QString::fromUtf8(text_.mid(begin, at_ - begin));
        if (sign() == '"')
            ++at_;
        range->to = at_;
        return words;
    }

    std::unique_ptr<Node> value(int depth) {
        auto node = std::make_unique<Node>();
        node->from = at_;
        const auto opening = sign();
        if ((opening == '{' || opening == '[') && depth < Deepest) {
            node->type = opening == '{' ? Node::Type::Object : Node::Type::List;
            ++at_;
            fill(node.get(), opening == '{' ? '}' : ']', depth + 1);
        } else if (opening == '"') {
            JsonPlaces::Range range;
            node->type = Node::Type::Text;
            node->text = quoted(&range);
        } else {
            while (at_ < text_.size() && !isSpace(text_[at_]) && !QByteArray(",]}:").contains(text_[at_]))
                ++at_;
            if (at_ == node->from)
                ++at_;
        }
        node->to = at_;
        return node;
    }

    void fill(Node *node, char closing, int depth) {
        for (skip(); at_ < text_.size(); skip()) {
            if (sign() == closing) {
                ++at_;
                return;
            }
            // That of an object or list around it: this one was not closed.
            if (sign() == '}' || sign() == ']')
                return;
            if (closing == ']') {
                node->children.push_back(value(depth));
                continue;
            }
            if (sign() != '"') {
                ++at_;
                continue;
            }
            member(node, depth);
        }
    }

    void member(Node *node, int depth) {
        JsonPlaces::Range range;
        const auto name = quoted(&range);
        while (at_ < text_.size() && isSpace(text_[at_]))
            ++at_;
        auto child = std::make_unique<Node>();
        child->from = child->to = range.to;
        if (sign() == ':') {
            skip();
            if (at_ < text_.size() && sign() != '}' && sign() != ']')
                child = value(depth);
        }
        child->name = name;
        child->nameRange = range;
        node->children.push_back(std::move(child));
    }

    const QByteArray &text_;
    int at_ = 0;
};

bool holds(const JsonPlaces::Range &range, int position) {
    return position > range.from && position <= range.to;
}

} // namespace

JsonPlaces::JsonPlaces(const QByteArray &text) : text_(text), top_(Reader(text_).read()) {}

JsonPlaces::~JsonPlaces() = default;

const JsonPlaces::Node &JsonPlaces::nearest(const QString &path) const {
    static const QRegularExpression step(QStringLiteral("([^.\\[\\]]+)|\\[([^\\]]*)\\]"));
    const auto *node = top_.get();
    auto steps = step.globalMatch(path);
    while (steps.hasNext()) {
        const auto match = steps.next();
        const Node *next = nullptr;
        if (match.hasCaptured(2))
            next = node->element(match.captured(2));
        else if (node == top_.get() && match.captured(1) == QLatin1String("spec"))
            next = node->child(QStringLiteral("policy_set"));
        else
            next = node->child(match.captured(1));
        if (!next)
            break;
        node = next;
    }
    return *node;
}

JsonPlaces::Range JsonPlaces::of(const QString &path) const {
    const auto &node = nearest(path);
    return node.from == node.to ? nameOf(path) : Range{node.from, node.to};
}

JsonPlaces::Range JsonPlaces::nameOf(const QString &path) const {
    const auto &node = nearest(path);
    return node.name.isEmpty() ? Range{node.from, node.to} : node.nameRange;
}

std::optional<JsonPlaces::Writing> JsonPlaces::writingAt(int position) const {
    Writing writing;
    const auto *node = top_.get();
    while (node) {
        const Node *inner = nullptr;
        for (std::size_t i = 0; i < node->children.size() && !inner; ++i) {
            const auto *child = node->children[i].get();
            const auto &named = child->nameRange;
            // After the last sign of one that is not closed it goes on.
            const bool isOpen = named.to - named.from == 1 || (named.to > 0 && text_[named.to - 1] != '"');
            const bool isWithin = position > named.from && (position < named.to || (isOpen && position == named.to));
            if (named.to > 0 && isWithin) {
                writing.isName = true;
                writing.begun = child->name.left(position - child->nameRange.from - 1);
                return writing;
            }
            if (!holds({child->from, child->to}, position))
                continue;
            inner = child;
            if (const auto *stage = node->child(QStringLiteral("stage")))
                writing.stage = stage->text;
            if (const auto *attribute = node->child(QStringLiteral("attribute")))
                writing.attribute = attribute->text;
            if (child->type == Node::Type::Text) {
                writing.name = child->name;
                writing.begun = child->text.left(position - child->from - 1);
                return writing;
            }
            writing.path << (child->name.isEmpty() ? QString::number(i) : child->name);
        }
        if (!inner)
            return fillBare(*node, position, &writing) ? std::optional(writing) : std::nullopt;
        node = inner;
    }
    return {};
}

// What could begin follows from the last sign before it.
bool JsonPlaces::fillBare(const Node &container, int position, Writing *writing) const {
    int before = std::min<int>(position, static_cast<int>(text_.size())) - 1;
    while (before >= 0 && QByteArray(" \n\t\r").contains(text_[before]))
        --before;
    const char sign = before < 0 ? '\0' : text_[before];
    writing->isBare = true;
    if (container.type == Node::Type::Object && (sign == '{' || sign == ',')) {
        writing->isName = true;
        return true;
    }
    if (container.type == Node::Type::List && (sign == '[' || sign == ','))
        return true;
    if (container.type != Node::Type::Object || sign != ':')
        return false;
    for (const auto &child : container.children)
        if (child->nameRange.to <= before + 1)
            writing->name = child->name;
    if (const auto *attribute = container.child(QStringLiteral("attribute")))
        writing->attribute = attribute->text;
    return !writing->name.isEmpty();
}

QString JsonPlaces::pathAt(int position) const {
    QString path;
    const auto *node = top_.get();
    while (node) {
        const Node *inner = nullptr;
        for (std::size_t i = 0; i < node->children.size() && !inner; ++i) {
            const auto *child = node->children[i].get();
            const int from = child->name.isEmpty() ? child->from : child->nameRange.from;
            if (position < from || position > child->to)
                continue;
            inner = child;
            if (!child->name.isEmpty())
                path += (path.isEmpty() ? QString() : QStringLiteral(".")) + child->name;
            else if (const auto *id = child->child(QStringLiteral("id")))
                path += QStringLiteral("[%1]").arg(id->text);
            else
                path += QStringLiteral("[%1]").arg(i);
        }
        node = inner;
    }
    return path;
}

} // namespace policiespage
