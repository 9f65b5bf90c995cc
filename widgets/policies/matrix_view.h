#pragma once

#include <map>
#include <set>
#include <string>

#include <QWidget>

#include "widgets/kit/session.h"
#include "widgets/policies/decision_matrix.h"

class QComboBox;
class QPushButton;

namespace kit {
class FactList;
class GridView;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace policiespage {

// Who may what by the policies: teams by models, roles by verbs, and all that one principal may. Each cell says what
// the rules say of one question, and by which rule.
class MatrixView final : public QWidget {
    Q_OBJECT

public:
    MatrixView(const kit::Session &session, QWidget *parent = nullptr);

    bool isSettled() const { return !matrix_->isAsking(); }

Q_SIGNALS:
    void whyRequested(const pilothouse::v1::PolicyQuestion &question);
    void settled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Shape { TeamsByModels, RolesByVerbs, OnePrincipal };

    void build();
    void offer();
    void ask();
    void showState();
    void showCell();
    QWidget *buildLegend();
    void askRoles();
    QString summary() const;
    DecisionMatrix::Shape teamsByModels() const;
    DecisionMatrix::Shape rolesByVerbs() const;
    DecisionMatrix::Shape onePrincipal() const;
    void addPlace(const v1::Resource &model, v1::PolicyQuestion *question) const;

    const kit::Session session_;
    DecisionMatrix *matrix_;
    QComboBox *shape_;
    // What the shape leaves open: a place to run in, a kind, a principal.
    QComboBox *subject_;
    kit::RoleLabel *summary_;
    QWidget *legend_ = nullptr;
    // What each role holds; empty while that is not known.
    std::map<int, std::set<std::string>> held_;
    kit::GridView *grid_;
    kit::FactList *facts_;
    QPushButton *why_;
    kit::StatePanel *panel_;
    bool isOld_ = true;
};

} // namespace policiespage
