#include "widgets/policies/policy_tree_model.h"

#include <algorithm>

#include <QLocale>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/emergencies.h"
#include "widgets/policies/policy_sets.h"
#include "widgets/policies/policy_words.h"

namespace policiespage {

namespace {

using kit::Cell;
using kit::CellKind;

// Of an index: 0 is a set, else the position of the set that the rule is of, plus one.
constexpr quintptr OfSet = 0;

// Blank below 0.
Cell figure(qint64 count) {
    auto cell = Cell::of(CellKind::Text, count < 0 ? QString() : QLocale().toString(count), kit::Absence::None);
    cell.alignment = Qt::AlignTrailing;
    return cell;
}

QString idOf(const v1::Resource &set) {
    return kit::harmless(QString::fromStdString(set.meta().name()).section(QLatin1Char('/'), 1));
}

// What it refuses is refused, or told of.
bool isCounting(const v1::PolicyRule &rule) {
    return rule.mode() == v1::ENFORCE || rule.mode() == v1::WARN;
}

} // namespace

PolicyTreeModel::PolicyTreeModel(const kit::Theme &theme, const Sources &sources, QObject *parent)
    : QAbstractItemModel(parent),
      theme_(theme),
      sets_(sources.sets),
      draft_(sources.draft),
      check_(sources.check),
      emergencies_(sources.emergencies) {
    connect(&sets_, &PolicySets::changed, this, &PolicyTreeModel::refresh);
    connect(&draft_, &Draft::changed, this, &PolicyTreeModel::refresh);
    connect(&draft_, &Draft::keptChanged, this, &PolicyTreeModel::refresh);
    connect(&draft_, &Draft::unfinishedChanged, this, &PolicyTreeModel::refresh);
    connect(&check_, &DraftCheck::changed, this, &PolicyTreeModel::refresh);
    connect(&emergencies_, &Emergencies::changed, this, &PolicyTreeModel::refresh);
    rows_ = made();
}

void PolicyTreeModel::setFilter(const QString &filter) {
    filter_ = filter.trimmed();
    refresh();
}

PolicyTreeModel::Set PolicyTreeModel::setOf(const v1::Resource &shown, const v1::Resource *standing,
                                            bool isEdited) const {
    Set set;
    *set.brief.mutable_meta() = shown.meta();
    set.brief.mutable_policy_set()->set_description(shown.policy_set().description());
    set.isEdited = isEdited;
    set.isSuspended = standing && emergencies_.suspends(standing->meta().name());
    for (const auto &rule : shown.policy_set().rules()) {
        Rule row{rule, {}, false};
        if (standing)
            for (const auto &one : standing->policy_set().rules())
                row.isStanding |= one.id() == rule.id();
        if (standing)
            for (const auto &status : standing->policy_set_status().rules())
                if (status.id() == rule.id())
                    row.status = status;
        if (isKept(set, row))
            set.rules.push_back(std::move(row));
    }
    return set;
}

std::vector<PolicyTreeModel::Set> PolicyTreeModel::made() const {
    std::map<std::string, Set> sets;
    for (const auto &[name, standing] : sets_.all()) {
        const auto *begun = draft_.kept(name);
        sets[name] = setOf(begun ? *begun : standing, &standing, begun != nullptr);
    }
    for (const auto &[name, begun] : draft_.allKept())
        if (!sets.contains(name))
            sets[name] = setOf(begun.edited, nullptr, true);
    const auto open = draft_.edited().meta().name();
    if (draft_.isOpen())
        sets[open] = setOf(draft_.edited(), sets_.find(open), draft_.isEdited());
    std::vector<Set> rows;
    for (auto &[name, set] : sets) {
        const bool isNamed = idOf(set.brief).contains(filter_, Qt::CaseInsensitive);
        if (filter_.isEmpty() || isNamed || !set.rules.empty())
            rows.push_back(std::move(set));
    }
    return rows;
}

bool PolicyTreeModel::isKept(const Set &set, const Rule &rule) const {
    if (filter_.isEmpty())
        return true;
    const auto &one = rule.rule;
    const QStringList words{idOf(set.brief),
                            QString::fromStdString(one.id()),
                            QString::fromStdString(one.description()),
                            kit::Sentences::word(one.effect()),
                            kit::Sentences::word(one.stage()),
                            kit::Sentences::word(one.mode())};
    return std::any_of(words.begin(), words.end(),
                       [this](const QString &word) { return word.contains(filter_, Qt::CaseInsensitive); });
}

bool PolicyTreeModel::isOfSameShape(const std::vector<Set> &others) const {
    return std::equal(rows_.begin(), rows_.end(), others.begin(), others.end(), [](const Set &one, const Set &other) {
        return one.brief.meta().name() == other.brief.meta().name() &&
               std::equal(one.rules.begin(), one.rules.end(), other.rules.begin(), other.rules.end(),
                          [](const Rule &a, const Rule &b) { return a.rule.id() == b.rule.id(); });
    });
}

void PolicyTreeModel::refresh() {
    auto now = made();
    if (!isOfSameShape(now)) {
        beginResetModel();
        rows_ = std::move(now);
        endResetModel();
        return;
    }
    rows_ = std::move(now);
    if (rows_.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    for (int row = 0; row < rowCount(); ++row) {
        const auto set = index(row, 0);
        if (rowCount(set) > 0)
            Q_EMIT dataChanged(index(0, 0, set), index(rowCount(set) - 1, ColumnCount - 1, set));
    }
}

bool PolicyTreeModel::contains(const Place &place) const {
    const auto name = place.set.toStdString();
    const auto *begun = draft_.kept(name);
    const auto *set = draft_.isOpen() && draft_.name() == place.set ? &draft_.edited()
                      : begun                                       ? begun
                                                                    : sets_.find(name);
    if (!set || place.rule.isEmpty())
        return set != nullptr;
    const auto &rules = set->policy_set().rules();
    return std::any_of(rules.begin(), rules.end(),
                       [&](const v1::PolicyRule &rule) { return QString::fromStdString(rule.id()) == place.rule; });
}

PolicyTreeModel::Place PolicyTreeModel::placeAt(const QModelIndex &index) const {
    if (!index.isValid())
        return {};
    const bool isSet = index.internalId() == OfSet;
    const auto &set = rows_[isSet ? index.row() : index.internalId() - 1];
    const auto name = QString::fromStdString(set.brief.meta().name());
    return {name, isSet ? QString() : QString::fromStdString(set.rules[index.row()].rule.id())};
}

QModelIndex PolicyTreeModel::indexOf(const Place &place) const {
    for (int row = 0; row < rowCount(); ++row) {
        const auto &set = rows_[row];
        if (QString::fromStdString(set.brief.meta().name()) != place.set)
            continue;
        for (int rule = 0; rule < static_cast<int>(set.rules.size()); ++rule)
            if (QString::fromStdString(set.rules[rule].rule.id()) == place.rule)
                return index(rule, 0, index(row, 0));
        return place.rule.isEmpty() ? index(row, 0) : QModelIndex();
    }
    return {};
}

int PolicyTreeModel::setCount() const {
    return static_cast<int>(sets_.all().size());
}

int PolicyTreeModel::ruleCount() const {
    int count = 0;
    for (const auto &[name, set] : sets_.all())
        count += set.policy_set().rules_size();
    return count;
}

int PolicyTreeModel::enforcedCount() const {
    return countOf(false);
}

int PolicyTreeModel::suspendedCount() const {
    return countOf(true);
}

int PolicyTreeModel::countOf(bool isSuspended) const {
    int count = 0;
    for (const auto &[name, set] : sets_.all())
        if (emergencies_.suspends(name) == isSuspended)
            for (const auto &rule : set.policy_set().rules())
                count += rule.mode() == v1::ENFORCE ? 1 : 0;
    return count;
}

QModelIndex PolicyTreeModel::index(int row, int column, const QModelIndex &parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : OfSet);
}

QModelIndex PolicyTreeModel::parent(const QModelIndex &index) const {
    if (!index.isValid() || index.internalId() == OfSet)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, OfSet);
}

