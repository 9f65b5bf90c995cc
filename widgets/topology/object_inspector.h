#pragma once

#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"
#include "widgets/topology/topology_graph.h"

class QVBoxLayout;

namespace kit {
class FactList;
class HostView;
} // namespace kit

namespace topologypage {

// One object of the map, described: its facts, its conditions as sentences, and what it is connected to, as links.
class ObjectInspector : public kit::Inspector {
    Q_OBJECT

public:
    ObjectInspector(const kit::Session &session, const TopologyGraph &graph, QWidget *parent = nullptr);

    // Empty shows that nothing is selected. The remark is a sentence about it from a plan.
    void show(const QString &key, const QString &remark);

Q_SIGNALS:
    // An object of the map.
    void linkActivated(const QString &key);
    // A resource that stands elsewhere.
    void revealRequested(const QString &name);

private:
    // Made anew only when they are others: whoever stands on one with the keyboard stays there.
    void showLinks(ObjectId id);
    void addHeading(const QString &words);
    void addLink(const QString &words, const QString &key);

    const kit::Session session_;
    const TopologyGraph &graph_;
    QString key_;
    QStringList linked_;
    kit::FactList *facts_;
    kit::HostView *host_;
    QWidget *links_;
    QVBoxLayout *column_;
};

} // namespace topologypage
