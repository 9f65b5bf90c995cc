#include "widgets/gpus/gpu_actions.h"

#include <algorithm>

#include <QAction>
#include <QMenu>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/gpus/silence_dialog.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/menu_button.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page.h"

namespace gpuspage {

using kit::NodeChanges;

namespace {

using Node = std::shared_ptr<const v1::Resource>;

bool isCordoned(const Node &node) {
    return node->node().unschedulable();
}

bool isDrained(const Node &node) {
    return node->node().draining();
}

// Whether some of the GPUs that are meant are cordoned one by one, or are not.
bool hasGpu(const GpuTarget &target, bool isCordonedOne) {
    return std::ranges::any_of(target.nodes, [&](const Node &node) {
        const auto &positions = target.positions.at(node->meta().name());
        return std::ranges::any_of(
            positions, [&](int position) { return NodeChanges::isGpuCordoned(*node, position) == isCordonedOne; });
    });
}

} // namespace

GpuActions::GpuActions(const kit::Session &session, const GpuFleet &fleet, const kit::ActionMaker &make, QWidget *host)
    : QObject(host), session_(session), fleet_(fleet), host_(host) {
    using Of = Words::Of;
    silence_ = add(make, "silence", {Of::Gpus, [](int) { return tr("Silence…"); }}, QKeySequence(Qt::Key_S));
    connect(silence_, &QAction::triggered, this, &GpuActions::openSilence);
    cordonGpus_ = add(make, "cordonGpus", {Of::Gpus, [](int count) { return tr("Cordon GPUs", nullptr, count); }},
                      QKeySequence(Qt::Key_K));
    connectTo(cordonGpus_,
              [](const GpuTarget &target) { return NodeChanges::cordonGpus(target.copies(), target.positions, true); });
    uncordonGpus_ = add(make, "uncordonGpus", {Of::Gpus, [](int count) { return tr("Uncordon GPUs", nullptr, count); }},
                        QKeySequence(Qt::SHIFT | Qt::Key_K));
    connectTo(uncordonGpus_, [](const GpuTarget &target) {
        return NodeChanges::cordonGpus(target.copies(), target.positions, false);
    });
    cordonNodes_ =
        add(make, "cordonNodes", {Of::Nodes, [](int count) { return tr("Cordon nodes", nullptr, count); }}, {});
    connectTo(cordonNodes_, [](const GpuTarget &target) { return NodeChanges::cordon(target.copies(), true); });
    uncordonNodes_ =
        add(make, "uncordonNodes", {Of::Nodes, [](int count) { return tr("Uncordon nodes", nullptr, count); }}, {});
    connectTo(uncordonNodes_, [](const GpuTarget &target) { return NodeChanges::cordon(target.copies(), false); });
    drain_ = add(make, "drainNodes", {Of::Nodes, [](int count) { return tr("Drain nodes", nullptr, count); }},
                 QKeySequence(Qt::SHIFT | Qt::Key_D));
    connectTo(drain_, [](const GpuTarget &target) { return NodeChanges::drain(target.copies(), true); });
    stopDraining_ = add(make, "stopDrainingNodes",
                        {Of::Nodes, [](int count) { return tr("Stop draining nodes", nullptr, count); }}, {});
    connectTo(stopDraining_, [](const GpuTarget &target) { return NodeChanges::drain(target.copies(), false); });
    follow();
}

QAction *GpuActions::add(const kit::ActionMaker &make, const char *verb, const Words &words, const QKeySequence &keys) {
    // As long as nothing is selected it is said of any number.
    auto *action = make(QStringLiteral("gpus.") + QLatin1String(verb), words.say(0), keys);
    words_.emplace_back(action, words);
    kit::Page::setNeedsSelection(action);
    return action;
}

void GpuActions::connectTo(QAction *action, Propose propose) {
    connect(action, &QAction::triggered, this,
            [this, propose] { this->propose(propose(GpuTarget::of(fleet_, session_.cache))); });
}

void GpuActions::propose(kit::ChangeDialog::Proposal proposal) {
    if (!proposal.changes.empty())
        kit::ChangeDialog::propose(session_, std::move(proposal), host_->window())->open();
}

void GpuActions::openSilence() {
    const auto target = GpuTarget::of(fleet_, session_.cache);
    auto silenced = SilenceTarget::of(fleet_, target);
    if (silenced.gpuCount > 0)
        (new SilenceDialog(session_, target, std::move(silenced), host_->window()))->open();
}

// Values come every second and change nothing of it.
void GpuActions::follow() {
    const auto follow = [this] {
        isDue_ = true;
        judge();
    };
    connect(&fleet_.selection(), &GpuSelection::changed, this, follow);
    connect(&fleet_, &GpuFleet::reshaped, this, follow);
    connect(&session_.connection, &client::Connection::stateChanged, this, follow);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, follow);
    connect(&session_.permissions, &client::Permissions::changed, this, follow);
    connect(&session_.cache, &client::ResourceCache::changed, this, [follow](const client::ResourceChanges &changes) {
        if (changes.of("nodes"))
            follow();
    });
}

