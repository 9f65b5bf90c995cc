#include "widgets/overview/health_card.h"

#include <QGridLayout>

#include "widgets/kit/filtered_list.h"
#include "widgets/kit/fleet_use.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/role_label.h"
#include "widgets/overview/figure_link.h"

namespace overviewpage {

using kit::Size;
using kit::Tone;

namespace {

QString filtered(const char *kind, const char *filter) {
    return kit::FilteredList{QLatin1String(kind), QLatin1String(filter)}.name();
}

} // namespace

HealthCard::HealthCard(const kit::Theme &theme, QWidget *parent)
    : GlanceCard(theme, tr("Health"), parent), grid_(new QGridLayout) {
    setObjectName(QStringLiteral("health"));
    grid_->setHorizontalSpacing(theme.px(Size::SpaceMedium));
    grid_->setVerticalSpacing(theme.px(Size::SpaceTiny));
    grid_->setColumnStretch(1, 1);
    column()->addLayout(grid_);
    column()->addStretch(1);
    buildGpus();
    buildDeployments();
    buildTargets();
}

void HealthCard::buildGpus() {
    gpus_ = addRow(tr("GPUs"), {{tr("Critical"), Tone::Danger, filtered("gpus", "severity = CRITICAL")},
                                {tr("Degraded"), Tone::Warn, filtered("gpus", "severity = DEGRADED")},
                                {tr("Notices"), Tone::Info, filtered("gpus", "severity = NOTICE")},
                                {tr("Stale"), Tone::Warn, QStringLiteral("gpus")},
                                {tr("No data"), Tone::Warn, QStringLiteral("gpus")}});
    for (qsizetype place = 0; place < gpus_.size(); ++place)
        gpus_[place]->setObjectName(QStringLiteral("gpus%1").arg(place));
    gpus_[3]->hide();
    gpus_[4]->hide();
}

void HealthCard::buildDeployments() {
    deployments_ =
        addRow(tr("Deployments"),
               {{tr("Unavailable"), Tone::Danger, filtered("deployments", "state = UNAVAILABLE")},
                {tr("Degraded"), Tone::Warn, filtered("deployments", "state = DEGRADED")},
                {tr("Rolling out"), Tone::Info, filtered("deployments", "state = ROLLING_OUT OR state = STARTING")},
                {tr("Available"), Tone::Ok, filtered("deployments", "state = AVAILABLE")},
                {tr("Stopped"), Tone::Neutral, filtered("deployments", "state = STOPPED")}});
}

void HealthCard::buildTargets() {
    targets_ =
        addRow(tr("Routes and providers"),
               {{tr("Routes down"), Tone::Danger, filtered("routes", "state = DOWN")},
                {tr("Routes degraded"), Tone::Warn, filtered("routes", "state = DEGRADED")},
                {tr("Providers failing"), Tone::Warn,
                 filtered("providers", "conditions.type:Reachable AND conditions.status:CONDITION_STATUS_FALSE")}});
}

QList<FigureLink *> HealthCard::addRow(const QString &word, const QList<Figure> &figures) {
    const int row = grid_->rowCount();
    auto *name = new kit::RoleLabel(theme(), kit::TextRole::Label, word);
    name->setColor(kit::Color::Text2);
    name->setWordWrap(true);
    name->setMaximumWidth(theme().px(Size::FactLabel) * 3 / 4);
    grid_->addWidget(name, row, 0, Qt::AlignVCenter);
    auto *links = new kit::FlowLayout(theme().px(Size::SpaceTiny));
    links->setEven(true);
    QList<FigureLink *> made;
    for (const auto &[text, tone, target] : figures) {
        auto *link = new FigureLink(theme(), text, tone);
        link->setUnknown(tr("not known yet"));
        connect(link, &QAbstractButton::clicked, this, [this, target = target] { Q_EMIT linkRequested(target); });
        links->addWidget(link);
        made << link;
    }
    grid_->addLayout(links, row, 1);
    return made;
}

void HealthCard::present() {
    for (const auto &figures : {gpus_, deployments_, targets_})
        for (auto *figure : figures)
            figure->present();
    for (int row = 1; row < grid_->rowCount(); ++row)
        grid_->setRowStretch(row, 1);
}

void HealthCard::showFleet(const kit::FleetUse *use) {
    // Nothing is heard of any: only what was seen and is not over is known.
    const auto tell = [use](FigureLink *link, int figure, const QString &phrase) {
        if (figure == 0 && use->isUnheard())
            link->setUnknown(tr("not known, as no GPU is heard of"));
        else
            link->setFigure(figure, phrase);
    };
    if (!use) {
        for (auto *link : std::as_const(gpus_))
            link->setUnknown(tr("not known"));
        return;
    }
    const auto &summary = use->summary();
    tell(gpus_[0], summary.critical(), tr("%Ln GPU(s) critical", nullptr, summary.critical()));
    tell(gpus_[1], summary.degraded(), tr("%Ln GPU(s) degraded", nullptr, summary.degraded()));
    tell(gpus_[2], summary.notices(), tr("%Ln GPU(s) with a notice", nullptr, summary.notices()));
    const int stale = summary.stale_gpus();
    gpus_[3]->setVisible(stale > 0);
    gpus_[3]->setFigure(stale, tr("%Ln GPU(s) stale: nothing is heard of them any more", nullptr, stale));
    const int silent = summary.silent_gpus();
    gpus_[4]->setVisible(silent > 0);
    gpus_[4]->setFigure(silent, tr("%Ln GPU(s) of which nothing was heard yet", nullptr, silent));
}

void HealthCard::showServing(const ServingTally &tally) {
    using State = v1::DeploymentStatus;
    const int unavailable = tally.deployments(State::UNAVAILABLE);
    const int degraded = tally.deployments(State::DEGRADED);
    const int moving = tally.deployments(State::ROLLING_OUT) + tally.deployments(State::STARTING);
    const int available = tally.deployments(State::AVAILABLE);
    const int stopped = tally.deployments(State::STOPPED);
    deployments_[0]->setFigure(unavailable, tr("%Ln deployment(s) unavailable", nullptr, unavailable));
    deployments_[1]->setFigure(degraded, tr("%Ln deployment(s) degraded", nullptr, degraded));
    deployments_[2]->setFigure(moving, tr("%Ln deployment(s) starting or rolling out", nullptr, moving));
    deployments_[3]->setFigure(available, tr("%Ln deployment(s) available", nullptr, available));
    // Seldom any is, and then it is worth a line of its own.
    deployments_[4]->setVisible(stopped > 0);
    deployments_[4]->setFigure(stopped, tr("%Ln deployment(s) stopped", nullptr, stopped));
    const int down = tally.routes(v1::RouteStatus::DOWN);
    const int partial = tally.routes(v1::RouteStatus::DEGRADED);
    const int failing = tally.failingProviders();
    targets_[0]->setFigure(down, tr("%Ln route(s) down", nullptr, down));
    targets_[1]->setFigure(partial, tr("%Ln route(s) degraded", nullptr, partial));
    targets_[2]->setFigure(failing, tr("%Ln provider(s) failing", nullptr, failing));
}

} // namespace overviewpage
