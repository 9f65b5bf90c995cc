#pragma once

#include <functional>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/object_actions.h"

namespace gpuspage {

// Where the GPUs that are selected lead: to the page of one, to its node, to the deployment that has it; and their
// serial numbers.
class SelectionActions : public QObject {
    Q_OBJECT

public:
    // `deployments/<id>` that has the GPU which is described now; empty where none is known.
    using Deployment = std::function<std::string()>;

    // The fleet outlives them.
    SelectionActions(const kit::Session &session, const GpuFleet &fleet, const kit::ActionMaker &make,
                     Deployment deployment, QObject *parent);

    // Says of each whether it can be done, and if not, why: nothing can for the obstacle's sake, where there is one.
    void judge(const QString &obstacle, bool isGpuOpen);

    QAction *open() const { return open_; }
    QAction *showNode() const { return showNode_; }
    QAction *showDeployment() const { return showDeployment_; }
    QAction *copySerials() const { return copySerials_; }
    // Of what is selected, each once.
    QStringList nodes() const;

Q_SIGNALS:
    void openRequested(const gpuspage::GpuRef &gpu);
    void revealRequested(const QString &name);

private:
    void copy();

    const kit::Session session_;
    const GpuFleet &fleet_;
    const Deployment deployment_;
    QAction *open_;
    QAction *showNode_;
    QAction *showDeployment_;
    QAction *copySerials_;
};

} // namespace gpuspage
