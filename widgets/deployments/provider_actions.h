#pragma once

#include "widgets/deployments/object_actions.h"

namespace deploymentspage {

// What can be done with providers, and with the secrets that they need.
class ProviderActions final : public ObjectActions {
    Q_OBJECT

public:
    ProviderActions(const kit::Session &session, const ActionMaker &make, QWidget *host);

    void judge() override;
    QAction *setValue() const { return setValue_; }

private:
    void openValue();

    QAction *newSecret_ = nullptr;
    QAction *setValue_ = nullptr;
};

} // namespace deploymentspage
