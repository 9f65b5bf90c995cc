#pragma once

#include <QList>
#include <QWidget>

#include "widgets/kit/fact_list.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_set.pb.h"

class QPushButton;

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class PolicySets;
class RowsPane;

// How much each rule of a set counts and what it has done since, live; and the steps from off to enforced, which change
// the draft.
class RolloutView final : public QWidget {
    Q_OBJECT

public:
    RolloutView(const kit::Session &session, Draft &draft, const PolicySets &sets, QWidget *parent = nullptr);

    // The rule that steps are of.
    void choose(const QString &rule);

private:
    struct Step {
        v1::PolicyMode mode;
        // Of 10,000; all where 0.
        int basisPoints;
        QPushButton *button;
    };

    // A rule of the set as it is in force, and what it has done; null where it is not, or that is not known yet.
    struct Standing {
        const v1::PolicyRule *rule = nullptr;
        const v1::PolicyRuleStatus *status = nullptr;
    };

    void refresh();
    void judge();
    void take(const Step &step);
    Standing standing(const std::string &rule) const;
    QString forecast(const Standing &standing) const;
    QList<kit::Fact> factsOf(const Standing &standing) const;

    const kit::Session session_;
    Draft &draft_;
    const PolicySets &sets_;
    RowsPane *rows_;
    QList<Step> steps_;
};

} // namespace policiespage
