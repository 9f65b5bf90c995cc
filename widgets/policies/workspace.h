#pragma once

#include "widgets/kit/card.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_analysis.pb.h"

class QAbstractButton;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace kit {
class ElidedLabel;
class FlowLayout;
class HistoryView;
class Pill;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

class BacktestView;
class Draft;
class DraftCheck;
class PolicyJson;
class PolicySets;
class ProblemList;
class RolloutView;
class RuleForm;
class SetForm;
class TestsView;
class Vocabulary;

// What is chosen in the tree, to be written: as a form and as JSON, with what analysis, tests and the past say of it,
// how much it counts, and what became of it.
class Workspace final : public kit::Card {
    Q_OBJECT

public:
    enum Tab { Form, Json, Findings, Tests, Difference, Backtest, Rollout, History, TabCount };

    Workspace(const kit::Session &session, Draft &draft, const DraftCheck &check, const PolicySets &sets,
              const Vocabulary &vocabulary, QWidget *parent = nullptr);

    // Of the draft's set; an empty rule shows the set itself.
    void show(const QString &rule);
    // An emergency keeps the rules of the set, as it stands, from counting.
    void setSuspended(bool isSuspended);
    void setTab(Tab tab);
    void addAction(QAbstractButton *button);
    using QWidget::addAction;
    // Stands above the actions.
    void addNotice(QWidget *notice);
    // Chooses a version of the set in its history.
    void showVersion(qint64 generation);
    // The keyboard goes to what is written, at the path of a violation where there is one.
    void takeKeyboard(const QString &path = {});

    const QString &rule() const { return rule_; }

Q_SIGNALS:
    void ruleChosen(const QString &rule);
    // The rule that is shown is about to have another id.
    void ruleRenamed(const QString &rule);
    // An event of the log, `events/<index>`.
    void eventRequested(const QString &name);

private:
    using QWidget::show;
    void buildPages(const DraftCheck &check, const PolicySets &sets, const Vocabulary &vocabulary);
    void buildLayout();
    void follow();
    void showHead();
    void showChecks();
    void showTitles();
    // A path of a violation: where it is in the editor that is open.
    void reveal(const QString &path);
    void makeTest(const v1::PolicyExample &example);

    const kit::Session session_;
    Draft &draft_;
    const DraftCheck &check_;
    QString rule_;
    bool isSuspended_ = false;
    kit::ElidedLabel *title_;
    kit::ElidedLabel *subtitle_;
    kit::Pill *mode_;
    QTabBar *tabs_;
    QStackedWidget *pages_;
    QStackedWidget *forms_ = nullptr;
    RuleForm *ruleForm_ = nullptr;
    SetForm *setForm_ = nullptr;
    PolicyJson *json_ = nullptr;
    TestsView *tests_ = nullptr;
    BacktestView *backtest_ = nullptr;
    RolloutView *rollout_ = nullptr;
    kit::HistoryView *history_ = nullptr;
    ProblemList *problems_ = nullptr;
    QVBoxLayout *foot_;
    kit::FlowLayout *actions_;
};

} // namespace policiespage
