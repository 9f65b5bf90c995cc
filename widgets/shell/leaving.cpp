#include "widgets/shell/leaving.h"

#include <algorithm>

#include <QAbstractButton>
#include <QMessageBox>
#include <QPushButton>

#include "backend/client/embedded_service.h"
#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/obstacle.h"
#include "widgets/shell/task_list.h"

namespace shell {

namespace {

bool isAlive(const v1::Replica &replica) {
    switch (static_cast<int>(replica.state())) {
    case v1::Replica::STARTING:
    case v1::Replica::LOADING:
    case v1::Replica::READY:
    case v1::Replica::DRAINING:
    case v1::Replica::UNREACHABLE:
        return true;
    default:
        return false;
    }
}

// Those whose engine runs.
int replicasOf(const v1::Resource &deployment) {
    const auto &replicas = deployment.deployment_status().replicas();
    return static_cast<int>(std::count_if(replicas.begin(), replicas.end(), isAlive));
}

// Those that will run, console or not: wanted and not there yet, waiting for a place, or tried again after a failure.
int comingOf(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    const auto &replicas = status.replicas();
    const auto waiting = std::count_if(replicas.begin(), replicas.end(), [](const auto &replica) {
        return !isAlive(replica) && replica.state() != v1::Replica::STOPPED && !replica.is_given_up() &&
               !replica.is_leaving();
    });
    return static_cast<int>(waiting) + std::max(0, status.desired_replicas() - replicas.size());
}

// What is only simulated goes with the service and comes back with it.
bool isSimulated(const v1::Resource &deployment) {
    const auto &conditions = deployment.deployment_status().conditions();
    return std::any_of(conditions.begin(), conditions.end(),
                       [](const v1::Condition &condition) { return condition.type() == "Simulated"; });
}

QString idOf(const v1::Resource &deployment) {
    return QString::fromStdString(deployment.meta().name()).section(QLatin1Char('/'), -1);
}

int sumOf(const std::vector<v1::Resource> &deployments, int (*count)(const v1::Resource &)) {
    int sum = 0;
    for (const auto &deployment : deployments)
        sum += count(deployment);
    return sum;
}

} // namespace

Leaving::Leaving(const kit::Session &session, const Work &work, QWidget *window)
    : QObject(window), session_(session), work_(work), window_(window) {
    connect(&session_.cache, &client::ResourceCache::changed, this, &Leaving::follow);
}

bool Leaving::mayLeave() {
    if (!work_.embedded || isSettled_ || (work_.tasks.running() == 0 && running().empty()))
        return true;
    if (!question_ && !waiting_)
        ask();
    return false;
}

std::vector<v1::Resource> Leaving::running() const {
    std::vector<v1::Resource> deployments;
    session_.cache.each("deployments", [&](const v1::Resource &deployment) {
        if (!isSimulated(deployment) && replicasOf(deployment) + comingOf(deployment) > 0)
            deployments.push_back(deployment);
        return true;
    });
    return deployments;
}

QString Leaving::description(const std::vector<v1::Resource> &deployments) const {
    constexpr std::size_t mostNames = 8;
    QStringList parts;
    if (!deployments.empty()) {
        QStringList lines{
            tr("%n replica(s) run in the service of this machine:", nullptr, sumOf(deployments, replicasOf))};
        for (std::size_t place = 0; place < std::min(mostNames, deployments.size()); ++place)
            lines << tr("%1: %n replica(s)", "a deployment", replicasOf(deployments[place]))
                         .arg(idOf(deployments[place]));
        if (deployments.size() > mostNames)
            lines << tr("and %n more", nullptr, static_cast<int>(deployments.size() - mostNames));
        if (const int coming = sumOf(deployments, comingOf); coming > 0)
            lines << tr("%n replica(s) do not run now and are started again.", nullptr, coming);
        parts << lines.join(QLatin1Char('\n'));
    }
    if (work_.tasks.running() > 0)
        parts << tr("%n task(s) run in the service of this machine: %1", nullptr, work_.tasks.running())
                     .arg(work_.tasks.runningTitles().join(QStringLiteral(", ")));
    return parts.join(QStringLiteral("\n\n"));
}

void Leaving::ask() {
    const auto deployments = running();
    const bool hasReplicas = !deployments.empty();
    auto *box = new QMessageBox(QMessageBox::Question,
                                hasReplicas ? tr("Replicas are still running") : tr("Work is still running"),
                                description(deployments), QMessageBox::Cancel, window_);
    box->setObjectName(QStringLiteral("leaving"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        hasReplicas
            ? tr("Kept running, they go on answering requests without the console, and tasks finish. Stopped, they are "
                 "scaled to zero first; that is a change, which their revisions take back.")
            : tr("Left alone, it finishes and then ends by itself. Stopped, the work is taken up again at "
                 "the next start."));
    auto *keep = box->addButton(hasReplicas ? tr("&Keep them running") : tr("Let it finish"), QMessageBox::AcceptRole);
    keep->setObjectName(QStringLiteral("keep"));
    kit::setKind(*keep, kit::ButtonKind::Primary);
    connect(keep, &QAbstractButton::clicked, this, &Leaving::leave);
    addStop(box, hasReplicas);
    box->setDefaultButton(keep);
    question_ = box;
    box->open();
}

void Leaving::addStop(QMessageBox *box, bool hasReplicas) {
    auto *stop = box->addButton(hasReplicas ? tr("&Stop them") : tr("Stop the service"), QMessageBox::DestructiveRole);
    stop->setObjectName(QStringLiteral("stop"));
    if (!hasReplicas) {
        connect(stop, &QAbstractButton::clicked, this,
                [this] { client::deliver(work_.embedded->stop(), this, [this](const auto &) { leave(); }); });
        return;
    }
    const auto obstacle = kit::Obstacle::to(session_, "deployments.update", {});
    stop->setEnabled(obstacle.isEmpty());
    stop->setToolTip(obstacle);
    connect(stop, &QAbstractButton::clicked, this, &Leaving::stopReplicas);
}

void Leaving::stopReplicas() {
    kit::ChangeDialog::Proposal proposal;
    for (const auto &deployment : running()) {
        if (deployment.deployment_status().desired_replicas() == 0)
            continue;
        auto &put = *proposal.changes.emplace_back().mutable_put();
        *put.mutable_resource() = core::intentOf(deployment);
        put.mutable_resource()->mutable_deployment()->set_minimum_replicas(0);
        put.mutable_resource()->mutable_deployment()->set_maximum_replicas(0);
        put.mutable_update_mask()->add_paths("spec.minimum_replicas");
        put.mutable_update_mask()->add_paths("spec.maximum_replicas");
        put.set_etag(deployment.meta().etag());
        proposal.before.push_back(core::intentOf(deployment));
    }
    // Those that are left are on their way out already.
    if (proposal.changes.empty())
        return awaitEnd();
    proposal.title = tr("Scale %n deployment(s) to zero", nullptr, static_cast<int>(proposal.changes.size()));
    proposal.consequence =
        tr("All their replicas are drained and stopped, then the console closes. Scale them up again "
           "when they are to run.");
    proposal.verb = tr("Scale to zero and close");
    proposal.isDestructive = true;
    proposal.reason = tr("The console of this machine is closed");
    auto *dialog = kit::ChangeDialog::propose(session_, std::move(proposal), window_);
    connect(dialog, &kit::ChangeDialog::applied, this, &Leaving::awaitEnd);
    dialog->open();
}

void Leaving::awaitEnd() {
    auto *box = new QMessageBox(QMessageBox::Information, tr("Replicas are ending"), {}, QMessageBox::Cancel, window_);
    box->setObjectName(QStringLiteral("ending"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("They finish what they have begun. The console closes when the last one has ended."));
    auto *now = box->addButton(tr("Close &now"), QMessageBox::AcceptRole);
    now->setObjectName(QStringLiteral("closeNow"));
    connect(now, &QAbstractButton::clicked, this, &Leaving::leave);
    waiting_ = box;
    follow();
    if (waiting_)
        box->open();
}

void Leaving::follow() {
    if (!waiting_)
        return;
    const auto deployments = running();
    if (!deployments.empty()) {
        waiting_->setText(tr("%n replica(s) are still ending.", nullptr, sumOf(deployments, replicasOf)));
        return;
    }
    delete waiting_;
    leave();
}

void Leaving::leave() {
    isSettled_ = true;
    window_->close();
}

} // namespace shell
