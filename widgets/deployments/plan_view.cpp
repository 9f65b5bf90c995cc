#include "widgets/deployments/plan_view.h"

#include <algorithm>

#include <QTextBrowser>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/client/resource_cache.h"
#include "widgets/deployments/memory_words.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace deploymentspage {

namespace {

QString heading(const QString &words) {
    return QStringLiteral("<p style='margin-top:12px'><b>%1</b></p>").arg(words.toHtmlEscaped());
}

QString line(const QString &words) {
    return QStringLiteral("<p style='margin:2px 0'>%1</p>").arg(words.toHtmlEscaped());
}

QString indented(const QString &words) {
    return QStringLiteral("<p style='margin:0 0 0 16px'>%1</p>").arg(words.toHtmlEscaped());
}

template <typename Names>
QString joined(const Names &names) {
    QStringList words;
    for (const auto &name : names)
        words << kit::harmless(QString::fromStdString(name));
    return words.join(QStringLiteral(", "));
}

} // namespace

PlanView::PlanView(const kit::Session &session, QWidget *parent)
    : QWidget(parent), session_(session), text_(new QTextBrowser), panel_(new kit::StatePanel(session.theme, text_)) {
    setObjectName(QStringLiteral("plan"));
    panel_->setObjectName(QStringLiteral("planState"));
    text_->setObjectName(QStringLiteral("planText"));
    text_->setAccessibleName(tr("Plan"));
    text_->setFrameShape(QFrame::NoFrame);
    text_->setOpenLinks(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    panel_->showEmpty({tr("Nothing is planned yet"),
                       tr("As soon as the service has nothing against the change, what it would do stands here.")});
    connect(panel_, &kit::StatePanel::retryRequested, this, [this] { show(v1::Resource(deployment_)); });
}

void PlanView::show(const v1::Resource &deployment) {
    deployment_ = deployment;
    warning_.clear();
    isSettled_ = false;
    if (panel_->state() != kit::StatePanel::State::Filled)
        panel_->showLoading();
    v1::PlanDeploymentRequest request;
    *request.mutable_deployment() = deployment;
    pending_.cancel();
    pending_ = session_.connection.deployments().planDeployment(request);
    client::deliver(pending_, this, [this](const core::Result<v1::PlanDeploymentResponse> &answer) { take(answer); });
}

void PlanView::take(const core::Result<v1::PlanDeploymentResponse> &answer) {
    isSettled_ = true;
    if (answer) {
        warning_ = warningOf(*answer);
        text_->setHtml(textOf(*answer));
        panel_->showFilled();
    } else {
        const auto why = kit::Sentences::of(answer.error());
        panel_->showFailed({tr("The plan could not be made"), why});
        warning_ = tr("What would follow is not known, since the plan could not be made: %1").arg(why);
    }
    Q_EMIT settled();
}

QString PlanView::textOf(const v1::PlanDeploymentResponse &plan) const {
    QString text;
    if (const auto cluster = simulatedCluster(); !cluster.isEmpty())
        text +=
            line(tr("The cluster %1 is simulated: no engine would run, and answers would be made up.").arg(cluster));
    if (const auto missing = missingEngine(plan); !missing.isEmpty())
        text += line(missing);
    text += line(plan.fits() ? tr("Every replica has a node.")
                             : tr("Not every replica has a node; those that have none wait for one."));
    if (!plan.interruptions().empty())
        text += line(tr("At least %n replica(s) stay ready all the time.", nullptr, plan.least_ready()));
    text += heading(tr("Replicas")) + replicasOf(plan);
    text += heading(tr("Memory of one replica: %1").arg(MemoryWords::total(plan.memory())));
    for (const auto &term : plan.memory().terms()) {
        const auto formula = MemoryWords::formula(term);
        text += indented(
            formula.isEmpty() || !term.has_bytes()
                ? tr("%1: %2", "kind of memory, amount").arg(MemoryWords::name(term), MemoryWords::amount(term))
                : tr("%1: %2 = %3", "kind of memory, amount, formula")
                      .arg(MemoryWords::name(term), MemoryWords::amount(term), formula));
    }
    text += heading(tr("What is interrupted"));
    if (plan.interruptions().empty())
        text += indented(tr("nothing"));
    for (const auto &interruption : plan.interruptions()) {
        const auto id = kit::harmless(QString::fromStdString(interruption.replica()));
        text += indented(!interruption.is_replaced() ? tr("Replica %1 is drained and goes.").arg(id)
                         : interruption.is_surge()   ? tr("Replica %1 goes when its replacement is ready.").arg(id)
                                                     : tr("Replica %1 goes before its replacement is ready.").arg(id));
    }
    text += heading(tr("Who is touched"));
    text += indented(plan.routes().empty() ? tr("No route sends requests here.")
                                           : tr("Routes: %1").arg(joined(plan.routes())));
    text += indented(plan.teams().empty() ? tr("No team owns any of it.") : tr("Teams: %1").arg(joined(plan.teams())));
    return text;
}

// Named by the placement; nothing lands in one otherwise.
QString PlanView::simulatedCluster() const {
    const auto &name = deployment_.deployment().placement().cluster();
    const auto cluster = session_.cache.find(name);
    return cluster && cluster->cluster().runtime() == v1::SIMULATED ? ServingWords::id(name) : QString();
}

// The engine's program where it was looked for and is not; what runs already needs it no more.
QString PlanView::missingEngine(const v1::PlanDeploymentResponse &plan) const {
    const auto engine = session_.cache.find(deployment_.deployment().engine());
    const auto &replicas = plan.replicas();
    if (!engine || !simulatedCluster().isEmpty() ||
        std::all_of(replicas.begin(), replicas.end(), [](const auto &replica) { return replica.is_kept(); }))
        return {};
    const auto *installed = ServingWords::condition(engine->engine_template_status().conditions(), "Installed");
    return installed && installed->status() == v1::CONDITION_STATUS_FALSE ? kit::Sentences::of(*installed) : QString();
}

// Why they wait is said for the first of them, once for each reason.
QString PlanView::warningOf(const v1::PlanDeploymentResponse &plan) const {
    constexpr int mostNodes = 3;
    QStringList warnings;
    if (const auto missing = missingEngine(plan); !missing.isEmpty())
        warnings << tr("No new replica would start. %1").arg(missing);
    const v1::PlannedReplica *first = nullptr;
    int waiting = 0;
    for (const auto &replica : plan.replicas()) {
        if (!replica.node().empty())
            continue;
        ++waiting;
        first = first ? first : &replica;
    }
    if (!first)
        return warnings.join(QLatin1Char('\n'));
    QStringList told;
    QStringList reasons;
    for (const auto &other : first->others()) {
        if (reasons.size() == mostNodes)
            break;
        const core::Error::Arguments arguments(other.arguments().begin(), other.arguments().end());
        const auto sentence = kit::Sentences::of(other.reason(), arguments);
        if (told.contains(sentence))
            continue;
        told << sentence;
        reasons << tr("%1: %2", "node, why not").arg(ServingWords::id(other.node()), sentence);
    }
    if (reasons.isEmpty())
        reasons << tr("There is no node that it could run on.");
    warnings << tr("%L1 of %n replica(s) would wait: %2", nullptr, plan.replicas_size())
                    .arg(waiting)
                    .arg(reasons.join(QLatin1Char(' ')));
    return warnings.join(QLatin1Char('\n'));
}

QString PlanView::replicasOf(const v1::PlanDeploymentResponse &plan) const {
    QString text;
    for (const auto &replica : plan.replicas()) {
        const auto id =
            replica.replica().empty() ? tr("A new replica") : kit::harmless(QString::fromStdString(replica.replica()));
        const auto node = ServingWords::id(replica.node());
        text += indented(replica.node().empty() ? tr("%1 has no node.").arg(id)
                         : replica.is_kept()    ? tr("%1 stays on %2.", "replica, node").arg(id, node)
                         : replica.gpus().empty()
                             ? tr("%1 goes to %2.", "replica, node").arg(id, node)
                             : tr("%1 goes to %2, on %n GPU(s).", "replica, node", replica.gpus_size()).arg(id, node));
        for (const auto &other : replica.others()) {
            const core::Error::Arguments arguments(other.arguments().begin(), other.arguments().end());
            text += QStringLiteral("<p style='margin:0 0 0 32px'>%1</p>")
                        .arg(tr("%1: %2", "node, why not")
                                 .arg(ServingWords::id(other.node()), kit::Sentences::of(other.reason(), arguments))
                                 .toHtmlEscaped());
        }
        if (const int more = replica.other_count() - replica.others_size(); more > 0)
            text += indented(tr("and %n other node(s)", nullptr, more));
    }
    return text;
}

} // namespace deploymentspage
