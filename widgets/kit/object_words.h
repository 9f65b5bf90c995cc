#pragma once

#include <QCoreApplication>
#include <QString>

namespace kit {

// What is said of making, changing and deleting objects, in a sentence for each kind, by its plural (`routes`).
class ObjectWords {
    Q_DECLARE_TR_FUNCTIONS(ObjectWords)

public:
    // As the words of an action and as a title.
    static QString create(const QString &plural);
    static QString edit(const QString &plural);
    static QString clone(const QString &plural);
    static QString remove(const QString &plural);
    // Of several, whatever they are.
    static QString remove(int count);
    // Why nothing can be done with one: none is selected.
    static QString nothing(const QString &plural);
    // What follows when one is deleted.
    static QString consequence(const QString &plural);

    // The kind has sentences of its own.
    static bool has(const QString &plural);
};

} // namespace kit
