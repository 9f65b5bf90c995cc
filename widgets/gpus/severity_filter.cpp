#include "widgets/gpus/severity_filter.h"

#include <QAction>
#include <QPointer>
#include <QRegularExpression>

#include "widgets/gpus/severity_pill.h"

namespace gpuspage {

namespace {

// In the order of their actions.
constexpr std::array Severities{v1::CRITICAL, v1::DEGRADED, v1::NOTICE};

} // namespace

SeverityFilter::SeverityFilter(const kit::Session &session, const kit::ActionMaker &make, QObject *parent)
    : QObject(parent), session_(session) {
    actions_ << make(QStringLiteral("gpus.critical"), tr("Only critical GPUs"), QKeySequence(Qt::Key_C))
             << make(QStringLiteral("gpus.degraded"), tr("Only degraded GPUs"), QKeySequence(Qt::Key_D))
             << make(QStringLiteral("gpus.notices"), tr("Only GPUs with a notice"), QKeySequence(Qt::Key_N));
    for (std::size_t place = 0; place < Severities.size(); ++place) {
        auto *action = actions_[static_cast<qsizetype>(place)];
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, severity = Severities[place]](bool isChosen) {
            choose(isChosen ? std::optional(severity) : std::nullopt);
        });
    }
}

QList<SeverityPill *> SeverityFilter::makePills() {
    const std::array tones{kit::Tone::Danger, kit::Tone::Warn, kit::Tone::Info};
    for (std::size_t place = 0; place < Severities.size(); ++place)
        pills_ << new SeverityPill(session_.theme, *actions_[static_cast<qsizetype>(place)], tones[place]);
    setSummary(nullptr);
    return pills_;
}

void SeverityFilter::setSummary(const v1::FleetSummary *summary) {
    summary_ = summary ? *summary : v1::FleetSummary();
    if (pills_.isEmpty())
        return;
    pills_[0]->setFigure(summary_.critical(), tr("%Ln critical", nullptr, summary_.critical()));
    pills_[1]->setFigure(summary_.degraded(), tr("%Ln degraded", nullptr, summary_.degraded()));
    pills_[2]->setFigure(summary_.notices(), tr("%Ln notice(s)", nullptr, summary_.notices()));
}

void SeverityFilter::choose(std::optional<v1::HealthSeverity> severity) {
    const bool isOther = severity != chosen_;
    chosen_ = severity;
    for (std::size_t place = 0; place < Severities.size(); ++place)
        actions_[static_cast<qsizetype>(place)]->setChecked(chosen_ == Severities[place]);
    if (isOther)
        Q_EMIT changed();
}

bool SeverityFilter::chooseBy(const QString &filter) {
    static const QRegularExpression form(QStringLiteral("^\\s*severity\\s*=\\s*(\\w+)\\s*$"));
    const auto said = form.match(filter);
    v1::HealthSeverity severity = v1::HEALTH_SEVERITY_UNSPECIFIED;
    if (!said.hasMatch() || !v1::HealthSeverity_Parse(said.captured(1).toStdString(), &severity) ||
        std::ranges::find(Severities, severity) == Severities.end())
        return false;
    choose(severity);
    return true;
}

int SeverityFilter::countOf(v1::HealthSeverity severity) const {
    return severity == v1::CRITICAL   ? summary_.critical()
           : severity == v1::DEGRADED ? summary_.degraded()
                                      : summary_.notices();
}

int SeverityFilter::count() const {
    return chosen_ ? countOf(*chosen_) : 0;
}

bool SeverityFilter::lets(std::uint8_t byte) const {
    const auto health = GpuHealth::of(byte);
    return health.severity == chosen_ && !health.isSilenced;
}

std::optional<std::vector<bool>> SeverityFilter::matches(const GpuFleet &fleet, const LetsNode &letsNode) const {
    if (!chosen_ && !letsNode)
        return {};
    const auto &layout = fleet.layout();
    std::vector<bool> matches(static_cast<std::size_t>(layout.gpuCount()), false);
    for (int node = 0; node < layout.nodeCount(); ++node) {
        if (letsNode && !letsNode(node))
            continue;
        const auto &place = layout.node(node);
        for (int gpu = 0; gpu < place.gpuCount; ++gpu)
            if (!chosen_ || lets(fleet.values().health({node, gpu})))
                matches[static_cast<std::size_t>(place.firstGpu + gpu)] = true;
    }
    return matches;
}

} // namespace gpuspage
