#pragma once

#include <QMap>

#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;

namespace kit {
class FactList;
}

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Several objects of one kind that are selected: how many, in which states, and what can be done to all of them at
// once.
class SelectionInspector : public kit::Inspector {
    Q_OBJECT

public:
    // The actions are those that many bear, in this order.
    SelectionInspector(const kit::Session &session, const QString &kind, const QList<QAction *> &actions,
                       QWidget *parent = nullptr);

    void show(const QStringList &names);

private:
    using QWidget::show;
    struct State {
        int order = 0; // of the states: what needs a look comes first
        QString word;
        bool operator<(const State &other) const { return std::tie(order, word) < std::tie(other.order, other.word); }
    };
    QString titleOf(int count) const;
    QString replicasOf(const std::vector<std::shared_ptr<const v1::Resource>> &deployments) const;
    static State stateOf(const v1::Resource &resource);

    const kit::Session session_;
    const QString kind_;
    kit::FactList *facts_;
};

} // namespace deploymentspage
