#pragma once

#include <array>
#include <map>
#include <tuple>

#include <QList>

#include "widgets/overview/need.h"

namespace overviewpage {

// All that waits for a person, the gravest first; told by sources, each of which replaces what it told before.
class NeedQueue {
public:
    // False where nothing has changed.
    bool put(const QString &source, const QList<Need> &needs);
    bool remove(const QString &source) { return put(source, {}); }
    bool clear();

    int count() const { return static_cast<int>(ordered_.size()); }
    int count(Gravity gravity) const { return counts_[static_cast<std::size_t>(gravity)]; }
    QList<Need> first(int most) const;

private:
    // Gravity, rank, object; then the source and the place among its needs, so that no two are equal.
    using Key = std::tuple<int, int, QString, QString, int>;

    static Key keyOf(const QString &source, const Need &need, int place);
    void forget(const QString &source, const QList<Need> &needs);

    std::map<QString, QList<Need>> bySource_;
    std::map<Key, Need> ordered_;
    std::array<int, 3> counts_{};
};

} // namespace overviewpage
