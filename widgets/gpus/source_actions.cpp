#include "widgets/gpus/source_actions.h"

#include <algorithm>

#include <QAction>
#include <QMenu>

#include "backend/client/resource_cache.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/sentences.h"

namespace gpuspage {

namespace {

constexpr const char *SimulatedName = "telemetrySources/simulated";
constexpr const char *Scenario = "demo";

QString idOf(const std::string &name) {
    return QString::fromStdString(name).section(QLatin1Char('/'), -1);
}

} // namespace

SourceActions::SourceActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("telemetrySources"), make, host) {
    addSimulated_ = make(QStringLiteral("telemetrySources.addSimulated"), tr("Add a simulated fleet"), {});
    connect(addSimulated_, &QAction::triggered, this, &SourceActions::proposeSimulated);
    judge();
}

void SourceActions::judge() {
    ObjectActions::judge();
    if (addSimulated_)
        ObjectActions::judge(addSimulated_, QStringLiteral("telemetrySources.create"),
                             session().cache.contains(SimulatedName) ? tr("There is a simulated fleet already.")
                                                                     : QString());
}

void SourceActions::proposeSimulated() {
    kit::ChangeDialog::Proposal proposal;
    auto &source = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    source.mutable_meta()->set_name(SimulatedName);
    source.mutable_telemetry_source()->mutable_simulator()->set_scenario(Scenario);
    proposal.before.emplace_back();
    proposal.title = tr("Add a simulated fleet");
    proposal.consequence =
        tr("Three sites with 1,920 GPUs that do not exist stand beside what is real. Their nodes are "
           "marked as simulated, and nothing real runs on them.");
    proposal.verb = tr("Add");
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

QStringList SourceActions::statesOf(const v1::Resource &source) const {
    QStringList sentences;
    for (const auto &condition : source.telemetry_source_status().conditions())
        sentences << kit::Sentences::of(condition);
    return sentences.isEmpty() ? QStringList{tr("Nothing is known of it yet.")} : sentences;
}

bool SourceActions::hasForGpus() const {
    return std::ranges::any_of(session().cache.names("telemetrySources"), [this](const std::string &name) {
        const auto source = session().cache.find(name);
        return source && !source->telemetry_source().has_scan();
    });
}

void SourceActions::fill(QMenu *menu) {
    menu->setToolTipsVisible(true);
    for (const auto &name : session().cache.names("telemetrySources")) {
        const auto source = session().cache.find(name);
        if (!source)
            continue;
        auto *one = menu->addMenu(idOf(name));
        one->setObjectName(QString::fromStdString(name));
        one->setToolTipsVisible(true);
        for (const auto &sentence : statesOf(*source))
            one->addAction(sentence)->setEnabled(false);
        one->addSeparator();
        one->addActions({edit(), clone(), remove()});
        // What is done is done to the one whose menu is open.
        connect(one, &QMenu::aboutToShow, this, [this, name] {
            const auto chosen = QString::fromStdString(name);
            choose(chosen, {chosen});
        });
    }
    menu->addSeparator();
    menu->addActions({addSimulated_, create()});
}

} // namespace gpuspage
