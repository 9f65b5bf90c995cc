#pragma once

#include <QTimer>

#include "backend/client/pending.h"
#include "backend/client/resource_view.h"
#include "widgets/kit/page.h"
#include "widgets/kit/session.h"
#include "widgets/topology/scene.h"
#include "widgets/topology/topology_graph.h"

#include "pilothouse/v1/deployment_service.pb.h"

class QStackedWidget;

namespace kit {
class ActionButton;
class Banner;
class ExportActions;
class FilterBar;
class GridView;
class PageHeader;
class Pill;
class StatePanel;
struct PictureWords;
} // namespace kit

namespace topologypage {

class LoadFeed;
class ObjectInspector;
class PlaceActions;
class TopologyFeed;
class TopologyModel;
class TopologyView;

// The live map of everything that serves, and of where it runs: two lenses and a table on the same objects, with one
// selection and one filter.
class TopologyPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit TopologyPage(const kit::Session &session, QWidget *parent = nullptr);
    ~TopologyPage() override;

    bool reveal(const QString &name) override;
    void expect(const QString &name) override;
    QString shownObject() const override;
    QRect shownPlace() const override;
    bool isSettled() const override;
    QList<QAction *> lend(const QStringList &names) override;
    void giveBack() override;
    void present() override;

    // Shows where the replicas of a deployment would run, until another plan or none replaces it.
    void showPlan(const QString &deployment, const v1::PlanDeploymentResponse &plan);
    void clearPlan();
    // Gives back what it knows, unless it is in sight or shows a plan: it reads everything anew when it is looked at.
    // Done by itself after five minutes out of sight.
    void letGo();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void makeRoomAction();
    void makeExports();
    void build();
    QLayout *buildFilterRow();
    void buildGrid();
    void makeRoom();
    void followCache();
    void takeChanges(const TopologyGraph::Changes &changes);
    void showState();
    void showFact();
    kit::PictureWords pictureWords() const;
    void showFaults();
    static QString nodesWith(int hosts, int all);
    void showLens(Lens lens);
    void showTable(bool isTable);
    void select(const QString &key, bool isShown);
    void selectRow();
    void applyFilter();
    void judgeActions();
    void choosePlaces();
    void showMenu(const QPoint &place);
    void askForPlan();
    void takePlan(const QString &deployment, const core::Result<v1::PlanDeploymentResponse> &answer);
    QHash<QString, QString> remarksOf(const v1::PlanDeploymentResponse &plan) const;
    // The deployment that the selection belongs to; empty for none.
    QString selectedDeployment() const;
    // What is selected, in the table perhaps several; only where all of it is resources.
    QStringList selectedResources() const;

    const kit::Session session_;
    TopologyGraph graph_;
    TopologyFeed *feed_;
    LoadFeed *load_;
    // What the filter lets through.
    client::ResourceView filtered_;
    TopologyModel *model_;
    TopologyView *view_;
    PlaceActions *places_ = nullptr;
    QAction *serving_;
    QAction *physical_;
    QAction *table_;
    QAction *fit_;
    QAction *zoomIn_;
    QAction *zoomOut_;
    QAction *plan_;
    QAction *endPlan_;
    QAction *open_;
    QAction *besides_; // what is selected, described beside the map
    kit::ExportActions *exports_;
    kit::PageHeader *header_;
    kit::Pill *faults_;
    kit::Pill *rollouts_;
    kit::Pill *drifts_;
    kit::FilterBar *filter_;
    kit::ActionButton *detailsButton_;
    kit::Banner *banner_;
    kit::GridView *grid_;
    QStackedWidget *twins_;
    kit::StatePanel *panel_;
    ObjectInspector *inspector_;
    QString selected_;
    QString awaited_;
    QString planned_;
    QHash<QString, QString> remarks_;
    client::Pending<v1::PlanDeploymentResponse> planning_;
    QTimer unseen_;
    bool isFilled_ = false;
    bool isSelecting_ = false;
    bool isPresented_ = false;
    bool isNarrow_ = false;
    // Its actions are about what another page has selected.
    bool isLending_ = false;
};

} // namespace topologypage
