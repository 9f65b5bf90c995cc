#pragma once

#include <array>

#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

class QPushButton;
class QStackedWidget;
class QTabBar;
class QTabWidget;

namespace kit {
class ActionButton;
class ListPane;
class ObjectActions;
class PageHeader;
class ResourceTable;
struct FilteredList;
} // namespace kit

namespace deploymentspage {

class DeploymentActions;
class DeploymentInspector;
class EngineActions;
class EnginesView;
class LogsView;
class ProviderActions;
class ProviderInspector;
class ReplicasView;
class RouteActions;
class RouteInspector;
class SelectionInspector;
class TrafficView;

// What serves models: deployments with their replicas and revisions, the routes that lead to them, and vendors beside
// them. One list at a time, chosen by tabs; what is selected is described beside it and below.
class DeploymentsPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit DeploymentsPage(const kit::Session &session, QWidget *parent = nullptr);

    std::optional<qint64> count() const override;
    bool reveal(const QString &name) override;
    void expect(const QString &name) override;
    QString shownObject() const override;
    QRect shownPlace() const override;
    bool isSettled() const override;
    QList<QAction *> lend(const QStringList &names) override;
    void giveBack() override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    enum List { Deployments, Routes, Providers, ListCount };
    static constexpr const char *kinds[] = {"deployments", "routes", "providers"};

    void makeActions();
    void makeListActions();
    void makeLists();
    void build();
    QWidget *buildDetails();
    void buildMany();
    void buildFoot();
    void follow();
    void showList(int list);
    bool showFiltered(const kit::FilteredList &filtered);
    void showSelection();
    void showMany(const QStringList &names);
    void showEngines();
    bool isEngine(const QString &name) const;
    void showFact();
    void showTitles();
    void chooseEngines();
    void chooseLists();
    static void deleteByKey(QAction *remove, QWidget *list);
    void openMenu(const QList<QAction *> &actions, const QPoint &place);
    kit::ListPane *current() const { return panes_[list_]; }

    const kit::Session session_;
    int list_ = Deployments;
    std::array<kit::ResourceTable *, ListCount> tables_{};
    std::array<kit::ListPane *, ListCount> panes_{};
    std::array<kit::ObjectActions *, ListCount> actions_{};
    DeploymentActions *deployments_ = nullptr;
    ProviderActions *providers_ = nullptr;
    RouteActions *routes_ = nullptr;
    EngineActions *engineActions_ = nullptr;
    kit::PageHeader *header_;
    kit::ActionButton *copyAddress_ = nullptr;
    QPushButton *create_;
    QTabBar *tabs_;
    QStackedWidget *filters_;
    QStackedWidget *lists_;
    QStackedWidget *inspectors_;
    DeploymentInspector *deployment_ = nullptr;
    RouteInspector *route_;
    ProviderInspector *provider_;
    std::array<SelectionInspector *, ListCount> many_{};
    QTabWidget *details_;
    ReplicasView *replicas_;
    LogsView *logs_;
    TrafficView *traffic_;
    EnginesView *engines_ = nullptr;
    bool isLending_ = false;
    // An engine template was revealed, and gets the keyboard next.
    bool leadsToEngines_ = false;
    // The engines are shown because nothing was deployed.
    bool asksForEngines_ = false;
};

} // namespace deploymentspage
