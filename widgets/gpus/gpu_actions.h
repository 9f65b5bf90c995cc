#pragma once

#include "widgets/gpus/gpu_target.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/obstacle.h"

namespace kit {
class MenuButton;
}

namespace gpuspage {

// What can be done with the GPUs that are selected and with their nodes: cordon, drain, silence, and the way back. Each
// goes the way of every change.
class GpuActions : public QObject {
    Q_OBJECT

public:
    // The fleet outlives them.
    GpuActions(const kit::Session &session, const GpuFleet &fleet, const kit::ActionMaker &make, QWidget *host);

    // Says of each whether it can be done with what is selected, and if not, why.
    void judge();

    // A button with all that can be done, after `first`; whoever takes it owns it.
    kit::MenuButton *makeMenu(const QString &name, QAction *first) const;

    QAction *silence() const { return silence_; }
    QAction *cordonGpus() const { return cordonGpus_; }
    QAction *drain() const { return drain_; }
    // Of GPUs alone: what is done with whole nodes stands among what is lent for them.
    QList<QAction *> ofGpus() const { return {silence_, cordonGpus_, uncordonGpus_}; }
    QList<QAction *> ofNodes() const { return {cordonNodes_, uncordonNodes_, drain_, stopDraining_}; }

private:
    // What an action is called with so many GPUs or nodes selected.
    struct Words {
        enum class Of { Gpus, Nodes };

        Of of;
        QString (*say)(int count);
    };

    void follow();
    QAction *add(const kit::ActionMaker &make, const char *verb, const Words &words, const QKeySequence &keys);
    using Propose = kit::ChangeDialog::Proposal (*)(const GpuTarget &target);
    void connectTo(QAction *action, Propose propose);
    void propose(kit::ChangeDialog::Proposal proposal);
    void openSilence();
    kit::Obstacle::Words obstacleTo(const std::string &permission, const GpuTarget &target) const;

    const kit::Session session_;
    const GpuFleet &fleet_;
    QWidget *host_;
    // Something that it rests on has changed.
    bool isDue_ = true;
    std::vector<std::pair<QAction *, Words>> words_;
    QAction *silence_;
    QAction *cordonGpus_;
    QAction *uncordonGpus_;
    QAction *cordonNodes_;
    QAction *uncordonNodes_;
    QAction *drain_;
    QAction *stopDraining_;
};

} // namespace gpuspage
