#include "widgets/gpus/selection_actions.h"

#include <utility>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

#include "backend/client/resource_cache.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page.h"

namespace gpuspage {

SelectionActions::SelectionActions(const kit::Session &session, const GpuFleet &fleet, const kit::ActionMaker &make,
                                   Deployment deployment, QObject *parent)
    : QObject(parent),
      session_(session),
      fleet_(fleet),
      deployment_(std::move(deployment)),
      open_(make(QStringLiteral("gpus.open"), tr("Open the GPU"), QKeySequence(Qt::Key_O))),
      showNode_(make(QStringLiteral("gpus.showNode"), tr("Show the node"), QKeySequence::Open)),
      showDeployment_(make(QStringLiteral("gpus.showDeployment"), tr("Show the deployment"), {})),
      copySerials_(make(QStringLiteral("gpus.copySerials"), tr("Copy the serial numbers"), {})) {
    open_->setIconText(tr("Open", "the page of a GPU"));
    for (auto *action : {open_, showNode_, showDeployment_, copySerials_})
        kit::Page::setNeedsSelection(action);
    connect(open_, &QAction::triggered, this, [this] { Q_EMIT openRequested(fleet_.selection().current()); });
    connect(showNode_, &QAction::triggered, this, [this] {
        if (const auto names = nodes(); !names.isEmpty())
            Q_EMIT revealRequested(names.first());
    });
    connect(showDeployment_, &QAction::triggered, this, [this] {
        if (const auto name = deployment_(); !name.empty())
            Q_EMIT revealRequested(QString::fromStdString(name));
    });
    connect(copySerials_, &QAction::triggered, this, &SelectionActions::copy);
}

void SelectionActions::judge(const QString &obstacle, bool isGpuOpen) {
    const auto unselected = obstacle.isEmpty() && fleet_.selection().isEmpty() ? tr("Select a GPU first.") : obstacle;
    kit::Obstacle::tell(open_, isGpuOpen ? tr("It is open already.") : unselected);
    kit::Obstacle::tell(showNode_, unselected);
    kit::Obstacle::tell(copySerials_, unselected);
    const auto nobody =
        fleet_.owners().isComplete() ? tr("No deployment has it.") : tr("No deployment that you may see has it.");
    kit::Obstacle::tell(showDeployment_, !unselected.isEmpty()   ? unselected
                                         : deployment_().empty() ? nobody
                                                                 : QString());
}

QStringList SelectionActions::nodes() const {
    const auto &selection = fleet_.selection();
    QStringList names;
    if (selection.isEmpty())
        return names;
    int last = -1;
    for (const auto &gpu : selection.gpus())
        if (std::exchange(last, gpu.node) != gpu.node)
            names << fleet_.layout().name(gpu.node);
    return names;
}

void SelectionActions::copy() {
    QStringList serials;
    for (const auto &gpu : fleet_.selection().gpus()) {
        const auto node = session_.cache.find(fleet_.layout().facts(gpu.node).name);
        if (!node)
            continue;
        for (const auto &device : node->node_status().gpus())
            if (device.index() == gpu.gpu && !device.serial().empty())
                serials << QString::fromStdString(device.serial());
    }
    if (serials.isEmpty()) {
        session_.notices.post({kit::Tone::Info,
                               tr("None of %Ln GPU(s) reports a serial number.", nullptr, fleet_.selection().count()),
                               {},
                               {}});
        return;
    }
    QGuiApplication::clipboard()->setText(serials.join(QLatin1Char('\n')));
    session_.notices.post({kit::Tone::Ok,
                           tr("%n serial number(s) copied.", nullptr, static_cast<int>(serials.size())),
                           {},
                           {},
                           false,
                           true});
}

} // namespace gpuspage
