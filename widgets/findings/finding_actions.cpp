#include "widgets/findings/finding_actions.h"

#include <QAction>

#include "backend/client/connection.h"
#include "backend/client/finding_calls.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/findings/allow_dialog.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/own_host.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/verb_dialog.h"

namespace findingspage {

namespace {

QString shown(const v1::Resource &finding) {
    const auto &meta = finding.meta();
    return kit::harmless(QString::fromStdString(meta.display_name().empty() ? meta.name() : meta.display_name()));
}

// What the rules of names let through of a text; empty where nothing is left.
QString idFrom(const std::string &text) {
    QString id;
    for (const auto letter : QString::fromStdString(text).toLower()) {
        const bool isPlain = (letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) || letter.isDigit();
        if (isPlain && letter.unicode() < 0x80)
            id += letter;
        else if (!id.isEmpty() && !id.endsWith(QLatin1Char('-')))
            id += QLatin1Char('-');
    }
    id.truncate(40);
    while (id.endsWith(QLatin1Char('-')))
        id.chop(1);
    return id;
}

v1::Change changeOf(const v1::Resource &resource, const v1::FindingSpec &spec) {
    v1::Change change;
    auto &put = *change.mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(resource.meta().name());
    *put.mutable_resource()->mutable_finding() = spec;
    for (const auto *field : {"decision", "allowed_until_time", "note", "provider"})
        put.mutable_update_mask()->add_paths(std::string("spec.") + field);
    put.set_etag(resource.meta().etag());
    return change;
}

} // namespace

FindingActions::FindingActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("findings"), make, host, Origin::Found) {
    adopt_ = this->make(QStringLiteral("adopt"), tr("Adopt finding"), tr("Adopt"));
    connect(adopt_, &QAction::triggered, this, &FindingActions::proposeAdoption);
    allow_ = this->make(QStringLiteral("allow"), tr("Allow finding"), tr("Allow"));
    connect(allow_, &QAction::triggered, this, &FindingActions::openAllowance);
    reopen_ = this->make(QStringLiteral("reopen"), tr("Reopen finding"), tr("Reopen"));
    connect(reopen_, &QAction::triggered, this, &FindingActions::proposeReopening);
    stop_ = this->make(QStringLiteral("stop"), tr("Stop process"), tr("Stop process"));
    connect(stop_, &QAction::triggered, this, &FindingActions::openStop);
    newScan_ = make(QStringLiteral("findings.newScan"), tr("New scan"), {});
    connect(newScan_, &QAction::triggered, this, &FindingActions::openScan);
    include(newScan_);
    judge();
}

void FindingActions::judge() {
    ObjectActions::judge();
    // Made after the first judgement.
    if (!newScan_)
        return;
    const auto found = targets().size() > 1 ? nullptr : resource();
    const auto decision = found ? found->finding().decision() : v1::FINDING_DECISION_UNSPECIFIED;
    const auto update = QStringLiteral("findings.update");
    QString adoption = found ? QString() : notOne();
    if (found && !found->finding_status().has_endpoint())
        adoption = tr("It answers nowhere, so there is nothing that requests could be sent to.");
    else if (found && decision == v1::ADOPT)
        adoption = tr("It is adopted already.");
    if (adoption.isEmpty())
        adoption = kit::Obstacle::to(session(), "providers.create", {});
    ObjectActions::judge(adopt_, update, adoption);
    ObjectActions::judge(allow_, update, found ? QString() : notOne());
    ObjectActions::judge(reopen_, update,
                         !found                                         ? notOne()
                         : decision == v1::FINDING_DECISION_UNSPECIFIED ? tr("Nobody has decided about it.")
                                                                        : QString());
    ObjectActions::judge(stop_, QStringLiteral("findings.stop"), found ? obstacleToStop(*found) : notOne());
    kit::Obstacle::tell(newScan_, kit::Obstacle::to(session(), "telemetrySources.create", {}));
}

QString FindingActions::obstacleToStop(const v1::Resource &finding) const {
    const auto &status = finding.finding_status();
    if (status.process().pid() == 0)
        return tr("Which process answers there is not known. Stop it where it runs.");
    if (status.state() == v1::FindingStatus::GONE || status.state() == v1::FindingStatus::STOPPED)
        return tr("Its process is not there any more.");
    if (!kit::isOfOwnHost(status.node()))
        return tr("It runs on another host. Only processes of the service's own host can be stopped from here.");
    return {};
}

std::string FindingActions::baseUrlOf(const v1::FoundEndpoint &endpoint) {
    const auto text = QString::fromStdString(endpoint.address());
    const auto port = text.section(QLatin1Char(':'), -1);
    auto host = text.left(text.size() - port.size() - 1);
    // Whoever listens at all addresses of this machine is reached at its own.
    if (host == QLatin1String("0.0.0.0") || host == QLatin1String("[::]"))
        host = QStringLiteral("127.0.0.1");
    const bool isHere =
        host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") || host == QLatin1String("[::1]");
    // In clear to this machine alone.
    const bool isClear = isHere && !endpoint.is_tls();
    return ((isClear ? QStringLiteral("http://") : QStringLiteral("https://")) + host + QLatin1Char(':') + port +
            QStringLiteral("/v1"))
        .toStdString();
}

