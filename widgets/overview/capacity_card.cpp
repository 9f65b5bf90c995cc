#include "widgets/overview/capacity_card.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/fleet_use.h"
#include "widgets/kit/state_panel.h"

namespace overviewpage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

// A square in the color of a step of the bar.
class Swatch : public QWidget {
public:
    Swatch(const kit::Theme &theme, int step) : theme_(theme), step_(step) {
        setFixedSize(theme.px(Size::Dot), theme.px(Size::Dot));
        QObject::connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), CapacityBar::color(theme_, step_)); }

private:
    const kit::Theme &theme_;
    const int step_;
};

QString shareOf(int count, int whole) {
    return whole > 0 ? kit::Figures::percent(std::llround(100.0 * count / whole) * 100) : QString();
}

} // namespace

CapacityCard::CapacityCard(const kit::Theme &theme, QWidget *parent) : GlanceCard(theme, tr("Capacity"), parent) {
    setObjectName(QStringLiteral("capacity"));
    open_ = addLink(tr("Open GPUs"), QStringLiteral("gpus"));
    open_->setObjectName(QStringLiteral("openGpus"));
    addSimulated_ = new QAction(tr("Add a simulated fleet"), this);
    connect(addSimulated_, &QAction::triggered, this,
            [this] { Q_EMIT linkRequested(QStringLiteral("telemetrySources.addSimulated")); });
    panel_ = new kit::StatePanel(theme, buildContent());
    panel_->setObjectName(QStringLiteral("capacityState"));
    connect(panel_, &kit::StatePanel::retryRequested, this, &CapacityCard::retryRequested);
    column()->addWidget(panel_);
}

QWidget *CapacityCard::first() const {
    return open_;
}

QWidget *CapacityCard::buildContent() {
    auto *content = new QWidget;
    rows_ = new QVBoxLayout(content);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(theme().px(Size::SpaceMedium));
    bar_ = new CapacityBar(theme());
    bar_->setObjectName(QStringLiteral("capacityBar"));
    rows_->addWidget(bar_);
    legend_ = new QHBoxLayout;
    legend_->setSpacing(theme().px(Size::SpaceLarge));
    legend_->addWidget(buildStep(0, tr("GPUs"), tr("All that are known")), 1);
    legend_->addWidget(buildStep(1, tr("Allocated"), tr("Given to replicas")), 1);
    legend_->addWidget(buildStep(2, tr("Active"), tr("Allocated, and at work")), 1);
    legend_->addWidget(buildStep(3, tr("Effective"), tr("Allocated, half busy")), 1);
    rows_->addLayout(legend_);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme().px(Size::SpaceMedium));
    idle_ = new kit::ElidedLabel(theme(), TextRole::Medium);
    idle_->setObjectName(QStringLiteral("idle"));
    apart_ = new kit::RoleLabel(theme(), TextRole::Caption);
    apart_->setObjectName(QStringLiteral("apart"));
    apart_->setColor(Color::Text2);
    showIdle_ = new QPushButton(tr("Show GPUs"));
    showIdle_->setObjectName(QStringLiteral("showIdle"));
    showIdle_->hide();
    connect(showIdle_, &QPushButton::clicked, this, [this] {
        Q_EMIT linkRequested(kit::FilteredList{QStringLiteral("gpus"), QStringLiteral("sign = IDLE_ALLOCATED")}.name());
    });
    rate_ = new QPushButton(tr("Give a rate"));
    rate_->setObjectName(QStringLiteral("giveRate"));
    rate_->hide();
    connect(rate_, &QPushButton::clicked, this, [this] { Q_EMIT linkRequested(cluster_); });
    foot->addWidget(idle_, 1);
    foot->addWidget(showIdle_);
    foot->addWidget(rate_);
    rows_->addLayout(foot);
    rows_->addWidget(apart_);
    rows_->addStretch(1);
    return content;
}

