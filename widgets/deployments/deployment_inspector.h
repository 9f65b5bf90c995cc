#pragma once

#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;

namespace kit {
class Banner;
class FactList;
class GridView;
class HistoryView;
class PlainTable;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class RolloutView;

// One deployment, described: how it stands and why, its revisions, the routes that lead to it.
class DeploymentInspector : public kit::Inspector {
    Q_OBJECT

public:
    struct Actions {
        QAction *makeItSo;
        QAction *rollBack;
        QList<QAction *> steering;
    };

    DeploymentInspector(const kit::Session &session, const Actions &actions, QWidget *parent = nullptr);

    // Empty shows that nothing is selected.
    void show(const QString &deployment);
    void refresh();
    const QString &deployment() const { return name_; }
    // Of the revision that is chosen among the revisions.
    std::optional<qint64> chosenGeneration() const;

Q_SIGNALS:
    // A route was opened.
    void revealRequested(const QString &name);

private:
    using QWidget::show;
    // What is said of the past grows older.
    void showAges();
    QWidget *buildOverview();
    QWidget *buildRoutes();
    void showFacts(const v1::Resource &deployment);
    void showRoutes();
    void showTrouble(const v1::DeploymentStatus &status);

    const kit::Session session_;
    QString name_;
    kit::Banner *trouble_;
    RolloutView *rollout_;
    kit::FactList *facts_;
    kit::FactList *conditions_;
    kit::PlainTable *routes_;
    kit::GridView *routesGrid_;
    // Null until somebody looks.
    kit::HistoryView *history_ = nullptr;
};

} // namespace deploymentspage
