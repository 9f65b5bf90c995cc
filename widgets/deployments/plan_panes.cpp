#include "widgets/deployments/plan_panes.h"

#include "widgets/deployments/plan_view.h"
#include "widgets/kit/change_dialog.h"

namespace deploymentspage {

void PlanPanes::add(const kit::Session &session, kit::ChangeDialog *dialog, const QStringList &titles,
                    DeploymentAt deployment) {
    dialog->setJudge([dialog]() -> std::optional<QString> {
        QStringList warnings;
        for (const auto *plan : dialog->findChildren<PlanView *>()) {
            if (!plan->isSettled())
                return {};
            if (const auto warning = plan->warning(); !warning.isEmpty() && !warnings.contains(warning))
                warnings << warning;
        }
        return warnings.join(QLatin1Char('\n'));
    });
    for (int index = 0; index < titles.size(); ++index) {
        auto *plan = new PlanView(session);
        dialog->addPane(plan, titles[index]);
        QObject::connect(dialog, &kit::ChangeDialog::checked, plan,
                         [plan, deployment, index] { plan->show(deployment(index)); });
        QObject::connect(plan, &PlanView::settled, dialog, &kit::ChangeDialog::hearJudge);
    }
}

} // namespace deploymentspage