QWidget *CapacityCard::buildStep(int step, const QString &word, const QString &meaning) {
    auto *holder = new QWidget;
    auto *rows = new QVBoxLayout(holder);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *named = new QHBoxLayout;
    named->setSpacing(theme().px(Size::SpaceTiny));
    named->addWidget(new Swatch(theme(), step), 0, Qt::AlignVCenter);
    auto *name = new kit::ElidedLabel(theme(), TextRole::Label, word);
    name->setColor(Color::Text2);
    named->addWidget(name, 1);
    rows->addLayout(named);
    auto &[figure, share, figures] = steps_[static_cast<std::size_t>(step)];
    figures = new QHBoxLayout;
    figure = new kit::RoleLabel(theme(), TextRole::Title);
    figure->setObjectName(QStringLiteral("figure%1").arg(step));
    share = new kit::ElidedLabel(theme(), TextRole::Body);
    share->setObjectName(QStringLiteral("share%1").arg(step));
    share->setColor(Color::Text2);
    figures->addWidget(figure);
    figures->addWidget(share, 1, Qt::AlignBottom);
    rows->addLayout(figures);
    auto *means = new kit::ElidedLabel(theme(), TextRole::Caption, meaning);
    means->setColor(Color::Text3);
    rows->addWidget(means);
    return holder;
}

void CapacityCard::showLoading() {
    panel_->showLoading(4);
}

void CapacityCard::showFailed(const QString &title, const QString &why) {
    panel_->showFailed({title, why});
}

void CapacityCard::show(const kit::FleetUse &use, const QString &cluster) {
    const auto &summary = use.summary();
    if (summary.gpus() == 0)
        return panel_->showEmpty({tr("There are no GPUs yet"),
                                  tr("They are found by themselves on this host, and elsewhere once a source tells of "
                                     "them.")},
                                 addSimulated_);
    showSteps(use);
    showIdle(use, cluster);
    QStringList apart;
    if (use.others() > 0)
        apart << tr("%Ln GPU(s) used by others", nullptr, use.others());
    if (summary.stale_gpus() > 0)
        apart << tr("%Ln GPU(s) stale", nullptr, summary.stale_gpus());
    if (summary.cordoned() > 0)
        apart << tr("%Ln node(s) cordoned", nullptr, summary.cordoned());
    apart_->setText(apart.join(QStringLiteral(", ")));
    apart_->setVisible(!apart.isEmpty());
    QStringList meanings;
    if (use.others() > 0)
        meanings << tr("Workloads that a telemetry source tells of run on what others use, and the service placed none "
                       "of these.");
    if (summary.stale_gpus() > 0)
        meanings << tr("Of what is stale nothing was heard for longer than it is asked.");
    apart_->setToolTip(meanings.join(QLatin1Char('\n')));
    panel_->showFilled();
}

void CapacityCard::showSteps(const kit::FleetUse &use) {
    const auto &summary = use.summary();
    const std::array counts{summary.gpus(), summary.allocated(), summary.active(), summary.effective()};
    bar_->setCounts({{counts[0], counts[1], counts[2], counts[3]}, use.undecided(), use.others()});
    for (std::size_t step = 0; step < counts.size(); ++step) {
        const bool isMeasured = step == 2 || step == 3;
        auto figure = kit::Figures::count(counts[step]);
        auto share = step == 0 ? tr("on %Ln node(s)", nullptr, summary.nodes())
                               : tr("%1 of all", "share").arg(shareOf(counts[step], counts[0]));
        if (isMeasured && use.isUndecided()) {
            figure = QStringLiteral("–");
            share = kit::absenceText(use.reason());
        } else if (isMeasured && use.undecided() > 0) {
            figure = tr("≥ %1", "at least so many").arg(figure);
            share = tr("%Ln not known", nullptr, use.undecided());
        }
        steps_[step].figure->setText(figure);
        steps_[step].share->setText(share);
    }
    placeShares();
    bar_->setAccessibleName(barWords(use));
    bar_->setToolTip(bar_->accessibleName());
}

