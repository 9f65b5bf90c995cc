#include "widgets/gpus/source_actions.h"

#include <algorithm>

#include <QAction>
#include <QMenu>

#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/object_words.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/secret_dialog.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/silence_words.h"

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
    pause_ = this->make(QStringLiteral("pause"), tr("Pause telemetry source"), tr("Pause"));
    connect(pause_, &QAction::triggered, this, [this] { proposePause(true); });
    resume_ = this->make(QStringLiteral("resume"), tr("Resume telemetry source"), tr("Resume"));
    connect(resume_, &QAction::triggered, this, [this] { proposePause(false); });
    setValue_ = this->make(QStringLiteral("setSecretValue"), tr("Set value of the source's secret"), tr("Set value"));
    connect(setValue_, &QAction::triggered, this, [this] {
        if (const auto source = resource())
            kit::SecretDialog::ask(this->session(), source->telemetry_source().secret(), window());
    });
    judge();
}

void SourceActions::chooseTheOnlyOne() {
    const auto names = session().cache.names("telemetrySources");
    const auto only = names.size() == 1 ? QString::fromStdString(names.front()) : QString();
    if (!resource() && current() != only)
        choose(only, only.isEmpty() ? QStringList() : QStringList{only});
}

void SourceActions::judge() {
    chooseTheOnlyOne();
    ObjectActions::judge();
    if (setValue_) {
        ObjectActions::judge(pause_, QStringLiteral("telemetrySources.update"), obstacleToPause(true));
        ObjectActions::judge(resume_, QStringLiteral("telemetrySources.update"), obstacleToPause(false));
        const auto source = resource();
        const auto secret = source ? source->telemetry_source().secret() : std::string();
        kit::Obstacle::tell(setValue_, !source          ? notOne()
                                       : secret.empty() ? tr("The source names no secret. Edit it to name one.")
                                                        : kit::Obstacle::to(session(), "secrets.setValue", secret));
    }
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

QString SourceActions::obstacleToPause(bool isPaused) const {
    const auto chosen = targetResources();
    if (chosen.empty())
        return kit::ObjectWords::nothing(kind());
    if (std::ranges::any_of(chosen, [isPaused](const v1::Resource &source) {
            return source.telemetry_source().is_paused() != isPaused;
        }))
        return {};
    return isPaused ? tr("It is paused already.") : tr("It is not paused.");
}

void SourceActions::proposePause(bool isPaused) {
    kit::ChangeDialog::Proposal proposal;
    for (const auto &source : targetResources()) {
        if (source.telemetry_source().is_paused() == isPaused)
            continue;
        auto &put = *proposal.changes.emplace_back().mutable_put();
        *put.mutable_resource() = core::intentOf(source);
        put.mutable_resource()->mutable_telemetry_source()->set_is_paused(isPaused);
        put.mutable_update_mask()->add_paths("spec.is_paused");
        put.set_etag(source.meta().etag());
        proposal.before.push_back(core::intentOf(source));
    }
    if (proposal.changes.empty())
        return;
    const auto names = targets().join(QStringLiteral(", "));
    proposal.title = isPaused ? tr("Pause %1").arg(names) : tr("Resume %1").arg(names);
    proposal.consequence = isPaused ? tr("It is not asked until somebody resumes it. What it told of stays and grows "
                                         "stale, and the overview says so.")
                                    : tr("It is asked again at once.");
    proposal.verb = isPaused ? tr("Pause") : tr("Resume");
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

QStringList SourceActions::statesOf(const v1::Resource &source) const {
    // What was heard before it was paused is no more how it is doing.
    if (source.telemetry_source().is_paused())
        return {kit::SilenceWords::whole(source)};
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

SourceActions::Silent SourceActions::silent() const {
    Silent silent;
    int count = 0;
    for (const auto &name : session().cache.names("telemetrySources")) {
        const auto source = session().cache.find(name);
        if (!source || source->telemetry_source().has_scan())
            continue;
        const auto whole = kit::SilenceWords::whole(*source);
        const auto sentence = whole.isEmpty() ? kit::SilenceWords::part(*source) : whole;
        if (sentence.isEmpty())
            continue;
        ++count;
        silent = {sentence, QString::fromStdString(name)};
    }
    if (count > 1)
        return {tr("%Ln telemetry source(s) are silent: a part of what is shown here is old. How each is doing stands "
                   "under Sources.",
                   nullptr, count),
                {}};
    return silent;
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
        // Which of the two can be done is known.
        one->addActions({source->telemetry_source().is_paused() ? resume_ : pause_, edit(), clone(), remove()});
        if (!source->telemetry_source().secret().empty())
            one->addAction(setValue_);
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
