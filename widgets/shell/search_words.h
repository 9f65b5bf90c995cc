#pragma once

#include <QCoreApplication>
#include <QString>

namespace shell {

// By which words people look for kinds of objects, pages and actions, beside what these are called in the console.
class SearchWords {
    Q_DECLARE_TR_FUNCTIONS(SearchWords)

public:
    // Of a kind by its plural (`routes`), else of an action by its id (`go.audit`); empty where there are none.
    static QString of(const QString &id);
};

} // namespace shell