// A share stands beside its figure where there is room for all of them, else below it.
void CapacityCard::placeShares() {
    const int gap = theme().px(Size::SpaceSmall);
    int needed = 0;
    for (const auto &[figure, share, figures] : steps_)
        needed = std::max(needed, figure->sizeHint().width() + gap + share->sizeHint().width());
    const auto margins = column()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - (CapacityBar::steps - 1) * legend_->spacing();
    const bool isBeside = CapacityBar::steps * needed <= room;
    for (const auto &[figure, share, figures] : steps_) {
        figures->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        figures->setSpacing(isBeside ? gap : 0);
    }
}

void CapacityCard::resizeEvent(QResizeEvent *event) {
    GlanceCard::resizeEvent(event);
    placeShares();
}

void CapacityCard::present() {
    GlanceCard::present();
    isPresented_ = true;
    bar_->present();
    rows_->setStretch(rows_->count() - 1, 0);
    rows_->setStretchFactor(bar_, 1);
    auto font = theme().font(TextRole::Title);
    font.setPixelSize(font.pixelSize() * 8 / 5);
    for (const auto &step : steps_) {
        step.figure->setFont(font);
        step.figure->setMinimumHeight(QFontMetrics(font).height());
    }
    idle_->setRole(TextRole::Object);
    showIdle_->hide();
    rate_->hide();
}

QString CapacityCard::barWords(const kit::FleetUse &use) {
    const auto &summary = use.summary();
    QStringList sentences;
    if (use.isUndecided())
        sentences << tr("Of %L1 GPUs %L2 are allocated.").arg(summary.gpus()).arg(summary.allocated());
    else
        sentences << tr("Of %L1 GPUs %L2 are allocated, %L3 are active and %L4 are effective.")
                         .arg(summary.gpus())
                         .arg(summary.allocated())
                         .arg(summary.active())
                         .arg(summary.effective());
    if (use.undecided() > 0)
        sentences << tr("Whether anything runs on %Ln allocated GPU(s) is not known now.", nullptr, use.undecided());
    if (use.others() > 0)
        sentences << tr("%Ln GPU(s) are used by workloads that the service did not place.", nullptr, use.others());
    return sentences.join(QLatin1Char(' '));
}

void CapacityCard::showIdle(const kit::FleetUse &use, const QString &cluster) {
    const auto &summary = use.summary();
    const int idle = summary.idle_allocated();
    const bool isPriced = summary.has_idle_cost_hourly_micros();
    cluster_ = cluster;
    showIdle_->setVisible(!isPresented_ && idle > 0);
    rate_->setVisible(!isPresented_ && idle > 0 && !isPriced && !cluster.isEmpty());
    idle_->setTone(kit::Tone::Warn);
    if (idle > 0 && isPriced)
        idle_->setText(tr("%Ln GPU(s) are allocated and idle, which costs %1 an hour.", nullptr, idle)
                           .arg(kit::Figures::money(summary.idle_cost_hourly_micros(),
                                                    QString::fromStdString(summary.currency()))));
    else if (idle > 0)
        idle_->setText(tr("%Ln GPU(s) are allocated and idle. No rate says what that costs.", nullptr, idle));
    else {
        idle_->setColor(Color::Text2);
        idle_->setText(noneIdle(use));
    }
}

QString CapacityCard::noneIdle(const kit::FleetUse &use) {
    const auto &summary = use.summary();
    if (use.isUndecided())
        return tr("Whether allocated GPUs are idle is not known now.");
    if (use.undecided() > 0)
        return tr("No allocated GPU is known to be idle; of %Ln it is not known now.", nullptr, use.undecided());
    // Those that do nothing may do so for longer than it was looked at.
    if (summary.active() < summary.allocated())
        return tr("%Ln allocated GPU(s) do nothing now, and none was seen so for 15 minutes.", nullptr,
                  summary.allocated() - summary.active());
    return tr("No GPU that is allocated is idle.");
}

} // namespace overviewpage