QString FindingActions::consequenceOf(const std::string &url, const v1::FoundEndpoint &endpoint) {
    if (endpoint.is_tls())
        return tr("It becomes the provider %1 with its models, which routes can send requests to. They are sent only "
                  "where its certificate is of an authority that the service's system trusts.");
    if (url.starts_with("http://"))
        return tr("It becomes the provider %1 with its models, which routes can send requests to.");
    return tr("It becomes the provider %1 with its models, which routes can send requests to. Requests go to other "
              "machines over https alone: it must offer that.");
}

std::string FindingActions::freeProviderName(const v1::Resource &finding) const {
    auto id = idFrom(finding.meta().display_name());
    if (id.isEmpty())
        id = QStringLiteral("found");
    const auto base = "providers/" + id.toStdString();
    auto free = base;
    for (int number = 2; session().cache.contains(free); ++number)
        free = base + '-' + std::to_string(number);
    return free;
}

// Provider and decision in one change: neither stands without the other.
void FindingActions::proposeAdoption() {
    const auto found = resource();
    if (!found || !found->finding_status().has_endpoint())
        return;
    const auto &endpoint = found->finding_status().endpoint();
    const auto name = freeProviderName(*found);
    kit::ChangeDialog::Proposal proposal;
    auto &provider = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    provider.mutable_meta()->set_name(name);
    provider.mutable_meta()->set_team(found->meta().team());
    provider.mutable_meta()->set_display_name(found->meta().display_name());
    provider.mutable_provider()->set_base_url(baseUrlOf(endpoint));
    for (const auto &model : endpoint.models())
        provider.mutable_provider()->add_models()->set_name(model);
    proposal.before.emplace_back();
    v1::FindingSpec spec;
    spec.set_decision(v1::ADOPT);
    spec.set_provider(name);
    proposal.changes.push_back(changeOf(*found, spec));
    proposal.before.push_back(core::intentOf(*found));
    proposal.title = tr("Adopt %1").arg(shown(*found));
    proposal.consequence = consequenceOf(provider.provider().base_url(), endpoint).arg(QString::fromStdString(name));
    proposal.verb = tr("Adopt");
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

void FindingActions::openAllowance() {
    if (const auto found = resource())
        AllowDialog::ask(session(), *found, window());
}

void FindingActions::proposeReopening() {
    const auto found = resource();
    if (!found)
        return;
    kit::ChangeDialog::Proposal proposal;
    proposal.changes.push_back(changeOf(*found, {}));
    proposal.before.push_back(core::intentOf(*found));
    proposal.title = tr("Reopen %1").arg(shown(*found));
    const bool isAdopted = found->finding().decision() == v1::ADOPT;
    proposal.consequence =
        isAdopted ? tr("What was decided about it is taken back. It is open again once the provider is deleted.")
                  : tr("What was decided about it is taken back, and it waits for a person again.");
    proposal.verb = tr("Reopen");
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

void FindingActions::openStop() {
    const auto found = resource();
    if (!found)
        return;
    const auto &process = found->finding_status().process();
    const auto name = found->meta().name();
    kit::VerbDialog::Question question;
    question.title = tr("Stop %1").arg(shown(*found));
    question.consequence =
        tr("Process %1 of the user %2 is asked to end, and is ended after 10 seconds where it has "
           "not. Whoever uses it loses what it is doing.")
            .arg(QString::number(process.pid()), kit::harmless(QString::fromStdString(process.user())));
    question.verb = tr("Stop process");
    question.isDestructive = true;
    question.isReasonNeeded = true;
    question.permission = "findings.stop";
    question.object = name;
    question.canWait = false;
    question.outcome = [](const v1::Resource &stopped) { return tr("%1 is being stopped.").arg(shown(stopped)); };
    question.send = [&connection = session().connection, name](const std::string &reason, const std::string &id,
                                                               QObject *receiver, kit::VerbDialog::Done done) {
        v1::StopFindingRequest request;
        request.set_name(name);
        request.set_reason(reason);
        request.set_request_id(id);
        const client::FindingCalls calls(connection.link(), client::defaultDeadline);
        client::deliver(calls.stopFinding(request), receiver,
                        [done = std::move(done)](const core::Result<v1::StopFindingResponse> &answer) {
                            if (answer)
                                done(answer->finding());
                            else
                                done(answer.error());
                        });
    };
    (new kit::VerbDialog(session(), std::move(question), window()))->open();
}

void FindingActions::openScan() {
    v1::Resource blank;
    blank.mutable_meta()->set_name("telemetrySources/");
    blank.mutable_telemetry_source()->mutable_scan()->add_targets();
    kit::ChangeDialog::edit(session(), blank, window())->open();
}

} // namespace findingspage