int PolicyTreeModel::rowCount(const QModelIndex &parent) const {
    if (!parent.isValid())
        return static_cast<int>(rows_.size());
    if (parent.internalId() != OfSet || parent.column() != 0)
        return 0;
    return static_cast<int>(rows_[parent.row()].rules.size());
}

int PolicyTreeModel::columnCount(const QModelIndex &) const {
    return ColumnCount;
}

QVariant PolicyTreeModel::data(const QModelIndex &index, int role) const {
    const bool isSet = index.internalId() == OfSet;
    const auto &set = rows_[isSet ? index.row() : index.internalId() - 1];
    const auto *rule = isSet ? nullptr : &set.rules[index.row()];
    if (role == Qt::ToolTipRole && rule && index.column() == Refused && !isCounting(rule->rule))
        return tr("So many it would have stopped.");
    if (role == Qt::ToolTipRole && index.column() == Mode && set.isSuspended)
        return rule ? tr("An emergency suspends it. Its mode: %1.").arg(PolicyWords::mode(rule->rule))
                    : tr("An emergency suspends the rules of this set.");
    if (role == Qt::ToolTipRole && index.column() == Name)
        return kit::plainToolTip(hintOf(set, rule));
    const auto cell = isSet ? cellOf(set, index.column()) : cellOf(set, *rule, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | cell.alignment);
    return cell.data(role);
}

