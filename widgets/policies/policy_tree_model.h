#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "widgets/kit/cell.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class DraftCheck;
class Emergencies;
class PolicySets;

// Sets and below each its rules, as they stand or, of what is being written, as it is written. The filter keeps rules
// whose words hold what it says, and the sets that they are of.
class PolicyTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    // What a rule in the shadow would have refused stands in the place of what others did.
    enum Column { Name, Effect, Mode, Matched, Refused, ColumnCount };
    // What a row is: the set's name, and the rule's id where it is one.
    struct Place {
        QString set;
        QString rule;
        bool operator==(const Place &) const = default;
    };

    // What rows are made of; outlives the model.
    struct Sources {
        const PolicySets &sets;
        const Draft &draft;
        const DraftCheck &check;
        const Emergencies &emergencies;
    };

    PolicyTreeModel(const kit::Theme &theme, const Sources &sources, QObject *parent);

    void setFilter(const QString &filter);
    const QString &filter() const { return filter_; }

    // There is such a place, also where the filter hides it.
    bool contains(const Place &place) const;
    Place placeAt(const QModelIndex &index) const;
    QModelIndex indexOf(const Place &place) const;
    // Of all that there is.
    int setCount() const;
    int ruleCount() const;
    // Of what counts now: without what an emergency suspends.
    int enforcedCount() const;
    int suspendedCount() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Rule {
        v1::PolicyRule rule;
        v1::PolicyRuleStatus status;
        bool isStanding = false;
    };
    struct Set {
        v1::Resource brief; // without rules and tests
        bool isEdited = false;
        bool isSuspended = false;
        std::vector<Rule> rules;
    };

    void refresh();
    std::vector<Set> made() const;
    Set setOf(const v1::Resource &shown, const v1::Resource *standing, bool isEdited) const;
    bool isKept(const Set &set, const Rule &rule) const;
    // The same sets with rules of the same ids stand there.
    bool isOfSameShape(const std::vector<Set> &others) const;
    int countOf(bool isSuspended) const;
    kit::Cell cellOf(const Set &set, int column) const;
    kit::Cell cellOf(const Set &set, const Rule &rule, int column) const;
    kit::Cell modeOf(const Set &set, const Rule &rule) const;
    kit::Cell nameOf(const Set &set, const Rule &rule) const;
    QString hintOf(const Set &set, const Rule *rule) const;

    const kit::Theme &theme_;
    const PolicySets &sets_;
    const Draft &draft_;
    const DraftCheck &check_;
    const Emergencies &emergencies_;
    QString filter_;
    std::vector<Set> rows_;
};

} // namespace policiespage
