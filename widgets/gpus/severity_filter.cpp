#include "widgets/gpus/severity_filter.h"

#include <QAction>
#include <QPointer>
#include <QRegularExpression>

#include "widgets/gpus/severity_pill.h"

namespace gpuspage {

namespace {

struct Criterion {
    v1::HealthSeverity severity;
    v1::HealthSign sign; // any where unspecified
};

// In the order of their actions.
constexpr std::array Criteria{
    Criterion{v1::CRITICAL, v1::HEALTH_SIGN_UNSPECIFIED}, Criterion{v1::DEGRADED, v1::HEALTH_SIGN_UNSPECIFIED},
    Criterion{v1::NOTICE, v1::HEALTH_SIGN_UNSPECIFIED}, Criterion{v1::NOTICE, v1::IDLE_ALLOCATED}};
constexpr std::size_t Idle = 3;

} // namespace

SeverityFilter::SeverityFilter(const kit::Session &session, const kit::ActionMaker &make, QObject *parent)
    : QObject(parent), session_(session) {
    actions_ << make(QStringLiteral("gpus.critical"), tr("Only critical GPUs"), QKeySequence(Qt::Key_C))
             << make(QStringLiteral("gpus.degraded"), tr("Only degraded GPUs"), QKeySequence(Qt::Key_D))
             << make(QStringLiteral("gpus.notices"), tr("Only GPUs with a notice"), QKeySequence(Qt::Key_N))
             << make(QStringLiteral("gpus.idle"), tr("Only GPUs that are allocated and idle"), {});
    for (std::size_t place = 0; place < Criteria.size(); ++place) {
        auto *action = actions_[static_cast<qsizetype>(place)];
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, place](bool isChosen) { chooseAt(isChosen ? std::optional(place) : std::nullopt); });
    }
}

QList<SeverityPill *> SeverityFilter::makePills() {
    const std::array tones{kit::Tone::Danger, kit::Tone::Warn, kit::Tone::Info, kit::Tone::Info};
    for (std::size_t place = 0; place < Criteria.size(); ++place)
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
    // There only to be ended: otherwise they are counted beside it, with what they cost.
    pills_[3]->setFigure(0, tr("%Ln idle", nullptr, summary_.idle_allocated()));
}

std::optional<v1::HealthSeverity> SeverityFilter::chosen() const {
    return chosen_ ? std::optional(Criteria[*chosen_].severity) : std::nullopt;
}

bool SeverityFilter::isOnlyIdle() const {
    return chosen_ == Idle;
}

void SeverityFilter::choose(std::optional<v1::HealthSeverity> severity) {
    std::optional<std::size_t> found;
    for (std::size_t place = 0; severity && place < Criteria.size() && !found; ++place)
        if (Criteria[place].severity == *severity)
            found = place;
    chooseAt(found);
}

void SeverityFilter::chooseAt(std::optional<std::size_t> place) {
    const bool isOther = place != chosen_;
    chosen_ = place;
    for (qsizetype action = 0; action < actions_.size(); ++action)
        actions_[action]->setChecked(chosen_ == static_cast<std::size_t>(action));
    if (isOther)
        Q_EMIT changed();
}

bool SeverityFilter::chooseBy(const QString &filter) {
    static const QRegularExpression form(QStringLiteral("^\\s*(severity|sign)\\s*=\\s*(\\w+)\\s*$"));
    const auto said = form.match(filter);
    const bool isSign = said.captured(1) == QLatin1String("sign");
    for (std::size_t place = 0; said.hasMatch() && place < Criteria.size(); ++place) {
        const auto &[severity, sign] = Criteria[place];
        const auto name = isSign ? v1::HealthSign_Name(sign) : v1::HealthSeverity_Name(severity);
        if (isSign != (sign == v1::HEALTH_SIGN_UNSPECIFIED) && said.captured(2) == QString::fromStdString(name)) {
            chooseAt(place);
            return true;
        }
    }
    return false;
}

int SeverityFilter::countAt(std::size_t place) const {
    if (place == Idle)
        return summary_.idle_allocated();
    const auto severity = Criteria[place].severity;
    return severity == v1::CRITICAL   ? summary_.critical()
           : severity == v1::DEGRADED ? summary_.degraded()
                                      : summary_.notices();
}

int SeverityFilter::count() const {
    return chosen_ ? countAt(*chosen_) : 0;
}

bool SeverityFilter::lets(std::uint8_t byte) const {
    const auto health = GpuHealth::of(byte);
    const auto &[severity, sign] = Criteria[*chosen_];
    return health.severity == severity && (sign == v1::HEALTH_SIGN_UNSPECIFIED || health.sign == sign) &&
           !health.isSilenced;
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
