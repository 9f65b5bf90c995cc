#pragma once

#include "widgets/kit/object_actions.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What can be done with providers, and with the secrets that they need.
class ProviderActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    ProviderActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    QAction *setValue() const { return setValue_; }

private:
    void openValue();

    QAction *newSecret_ = nullptr;
    QAction *setValue_ = nullptr;
};

} // namespace deploymentspage
