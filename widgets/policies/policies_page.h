#pragma once

#include "widgets/kit/page.h"
#include "widgets/kit/session.h"
#include "widgets/policies/policy_tree_model.h"

class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace kit {
class GridView;
class PageHeader;
class Pill;
class StatePanel;
} // namespace kit

namespace policiespage {

class AskedSets;
class BreakGlassView;
class Draft;
class DraftCheck;
class DraftMemory;
class Emergencies;
class MatrixView;
class PolicyActions;
class PolicySets;
class Vocabulary;
class WhyView;
class Workspace;

// Policies: the sets and their rules, written and proven beside the list; who may what by them; why something is
// decided as it is; and emergencies in which they are suspended.
class PoliciesPage final : public kit::Page {
    Q_OBJECT

public:
    enum View { Rules, Matrix, Why, BreakGlass };

    static kit::PageFacts facts();

    explicit PoliciesPage(const kit::Session &session, QWidget *parent = nullptr);
    ~PoliciesPage() override;

    // Of sets.
    std::optional<qint64> count() const override;
    // A set, `policySets/<id>`, or a rule of it, `policySets/<id>#<rule>`; an emergency, `breakGlasses/<id>`;
    // `why/<index of an event>` and `why?principal=…&permission=…&resource=…&target=…&stage=…`; `matrix`.
    bool reveal(const QString &name) override;
    QString shownObject() const override;
    bool isSettled() const override;
    QList<QAction *> lend(const QStringList &names) override;
    void giveBack() override;

    Draft &draft() const { return *draft_; }

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeActions();
    void build();
    QWidget *buildRules();
    QWidget *buildTree();
    void follow();
    void followTree();
    // Without the filter where that hides it; false where there is no such place.
    bool choose(const PolicyTreeModel::Place &place);
    // Not by the reader.
    void setCurrent(const QModelIndex &index);
    // Whether what reveal() was asked for is there and shown.
    bool showAwaited();
    void takePlace();
    void chooseObject();
    void showState();
    void showFact();
    void showReviews();
    void showView(View view);
    void openTemplates();

    const kit::Session session_;
    PolicySets *sets_;
    Draft *draft_;
    DraftMemory *memory_;
    DraftCheck *check_;
    AskedSets *asked_;
    Vocabulary *vocabulary_;
    Emergencies *emergencies_;
    PolicyTreeModel *tree_;
    PolicyTreeModel::Place place_;
    // What reveal() was asked for and is not there yet.
    QString awaited_;
    bool isResetting_ = false;
    bool isOwnChoice_ = false;
    PolicyActions *actions_ = nullptr;
    QAction *beginGlass_ = nullptr;
    QAction *endGlass_ = nullptr;
    QAction *glassChanges_ = nullptr;
    QAction *reviewGlass_ = nullptr;
    kit::PageHeader *header_ = nullptr;
    kit::Pill *reviews_ = nullptr; // how many emergencies wait for one
    QTabBar *views_ = nullptr;
    QStackedWidget *pages_ = nullptr;
    QLineEdit *filter_ = nullptr;
    kit::GridView *grid_ = nullptr;
    kit::StatePanel *panel_ = nullptr;
    Workspace *workspace_ = nullptr;
    MatrixView *matrix_ = nullptr;
    WhyView *why_ = nullptr;
    BreakGlassView *glass_ = nullptr;
};

} // namespace policiespage
