#include "widgets/gpus/gpu_inspector.h"

#include <chrono>
#include <set>
#include <utility>

#include <QDateTime>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/gpus/gpu_facts.h"
#include "widgets/gpus/gpu_reader.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/holder_feed.h"
#include "widgets/gpus/quiet_facts.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/host_view.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/tab_order.h"
#include "widgets/kit/use_feed.h"

namespace gpuspage {

namespace {

constexpr int ReadAgainMilliseconds = 2'000;
// Nobody reads figures of a whole fleet faster than that.
constexpr auto UsePeriod = std::chrono::seconds(2);
constexpr int MostLinks = 8;

QString lastPart(const QString &name) {
    return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1);
}

} // namespace

GpuInspector::GpuInspector(const kit::Session &session, GpuFleet &fleet, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      fleet_(fleet),
      reader_(new GpuReader(session.connection, this)),
      holder_(new HolderFeed(session.connection, fleet, this)),
      use_(new kit::UseFeed(session.connection, v1::NODE_LEVEL, UsePeriod, this)),
      facts_(new kit::FactList(session.theme)),
      links_(new QWidget),
      column_(new QVBoxLayout(links_)),
      readingsHeading_(new kit::RoleLabel(session.theme, kit::TextRole::Label, tr("Readings"))),
      readings_(new kit::FactList(session.theme)),
      deviceHeading_(new kit::RoleLabel(session.theme, kit::TextRole::Label, tr("Device"))),
      device_(new kit::FactList(session.theme)),
      host_(new kit::HostView(session)) {
    build();
    again_.setInterval(ReadAgainMilliseconds);
    connect(&again_, &QTimer::timeout, this, &GpuInspector::ask);
    connect(reader_, &GpuReader::described, this, &GpuInspector::take);
    connect(holder_, &HolderFeed::changed, this, &GpuInspector::tell);
    connect(use_, &kit::UseFeed::received, this, [this] {
        if (isOfFleet())
            showFleet();
    });
    const auto &selection = fleet.selection();
    connect(&selection, &GpuSelection::changed, this, &GpuInspector::tell);
    connect(&fleet, &GpuFleet::reshaped, this, &GpuInspector::tell);
    connect(&fleet, &GpuFleet::measured, this, &GpuInspector::tell);
    tell();
}

void GpuInspector::build() {
    const auto &theme = session_.theme;
    setObjectName(QStringLiteral("gpuInspector"));
    facts_->setObjectName(QStringLiteral("gpuFacts"));
    facts_->setAccessibleName(tr("Facts"));
    links_->setObjectName(QStringLiteral("gpuLinks"));
    readings_->setObjectName(QStringLiteral("gpuReadings"));
    readings_->setAccessibleName(tr("Readings"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(theme.px(kit::Size::SpaceTiny));
    device_->setObjectName(QStringLiteral("gpuDevice"));
    device_->setAccessibleName(tr("Device"));
    readingsHeading_->setColor(kit::Color::Text2);
    deviceHeading_->setColor(kit::Color::Text2);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(kit::Size::SpaceMedium));
    for (auto *part : {static_cast<QWidget *>(facts_), links_, static_cast<QWidget *>(readingsHeading_),
                       static_cast<QWidget *>(readings_), static_cast<QWidget *>(deviceHeading_),
                       static_cast<QWidget *>(device_), static_cast<QWidget *>(host_)})
        layout->addWidget(part);
    layout->addStretch(1);
    addTab(page, tr("Summary"));
}

void GpuInspector::setPaused(bool isPaused) {
    if (isPaused == std::exchange(isPaused_, isPaused))
        return;
    holder_->setPaused(isPaused);
    pause();
    if (isPaused) {
        again_.stop();
        reader_->stop();
        return;
    }
    again_.start();
    ask();
}

void GpuInspector::pause() {
    use_->setPaused(isPaused_ || !isOfFleet());
}

bool GpuInspector::isOfFleet() const {
    return fleet_.selection().count() == 0;
}

bool GpuInspector::isFresh() const {
    return use_->isPaused() || use_->isFresh();
}

void GpuInspector::setPast(bool isPast) {
    if (isPast == isPast_)
        return;
    isPast_ = isPast;
    tell();
}

void GpuInspector::setMetric(v1::GpuMetric metric) {
    metric_ = metric;
    tell();
}

QString GpuInspector::nodeName(int node) const {
    return fleet_.layout().name(node);
}

void GpuInspector::tell() {
    const auto gpus = fleet_.selection().count() > 0 ? fleet_.selection().gpus() : std::vector<GpuRef>();
    gpu_ = gpus.size() == 1 ? gpus.front() : GpuRef();
    const auto node = gpu_.isValid() ? nodeName(gpu_.node) : QString();
    // By name: positions are others in the next layout.
    const bool isOther = node != node_ || gpu_.gpu != index_;
    node_ = node;
    index_ = gpu_.gpu;
    if (isOther) {
        description_.Clear();
        reader_->stop();
    }
    host_->setNode(node_);
    holder_->setGpu(gpu_);
    pause();
    if (gpus.empty())
        showFleet();
    else if (gpus.size() > 1)
        showMany(gpus);
    else
        showOne();
    if (isOther)
        ask();
}

void GpuInspector::showFleet() {
    setTitle(isPast_ ? tr("Fleet at present") : tr("Fleet"));
    setSubtitle(fleet_.layout().gpuCount() == 0 ? tr("What is selected is described here.")
                : isPast_                       ? tr("These figures are not of the time that the map shows.")
                                                : tr("Nothing is selected: this is all of it."));
    setStatus({}, kit::Tone::Neutral);
    facts_->setFacts(use_->use().summary().gpus() > 0 ? GpuFacts::ofFleet(use_->use()) : QList<kit::Fact>());
    showLinks({});
    showDetails(false);
}

void GpuInspector::showMany(const std::vector<GpuRef> &gpus) {
    setTitle(tr("%Ln GPU(s) selected", nullptr, static_cast<int>(gpus.size())));
    setSubtitle(GpuWords::metric(metric_));
    setStatus({}, kit::Tone::Neutral);
    facts_->setFacts(GpuFacts::ofMany(fleet_, gpus, metric_));
    std::set<int> nodes;
    for (const auto &gpu : gpus)
        nodes.insert(gpu.node);
    QStringList names;
    for (const int node : nodes)
        if (names.size() < MostLinks)
            names << nodeName(node);
    const int more = static_cast<int>(nodes.size()) - static_cast<int>(names.size());
    showLinks({{more > 0 ? tr("Nodes, and %Ln more", nullptr, more) : tr("Nodes"), names}});
    showDetails(false);
}

void GpuInspector::showOne() {
    const auto &values = fleet_.values();
    const auto health = GpuHealth::of(values.health(gpu_));
    setTitle(GpuWords::gpu(fleet_.layout(), gpu_));
    const auto product = QString::fromStdString(description_.device().product());
    setSubtitle(product.isEmpty() ? fleet_.clusterHeading(gpu_.node) : product);
    if (health.isFault())
        setStatus(GpuWords::sign(health.sign), HealthGlyphs::tone(health));
    else if (health.isCordoned)
        setStatus(tr("Cordoned"), kit::Tone::Neutral);
    else
        setStatus({}, kit::Tone::Neutral);
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock.now().time_since_epoch());
    auto description = description_;
    // Reasons are known of the present alone.
    if (values.areFaultsPast())
        description.clear_reasons();
    facts_->setFacts(GpuFacts::faults(description, QDateTime::fromMSecsSinceEpoch(now.count())) +
                     QuietFacts::of(session_, node_, gpu_.gpu, description) +
                     GpuFacts::ofOne(fleet_, gpu_, description, holder_->holder()));
    QList<std::pair<QString, QStringList>> groups{{tr("Node"), {node_}}};
    if (!description_.deployment().empty())
        groups.append({tr("Deployment"), {QString::fromStdString(description_.deployment())}});
    showLinks(groups);
    readings_->setFacts(GpuFacts::readings(description_));
    device_->setFacts(GpuFacts::device(description_.device()));
    showDetails(description_.has_device());
}

void GpuInspector::showDetails(bool isShown) {
    for (auto *part : {static_cast<QWidget *>(readingsHeading_), static_cast<QWidget *>(readings_),
                       static_cast<QWidget *>(deviceHeading_), static_cast<QWidget *>(device_)})
        part->setVisible(isShown);
}

void GpuInspector::ask() {
    if (gpu_.isValid() && !isPaused_ && session_.connection.isOnline() && !reader_->isWaiting())
        reader_->ask(node_, gpu_.gpu);
}

void GpuInspector::take(const v1::DescribeGpuResponse &description, const QString &node, int gpu) {
    if (node != node_ || gpu != index_)
        return;
    description_ = description;
    showOne();
    Q_EMIT described();
}

void GpuInspector::showLinks(const QList<std::pair<QString, QStringList>> &groups) {
    links_->setVisible(!groups.isEmpty());
    if (groups == linked_)
        return;
    linked_ = groups;
    while (auto *item = column_->takeAt(0)) {
        // A click on it may have brought us here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QList<QWidget *> links;
    for (const auto &[words, names] : groups) {
        auto *heading = new kit::RoleLabel(session_.theme, kit::TextRole::Label, words);
        heading->setColor(kit::Color::Text2);
        column_->addWidget(heading);
        for (const auto &name : names) {
            auto *link = new QPushButton(lastPart(name));
            link->setObjectName(QStringLiteral("link:") + name);
            link->setAccessibleName(tr("%1 %2", "kind of object, its name").arg(words, lastPart(name)));
            kit::setKind(*link, kit::ButtonKind::Quiet);
            connect(link, &QPushButton::clicked, this, [this, name] { Q_EMIT revealRequested(name); });
            column_->addWidget(link, 0, Qt::AlignLeading);
            links << link;
        }
    }
    kit::orderTabs(links_, links);
}

} // namespace gpuspage
