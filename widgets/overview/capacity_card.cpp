#include "widgets/overview/capacity_card.h"

#include <cmath>

#include <QAction>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/figures.h"
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
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme().px(Size::SpaceMedium));
    bar_ = new CapacityBar(theme());
    bar_->setObjectName(QStringLiteral("capacityBar"));
    rows->addWidget(bar_);
    auto *legend = new QHBoxLayout;
    legend->setSpacing(theme().px(Size::SpaceLarge));
    legend->addWidget(buildStep(0, tr("GPUs"), tr("All that are known")), 1);
    legend->addWidget(buildStep(1, tr("Allocated"), tr("Given to replicas")), 1);
    legend->addWidget(buildStep(2, tr("Active"), tr("Anything runs on them")), 1);
    legend->addWidget(buildStep(3, tr("Effective"), tr("Half busy or more")), 1);
    rows->addLayout(legend);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme().px(Size::SpaceMedium));
    idle_ = new kit::ElidedLabel(theme(), TextRole::Medium);
    idle_->setObjectName(QStringLiteral("idle"));
    others_ = new kit::RoleLabel(theme(), TextRole::Caption);
    others_->setObjectName(QStringLiteral("others"));
    others_->setColor(Color::Text2);
    rate_ = new QPushButton(tr("Give a rate"));
    rate_->setObjectName(QStringLiteral("giveRate"));
    rate_->hide();
    connect(rate_, &QPushButton::clicked, this, [this] { Q_EMIT linkRequested(cluster_); });
    foot->addWidget(idle_, 1);
    foot->addWidget(rate_);
    foot->addWidget(others_);
    rows->addLayout(foot);
    rows->addStretch(1);
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
    auto *figures = new QHBoxLayout;
    figures->setSpacing(theme().px(Size::SpaceSmall));
    auto &[figure, share] = steps_[static_cast<std::size_t>(step)];
    figure = new kit::RoleLabel(theme(), TextRole::Title);
    figure->setObjectName(QStringLiteral("figure%1").arg(step));
    share = new kit::RoleLabel(theme(), TextRole::Body);
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

void CapacityCard::show(const v1::FleetSummary &summary, const QString &cluster) {
    if (summary.gpus() == 0)
        return panel_->showEmpty({tr("There are no GPUs yet"),
                                  tr("They are found by themselves on this host, and elsewhere once a source tells of "
                                     "them.")},
                                 addSimulated_);
    const std::array counts{summary.gpus(), summary.allocated(), summary.active(), summary.effective()};
    bar_->setCounts(counts);
    for (std::size_t step = 0; step < counts.size(); ++step) {
        steps_[step].figure->setText(kit::Figures::count(counts[step]));
        steps_[step].share->setText(step == 0 ? tr("on %Ln node(s)", nullptr, summary.nodes())
                                              : tr("%1 of all", "share").arg(shareOf(counts[step], counts[0])));
    }
    bar_->setAccessibleName(tr("Of %L1 GPUs %L2 are allocated, %L3 are active and %L4 are effective.")
                                .arg(counts[0])
                                .arg(counts[1])
                                .arg(counts[2])
                                .arg(counts[3]));
    bar_->setToolTip(bar_->accessibleName());
    showIdle(summary, cluster);
    QStringList others;
    if (summary.stale_gpus() > 0)
        others << tr("%Ln GPU(s) stale", nullptr, summary.stale_gpus());
    if (summary.cordoned() > 0)
        others << tr("%Ln node(s) cordoned", nullptr, summary.cordoned());
    others_->setText(others.join(QStringLiteral(", ")));
    others_->setToolTip(summary.stale_gpus() > 0 ? tr("Of what is stale nothing was heard for longer than it is asked.")
                                                 : QString());
    panel_->showFilled();
}

void CapacityCard::showIdle(const v1::FleetSummary &summary, const QString &cluster) {
    const int idle = summary.idle_allocated();
    const bool isPriced = summary.has_idle_cost_hourly_micros();
    cluster_ = cluster;
    rate_->setVisible(idle > 0 && !isPriced && !cluster.isEmpty());
    idle_->setTone(kit::Tone::Warn);
    if (idle > 0 && isPriced)
        idle_->setText(tr("%Ln GPU(s) are allocated and idle, which costs %1 an hour.", nullptr, idle)
                           .arg(kit::Figures::money(summary.idle_cost_hourly_micros(),
                                                    QString::fromStdString(summary.currency()))));
    else if (idle > 0)
        idle_->setText(tr("%Ln GPU(s) are allocated and idle. No rate says what that costs.", nullptr, idle));
    else {
        idle_->setColor(Color::Text2);
        idle_->setText(tr("No GPU that is allocated is idle."));
    }
}

} // namespace overviewpage