QVariant PolicyTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (section >= Matched ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role != Qt::DisplayRole)
        return {};
    static const char *const titles[] = {QT_TR_NOOP("Rule"), QT_TR_NOOP("Effect"), QT_TR_NOOP("Mode"),
                                         QT_TR_NOOP("Matched"), QT_TR_NOOP("Stopped")};
    return tr(titles[section]);
}

Cell PolicyTreeModel::cellOf(const Set &set, int column) const {
    const auto absent = [](CellKind kind) { return Cell::of(kind, {}, kit::Absence::None); };
    switch (static_cast<Column>(column)) {
    case Name: {
        auto cell = Cell::of(CellKind::Strong, idOf(set.brief));
        if (set.isEdited)
            cell.text = tr("%1 (edited)").arg(cell.text);
        return cell;
    }
    case Mode:
        return set.isSuspended ? Cell::pill(PolicyWords::suspended(), kit::Tone::Warn, kit::Icon::Warning)
                               : absent(CellKind::Pill);
    case Effect:
    case Matched:
    case Refused:
    case ColumnCount:
        break;
    }
    return absent(CellKind::Text);
}

Cell PolicyTreeModel::nameOf(const Set &set, const Rule &rule) const {
    auto cell = Cell::of(CellKind::Text, kit::harmless(QString::fromStdString(rule.rule.id())));
    if (QString::fromStdString(set.brief.meta().name()) != draft_.name())
        return cell;
    const auto findings = check_.findingsOf(rule.rule.id());
    const auto &unmet = check_.answer().unmet();
    if (!findings.isEmpty()) {
        cell.leading = kit::icon(theme_, kit::Icon::Warning, PolicyWords::tone(findings.first()));
    } else if (std::any_of(unmet.begin(), unmet.end(),
                           [&rule](const v1::PolicyUnmet &one) { return one.rule() == rule.rule.id(); })) {
        cell.leading = kit::icon(theme_, kit::Icon::Info, kit::Tone::Info);
    }
    const auto prefix = "spec.rules[" + rule.rule.id() + ']';
    for (const auto &violation : check_.answer().violations()) {
        if (violation.field().compare(0, prefix.size(), prefix) != 0)
            continue;
        cell.leading = kit::icon(theme_, kit::Icon::Error, kit::Tone::Danger);
    }
    return cell;
}

// What does not count now does not look as if it did.
Cell PolicyTreeModel::modeOf(const Set &set, const Rule &rule) const {
    if (set.isSuspended && rule.isStanding && isCounting(rule.rule))
        return Cell::pill(PolicyWords::suspended(), kit::Tone::Warn, kit::Icon::Warning);
    auto pill = Cell::of(CellKind::Pill, PolicyWords::mode(rule.rule));
    pill.tone = PolicyWords::tone(rule.rule.mode());
    return pill;
}

Cell PolicyTreeModel::cellOf(const Set &set, const Rule &rule, int column) const {
    const auto &one = rule.rule;
    // What does not stand yet counts nothing.
    const auto counted = [&](qint64 count) { return figure(rule.isStanding ? count : -1); };
    switch (static_cast<Column>(column)) {
    case Name:
        return nameOf(set, rule);
    case Effect: {
        auto cell = Cell::of(CellKind::Term, kit::Sentences::word(one.effect()));
        cell.tone = PolicyWords::tone(one.effect());
        return cell;
    }
    case Mode:
        return modeOf(set, rule);
    case Matched:
        return counted(rule.status.matched());
    case Refused: {
        if (isCounting(one))
            return counted(rule.status.refused());
        auto cell = counted(rule.status.shadow_refused());
        cell.kind = CellKind::Muted;
        return cell;
    }
    case ColumnCount:
        break;
    }
    return {};
}

QString PolicyTreeModel::hintOf(const Set &set, const Rule *rule) const {
    if (!rule)
        return kit::harmless(QString::fromStdString(set.brief.policy_set().description()));
    QStringList lines;
    if (!rule->rule.description().empty())
        lines << kit::harmless(QString::fromStdString(rule->rule.description()));
    lines << tr("Asked at: %1").arg(kit::Sentences::word(rule->rule.stage()));
    if (QString::fromStdString(set.brief.meta().name()) == draft_.name())
        for (const auto &finding : check_.findingsOf(rule->rule.id()))
            lines << PolicyWords::finding(finding);
    return lines.join(QLatin1Char('\n'));
}

} // namespace policiespage
