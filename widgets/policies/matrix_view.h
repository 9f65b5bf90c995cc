#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "widgets/kit/session.h"
#include "widgets/policies/decision_matrix.h"
#include "widgets/policies/intents.h"
#include "widgets/policies/open_rules.h"

class QComboBox;
class QPushButton;

namespace kit {
class FactList;
class GridView;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace policiespage {

class HeldRoles;

// Who may what: teams by models by the policies alone, and by roles and policies together roles by verbs and all that
// one principal may. Each cell says what the rules say of one question, and by which rule.
class MatrixView final : public QWidget {
    Q_OBJECT

public:
    // The sets outlive it.
    MatrixView(const kit::Session &session, const PolicySets &sets, QWidget *parent = nullptr);

    bool isSettled() const { return !matrix_->isAsking(); }

Q_SIGNALS:
    void whyRequested(const pilothouse::v1::PolicyQuestion &question);
    void settled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Shape { TeamsByModels, RolesByVerbs, OnePrincipal };

    void build();
    void follow();
    void offer();
    void ask();
    void compare();
    void showState();
    void showCell();
    QWidget *buildLegend();
    Shape shape() const;
    std::string subject() const;
    QString summary() const;
    QString counted() const;
    // What the questions of the shape tell.
    ToldFacts told() const;
    QStringList namesOf(const char *kind) const;
    // Those that people change.
    static std::vector<std::string> kinds();
    DecisionMatrix::Shape teamsByModels() const;
    DecisionMatrix::Shape rolesByVerbs() const;
    DecisionMatrix::Shape onePrincipal() const;
    void addPlace(const v1::Resource &model, v1::PolicyQuestion *question) const;

    const kit::Session session_;
    const PolicySets &sets_;
    Intents intents_;
    HeldRoles *held_;
    DecisionMatrix *matrix_;
    QComboBox *shape_;
    // What the shape leaves open: a place to run in, a kind, a principal.
    QComboBox *subject_;
    kit::RoleLabel *summary_;
    QWidget *legend_ = nullptr;
    kit::GridView *grid_;
    kit::FactList *facts_;
    QPushButton *why_;
    kit::StatePanel *panel_;
    bool isOld_ = true;
};

} // namespace policiespage
