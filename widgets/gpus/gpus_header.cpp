#include "widgets/gpus/gpus_header.h"

#include <algorithm>
#include <utility>

#include "backend/client/resource_cache.h"
#include "widgets/gpus/fleet_values.h"
#include "widgets/gpus/gpu_facts.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/severity_pill.h"
#include "widgets/gpus/silence_actions.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/kit/menu_button.h"

namespace gpuspage {

GpusHeader::GpusHeader(const kit::Session &session, const QString &title, const Parts &parts)
    : PageHeader(session.theme, title),
      session_(session),
      parts_(parts),
      silences_(new kit::MenuButton(tr("Silences"), QStringLiteral("silences"),
                                    [this](QMenu *menu) { parts_.silences.fill(menu); })),
      sources_(new kit::MenuButton(tr("Sources"), QStringLiteral("sources"),
                                   [this](QMenu *menu) { parts_.sources.fill(menu); })) {
    makePills();
    addAction(silences_);
    addAction(sources_);
}

void GpusHeader::makePills() {
    simulated_ = addPill(tr("Simulated"), kit::Tone::Info);
    simulated_->setToolTip(tr("GPUs of simulated nodes do not exist."));
    past_ = addPill(tr("Past values and faults"), kit::Tone::Info);
    past_->setToolTip(tr("The map shows what was measured then, and the faults that held then as far as their begin is "
                         "known. Owners and cordons are those of now."));
    byNode_ = addPill(tr("By node"), kit::Tone::Info);
    byNode_->setObjectName(QStringLiteral("byNode"));
    byNode_->setToolTip(tr("Of that time one value is kept for each node. Single GPUs are kept for 24 hours, in a very "
                           "large fleet for less."));
    for (auto *pill : parts_.severity.makePills())
        addPill(pill);
    // The tone that it has on the map.
    idle_ = addPill({}, kit::Tone::Info);
    idle_->setObjectName(QStringLiteral("idlePill"));
    idle_->setToolTip(GpuFacts::idleMeaning());
    stale_ = addPill({}, kit::Tone::Neutral);
    stale_->setObjectName(QStringLiteral("stalePill"));
    stale_->setToolTip(
        tr("Nothing at all was heard of them for longer than they are asked. The legend counts values of "
           "what the map shows."));
    for (auto *pill : {simulated_, past_, byNode_, idle_, stale_})
        pill->hide();
}

void GpusHeader::hideActions() {
    silences_->hide();
    sources_->hide();
}

void GpusHeader::openSource(const QString &name) {
    sources_->open(name);
}

void GpusHeader::resizeEvent(QResizeEvent *event) {
    PageHeader::resizeEvent(event);
    fit();
}

// Figures that grow may need more room, and figures that shrink give none back as long as the window stays as it is:
// the map below would move under the pointer each time.
void GpusHeader::fit() {
    if (width() != std::exchange(fitted_, width()))
        setFit(Fit::Whole);
    if (fit_ == Fit::Whole && wholeWidth() > width())
        setFit(Fit::Short);
    if (fit_ == Fit::Short && wholeWidth() > width())
        setFit(Fit::Below);
}

void GpusHeader::setFit(Fit fit) {
    fit_ = fit;
    setPillsBelow(fit == Fit::Below);
    tellFigures();
}

void GpusHeader::showShown(const QString &words, bool isMatterOfCourse) {
    shown_ = words;
    isMatterOfCourse_ = isMatterOfCourse;
    tellFigures();
    fit();
}

void GpusHeader::showSilences() {
    const int active = parts_.silences.activeCount();
    silences_->setText(active == 0 ? tr("Silences") : tr("Silences (%L1)").arg(active));
}

void GpusHeader::showFigures(bool isFilled) {
    isFilled_ = isFilled;
    tellFigures();
    fit();
}

void GpusHeader::tellFigures() {
    const bool isShort = fit_ != Fit::Whole;
    setFact(isShort && isMatterOfCourse_ ? QString() : shown_);
    const auto &summary = parts_.values.summary();
    const bool isNow = !parts_.values.areFaultsPast();
    const auto tell = [this, isNow](kit::Pill *pill, int count, const QString &words) {
        pill->setText(words);
        pill->setVisible(isFilled_ && isNow && count > 0);
    };
    const auto faults = parts_.values.shownFaults();
    parts_.severity.setSummary(isFilled_ ? &faults : nullptr);
    const int idle = summary.idle_allocated();
    const auto idleWords = isShort ? tr("%Ln idle", nullptr, idle) : tr("%Ln idle but allocated", nullptr, idle);
    // Where they alone are shown, the pill that ends that counts them.
    tell(idle_, parts_.severity.isOnlyIdle() ? 0 : idle,
         summary.has_idle_cost_hourly_micros() && summary.idle_cost_hourly_micros() > 0
             ? tr("%1, %2/h", "idle GPUs, money per hour")
                   .arg(idleWords,
                        GpuFacts::money(summary.idle_cost_hourly_micros(), QString::fromStdString(summary.currency())))
             : idleWords);
    tell(stale_, summary.stale_gpus(), tr("%Ln GPU(s) stale", nullptr, summary.stale_gpus()));
    const auto isSimulated = [this](const std::string &name) {
        const auto source = session_.cache.find(name);
        return source && source->telemetry_source().has_simulator();
    };
    simulated_->setVisible(isFilled_ && !isShort &&
                           std::ranges::any_of(session_.cache.names("telemetrySources"), isSimulated));
}

void GpusHeader::showTime(bool isPast, bool isByNode) {
    past_->setVisible(isFilled_ && isPast);
    byNode_->setVisible(isFilled_ && isByNode);
    fit();
}

} // namespace gpuspage
