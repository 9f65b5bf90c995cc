#include "widgets/topology/topology_model.h"

#include <algorithm>
#include <compare>

#include "widgets/kit/cell_delegate.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

// What rows are sorted by: a number first, then words, then the key, so that no two are equal.
struct SortKey {
    double number = 0;
    QString words;
    QString key;

    auto operator<=>(const SortKey &other) const {
        if (number != other.number)
            return number < other.number ? std::strong_ordering::less : std::strong_ordering::greater;
        const int words = this->words.compare(other.words);
        return (words != 0 ? words : key.compare(other.key)) <=> 0;
    }
    bool operator==(const SortKey &) const = default;
};

SortKey sortKeyOf(const TopologyGraph &graph, ObjectId id, int column) {
    const auto &object = graph.at(id);
    switch (static_cast<TopologyModel::Column>(column)) {
    case TopologyModel::Type:
        return {static_cast<double>(object.kind), {}, object.key};
    case TopologyModel::StateWord:
        // What needs a person comes first.
        return {-static_cast<double>(object.health), TopologyWords::word(object.state), object.key};
    case TopologyModel::Parent:
        return {0, object.parent, object.key};
    case TopologyModel::Share:
        return {-object.share, {}, object.key};
    case TopologyModel::Load:
        return {-static_cast<double>(object.load), {}, object.key};
    case TopologyModel::Name:
    case TopologyModel::ColumnCount:
        break;
    }
    return {0, TopologyWords::name(object), object.key};
}

} // namespace

TopologyModel::TopologyModel(const TopologyGraph &graph, QObject *parent)
    : QAbstractTableModel(parent), graph_(graph) {}

QString TopologyModel::textOf(const TopologyGraph &graph, ObjectId id, Column column) {
    const auto &object = graph.at(id);
    switch (column) {
    case Name:
        return TopologyWords::name(object);
    case Type:
        return TopologyWords::word(object.kind);
    case StateWord:
        return TopologyWords::word(object.state);
    case Parent: {
        const ObjectId parent = graph.find(object.parent);
        return parent < 0 ? QString() : TopologyWords::name(graph.at(parent));
    }
    case Share:
        return TopologyWords::share(object.share);
    case Load:
        return TopologyWords::load(object.load);
    case ColumnCount:
        break;
    }
    return {};
}

std::vector<QString> TopologyModel::wanted() const {
    std::vector<SortKey> keys;
    const auto &objects = graph_.objects();
    for (std::size_t place = 0; place < objects.size(); ++place)
        if (!objects[place].key.isEmpty() && (!matches_ || (place < matches_->size() && (*matches_)[place])))
            keys.push_back(sortKeyOf(graph_, static_cast<ObjectId>(place), column_));
    std::ranges::sort(keys, [this](const SortKey &left, const SortKey &right) {
        return order_ == Qt::AscendingOrder ? left < right : right < left;
    });
    std::vector<QString> rows;
    rows.reserve(keys.size());
    for (auto &key : keys)
        rows.push_back(std::move(key.key));
    return rows;
}

void TopologyModel::setActive(bool isActive) {
    if (std::exchange(isActive_, isActive) != isActive && isActive)
        refill();
}

void TopologyModel::take(const TopologyGraph::Changes &changes) {
    if (!isActive_ || changes.isEmpty())
        return;
    if (changes.isReshaped || column_ == StateWord || column_ == Share || column_ == Load) {
        refill();
    }
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void TopologyModel::setMatches(std::optional<std::vector<bool>> matches) {
    matches_ = std::move(matches);
    if (isActive_)
        refill();
}

void TopologyModel::sort(int column, Qt::SortOrder order) {
    column_ = column;
    order_ = order;
    if (isActive_)
        refill();
}

void TopologyModel::refill() {
    auto rows = wanted();
    if (rows == rows_)
        return;
    if (rows.size() == rows_.size()) {
        auto left = rows;
        auto right = rows_;
        std::ranges::sort(left);
        std::ranges::sort(right);
        if (left == right)
            return replaceRows(std::move(rows));
    }
    // What goes, from the end on, and then what comes; the order of those that stay is seen to afterwards.
    const QSet<QString> now(rows.begin(), rows.end());
    for (int last = static_cast<int>(rows_.size()) - 1; last >= 0; --last) {
        if (now.contains(rows_[static_cast<std::size_t>(last)]))
            continue;
        int first = last;
        while (first > 0 && !now.contains(rows_[static_cast<std::size_t>(first) - 1]))
            --first;
        beginRemoveRows({}, first, last);
        rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    if (rows_.size() < rows.size()) {
        const QSet<QString> held(rows_.begin(), rows_.end());
        const int first = static_cast<int>(rows_.size());
        beginInsertRows({}, first, static_cast<int>(rows.size()) - 1);
        for (const auto &key : rows)
            if (!held.contains(key))
                rows_.push_back(key);
        endInsertRows();
    }
    replaceRows(std::move(rows));
}

void TopologyModel::replaceRows(std::vector<QString> rows) {
    if (rows == rows_)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = persistentIndexList();
    QStringList keys;
    for (const auto &index : before)
        keys << keyAt(index.row());
    rows_ = std::move(rows);
    QHash<QString, int> places;
    for (std::size_t row = 0; row < rows_.size(); ++row)
        places.insert(rows_[row], static_cast<int>(row));
    QModelIndexList now;
    for (int place = 0; place < before.size(); ++place)
        now << index(places.value(keys[place], -1), before[place].column());
    changePersistentIndexList(before, now);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int TopologyModel::rowOf(const QString &key) const {
    const auto found = std::ranges::find(rows_, key);
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int TopologyModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TopologyModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TopologyModel::data(const QModelIndex &index, int role) const {
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (column == Share || column == Load ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role == kit::CellKindRole)
        return static_cast<int>(column == Name        ? kit::CellKind::Strong
                                : column == StateWord ? kit::CellKind::Pill
                                : column == Parent    ? kit::CellKind::Name
                                : column == Type      ? kit::CellKind::Term
                                                      : kit::CellKind::Text);
    if (role == kit::AbsenceRole)
        return static_cast<int>(kit::Absence::NotApplicable);
    const ObjectId id = graph_.find(keyAt(index.row()));
    if (id < 0)
        return {};
    if (role == Qt::DisplayRole)
        return textOf(graph_, id, static_cast<Column>(column));
    if (role == kit::ToneRole && column == StateWord)
        return static_cast<int>(TopologyWords::tone(graph_.at(id).health));
    return {};
}

QVariant TopologyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (section == Share || section == Load ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Kind");
    case StateWord:
        return tr("State");
    case Parent:
        return tr("Stands in");
    case Share:
        return tr("Share");
    case Load:
        return tr("Busy");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace topologypage
