#pragma once

#include <QCoreApplication>

#include "pilothouse/v1/deployment.pb.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// How many replicas of several deployments are ready and wanted. What one has too many fills no gap of another, and is
// told apart: a rollout starts new ones before it stops old ones.
class ReplicaTally {
    Q_DECLARE_TR_FUNCTIONS(ReplicaTally)

public:
    void add(const v1::DeploymentStatus &status);
    QString words() const;

private:
    int ready_ = 0;
    int wanted_ = 0;
    int beyond_ = 0;
};

} // namespace deploymentspage
