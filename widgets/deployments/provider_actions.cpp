#include "widgets/deployments/provider_actions.h"

#include <QAction>

#include "backend/client/resource_cache.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/secret_dialog.h"

namespace deploymentspage {

ProviderActions::ProviderActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("providers"), make, host) {
    newSecret_ = make(QStringLiteral("secrets.create"), tr("New secret"), {});
    connect(newSecret_, &QAction::triggered, this, [this] {
        v1::Resource blank;
        blank.mutable_meta()->set_name("secrets/");
        blank.mutable_secret();
        kit::ChangeDialog::edit(this->session(), blank, window())->open();
    });
    setValue_ = make(QStringLiteral("secrets.setValue"), tr("Set secret value"), {});
    connect(setValue_, &QAction::triggered, this, &ProviderActions::openValue);
    include(newSecret_);
    include(setValue_);
}

void ProviderActions::judge() {
    ObjectActions::judge();
    const auto found = targets().size() > 1 ? nullptr : resource();
    kit::Obstacle::tell(newSecret_, kit::Obstacle::to(session(), "secrets.create", {}));
    const auto secret = found ? found->provider().secret() : std::string();
    kit::Obstacle::Words obstacle = found ? QString() : notOne();
    if (found && secret.empty())
        obstacle = tr("The provider names no secret. Edit it to name one.");
    else if (found)
        obstacle = kit::Obstacle::to(session(), "secrets.setValue", secret);
    kit::Obstacle::tell(setValue_, obstacle);
}

void ProviderActions::openValue() {
    const auto found = resource();
    if (found)
        kit::SecretDialog::ask(session(), found->provider().secret(), window());
}

} // namespace deploymentspage
