#pragma once

#include <functional>

#include <QStringList>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {
class ChangeDialog;
}

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// The plan beside a change of deployments: a pane for each, asked for whenever the service has nothing against the
// change, and what the plans warn of in the dialog's own words about it.
class PlanPanes {
public:
    using DeploymentAt = std::function<v1::Resource(int)>;

    // One pane for each title; `deployment` is asked as it shall be.
    static void add(const kit::Session &session, kit::ChangeDialog *dialog, const QStringList &titles,
                    DeploymentAt deployment);
};

} // namespace deploymentspage
