#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>

namespace policiespage {

// Where in a text of JSON each value stands, also of one that is just being written: what is missing or too much is
// passed over. Positions are bytes from the start.
class JsonPlaces {
public:
    struct Range {
        int from = 0;
        int to = 0;
        bool operator==(const Range &) const = default;
    };
    // What somebody is writing.
    struct Writing {
        // Of names from the top to the object or list that it stands in; elements by their position.
        QStringList path;
        // A name of an object, else a value.
        bool isName = false;
        // Of the value, its name in the object.
        QString name;
        // Within the quotes, as far as the cursor.
        QString begun;
        // There are no quotes yet, and a name or a value could begin here.
        bool isBare = false;
        // Another text of the same object, for example the `attribute` beside the `in`; by name.
        QString attribute;
        // What the `stage` of the nearest object around it is.
        QString stage;
    };

    explicit JsonPlaces(const QByteArray &text);
    ~JsonPlaces();

    // Of the value that a path leads to, or of the nearest that it stands in: names and elements, by position or by
    // what their `id` or `attribute` is, `spec.rules[two-persons].when[0]`. `spec` is the member that is no `meta`.
    Range of(const QString &path) const;
    // Of its name, with the quotes; of the value where that has none.
    Range nameOf(const QString &path) const;
    // Nothing where no text stands and none could begin.
    std::optional<Writing> writingAt(int position) const;
    // The path of the innermost value at a position.
    QString pathAt(int position) const;

    struct Node;

private:
    const Node &nearest(const QString &path) const;
    bool fillBare(const Node &container, int position, Writing *writing) const;

    const QByteArray text_;
    std::unique_ptr<Node> top_;
};

} // namespace policiespage
