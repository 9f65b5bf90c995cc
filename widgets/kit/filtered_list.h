#pragma once

#include <optional>

#include <QString>

namespace kit {

// The objects of one kind that a filter lets through, by the name under which pages reveal them and links lead to them:
// `deployments?state = DEGRADED`.
struct FilteredList {
    QString kind;   // plural
    QString filter; // AIP-160

    QString name() const { return kind + QLatin1Char('?') + filter; }
    // Nothing where the name is of something else.
    static std::optional<FilteredList> of(const QString &name) {
        const auto mark = name.indexOf(QLatin1Char('?'));
        if (mark <= 0)
            return {};
        return FilteredList{name.left(mark), name.mid(mark + 1)};
    }
};

} // namespace kit
