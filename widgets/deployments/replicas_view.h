#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {
struct Cell;
class GridView;
class PlainTable;
class RoleLabel;
class StatePanel;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class EngineLoads;

// The running copies of a deployment: state, how much they have to do, revision, place, restarts, and what went wrong
// last.
class ReplicasView : public QWidget {
    Q_OBJECT

public:
    explicit ReplicasView(const kit::Session &session, QWidget *parent = nullptr);

    // Null shows none.
    void show(const v1::Resource *deployment);
    QStringList selected() const;

Q_SIGNALS:
    void menuRequested(const QPoint &place);

private:
    using QWidget::show;
    QWidget *buildContent();
    void showRows();
    void showTrouble();
    void choose(const QStringList &ids);
    QString stateOf(const v1::Replica &replica) const;
    QString gpusOf(const v1::Replica &replica) const;
    // Running, waiting, KV cache.
    QList<kit::Cell> loadOf(const v1::Replica &replica) const;

    const kit::Session session_;
    v1::Resource deployment_;
    EngineLoads *loads_;
    kit::PlainTable *table_;
    kit::GridView *grid_;
    kit::RoleLabel *trouble_;
    kit::StatePanel *panel_;
};

} // namespace deploymentspage