kit::MenuButton *GpuActions::makeMenu(const QString &name, QAction *first) const {
    auto *more = new kit::MenuButton({}, name, [this, first](QMenu *menu) {
        menu->addAction(first);
        menu->addSeparator();
        menu->addActions(ofGpus());
        menu->addSeparator();
        menu->addActions(ofNodes());
    });
    more->setIcon(kit::icon(session_.theme, kit::Icon::More));
    more->setAccessibleName(tr("What can be done with it"));
    more->setToolTip(more->accessibleName());
    return more;
}

void GpuActions::judge() {
    if (!std::exchange(isDue_, false))
        return;
    const auto target = GpuTarget::of(fleet_, session_.cache);
    for (const auto &[action, words] : words_)
        action->setText(words.say(words.of == Words::Of::Gpus ? target.gpuCount : target.nodeCount));
    kit::Obstacle::tell(silence_, obstacleTo("silences.create", target));
    const auto general = obstacleTo("nodes.update", target);
    const auto judge = [&](QAction *action, bool isPossible, const QString &isSoAlready) {
        kit::Obstacle::tell(action, !general.isEmpty() ? general
                                    : isPossible       ? kit::Obstacle::Words()
                                                       : kit::Obstacle::Words(isSoAlready));
    };
    const auto &nodes = target.nodes;
    judge(cordonGpus_, hasGpu(target, false), tr("%Ln GPU(s) are cordoned already.", nullptr, target.gpuCount));
    judge(uncordonGpus_, hasGpu(target, true),
          tr("None of %Ln GPU(s) is cordoned by itself.", nullptr, target.gpuCount));
    judge(cordonNodes_, !std::ranges::all_of(nodes, isCordoned),
          tr("%Ln node(s) are cordoned already.", nullptr, target.nodeCount));
    judge(uncordonNodes_, std::ranges::any_of(nodes, isCordoned),
          tr("None of %Ln node(s) is cordoned.", nullptr, target.nodeCount));
    judge(drain_, !std::ranges::all_of(nodes, isDrained),
          tr("%Ln node(s) are drained already.", nullptr, target.nodeCount));
    judge(stopDraining_, std::ranges::any_of(nodes, isDrained),
          tr("None of %Ln node(s) is drained.", nullptr, target.nodeCount));
}

kit::Obstacle::Words GpuActions::obstacleTo(const std::string &permission, const GpuTarget &target) const {
    kit::Obstacle::Words reason = kit::Obstacle::toChange(session_);
    if (reason.isEmpty() && target.gpuCount == 0)
        reason = tr("Select a GPU first.");
    if (reason.isEmpty() && target.isTooMuch())
        reason = tr("These are GPUs of %Ln node(s), and one change holds at most %1. Select fewer.", nullptr,
                    target.nodeCount)
                     .arg(QLocale().toString(NodeChanges::Most));
    if (reason.isEmpty() && target.nodes.empty())
        reason = tr("%Ln node(s) are not loaded yet.", nullptr, target.nodeCount);
    if (permission == "silences.create")
        return reason.isEmpty() ? kit::Obstacle::to(session_, permission, {}) : reason;
    for (const auto &node : target.nodes)
        if (reason.isEmpty())
            reason = kit::Obstacle::to(session_, permission, node->meta().name());
    return reason;
}

} // namespace gpuspage
