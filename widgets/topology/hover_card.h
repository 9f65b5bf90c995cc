#pragma once

#include "widgets/kit/floating_card.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

// What is under the pointer, beside it: its name, its state and the facts that decide. The pointer passes through.
class HoverCard : public kit::FloatingCard {
    Q_OBJECT

public:
    HoverCard(const kit::Theme &theme, QWidget *parent);

    // The remark is a sentence of its own below the facts; empty is none.
    void tell(const TopologyGraph &graph, ObjectId id, const QString &remark);
    // Without the shadow.
    QSize cardSize() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const kit::Theme &theme_;
    QString title_;
    QString state_;
    kit::Tone tone_ = kit::Tone::Neutral;
    QList<std::pair<QString, QString>> facts_;
    QString remark_;
};

} // namespace topologypage
