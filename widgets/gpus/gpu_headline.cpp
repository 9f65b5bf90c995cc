#include "widgets/gpus/gpu_headline.h"

#include <chrono>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/core/clock.h"
#include "widgets/gpus/gpu_facts.h"
#include "widgets/gpus/quiet_facts.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"

namespace gpuspage {

namespace {

QString lastPart(const std::string &name) {
    const auto text = kit::harmless(QString::fromStdString(name));
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

} // namespace

GpuHeadline::GpuHeadline(const kit::Session &session, QWidget *parent)
    : QWidget(parent), session_(session), faults_(new kit::FactList(session.theme)), items_(new QWidget) {
    const auto &theme = session.theme;
    auto *flow = new kit::FlowLayout(theme.px(kit::Size::SpaceMedium), items_);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setRowSpacing(theme.px(kit::Size::SpaceTiny));
    all_ = {makeItem(tr("Deployment"), "gpuOwner", true),   makeItem(tr("Replica"), "gpuReplica", false),
            makeItem(tr("Workload"), "gpuWorkload", false), makeItem(tr("Team"), "gpuTeam", true),
            makeItem(tr("Node"), "gpuNode", true),          makeItem(tr("Rack"), "gpuRack", false),
            makeItem(tr("Site"), "gpuSite", false),         makeItem(tr("Index"), "gpuIndex", false),
            makeItem(tr("UUID"), "gpuUuid", true),          makeItem(tr("Serial number"), "gpuSerial", false)};
    for (const auto &item : all_)
        flow->addWidget(item.whole);
    auto &uuid = all_[Uuid];
    uuid.link->setFont(theme.font(kit::TextRole::Mono));
    uuid.link->setIcon(kit::icon(theme, kit::Icon::Copy));
    uuid.link->setToolTip(tr("Copy the UUID"));
    connect(uuid.link, &QPushButton::clicked, this, &GpuHeadline::copy);
    for (const auto which : {Owner, Team, Node})
        connect(all_[which].link, &QPushButton::clicked, this,
                [this, which] { Q_EMIT revealRequested(all_[which].target); });
    faults_->setObjectName(QStringLiteral("gpuFaultFacts"));
    faults_->setAccessibleName(tr("What is wrong with it, silenced or cordoned"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    column->addWidget(faults_);
    column->addWidget(items_);
}

GpuHeadline::Item GpuHeadline::makeItem(const QString &label, const char *name, bool isLink) {
    const auto &theme = session_.theme;
    Item item;
    item.whole = new QWidget;
    item.whole->setFixedHeight(theme.px(kit::Size::Target));
    auto *row = new QHBoxLayout(item.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(kit::Size::SpaceTiny));
    auto *words = new kit::RoleLabel(theme, kit::TextRole::Body, label);
    words->setColor(kit::Color::Text3);
    row->addWidget(words);
    item.value = new kit::RoleLabel(theme, kit::TextRole::Medium);
    item.value->setSelectable();
    row->addWidget(item.value);
    if (isLink) {
        item.link = new QPushButton;
        kit::setKind(*item.link, kit::ButtonKind::Quiet);
        item.link->setObjectName(QLatin1String(name));
        item.value->setObjectName(QLatin1String(name) + QStringLiteral("Text"));
        item.link->setAccessibleName(label);
        item.link->setFixedHeight(theme.px(kit::Size::Target));
        row->addWidget(item.link);
    } else {
        item.value->setObjectName(QLatin1String(name));
    }
    return item;
}

// A value that leads nowhere is a text.
void GpuHeadline::set(Which which, const QString &value, const QString &target) {
    auto &item = all_[which];
    item.target = target;
    const bool isLink = item.link != nullptr && !target.isEmpty();
    if (item.value->text() != value)
        item.value->setText(value);
    item.value->setColor(target.isEmpty() && item.link ? kit::Color::Text3 : kit::Color::Text);
    item.value->setVisible(!isLink);
    if (item.link) {
        if (item.link->text() != value) {
            item.link->setText(value);
            item.link->setAccessibleDescription(value);
        }
        item.link->setVisible(isLink);
    }
}

void GpuHeadline::tell(const GpuFleet &fleet, const GpuRef &gpu, const v1::DescribeGpuResponse &description,
                       const GpuHolder &holder) {
    const auto clock = session_.clock.now().time_since_epoch();
    const auto now =
        QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(clock).count());
    const auto faults = GpuFacts::faults(description, now) + QuietFacts::ofSilences(session_, description) +
                        QuietFacts::ofCordon(cordon_, now);
    faults_->setFacts(faults);
    faults_->setVisible(!faults.isEmpty());
    const auto absent = [](const QString &text, kit::Absence absence) {
        return text.isEmpty() ? kit::absenceText(absence) : text;
    };
    const auto &device = description.device();
    set(Index, QString::number(gpu.gpu));
    set(Uuid, absent(kit::harmless(QString::fromStdString(device.uuid())), kit::Absence::NotReported),
        QString::fromStdString(device.uuid()));
    set(Serial, kit::harmless(QString::fromStdString(device.serial())));
    all_[Serial].whole->setVisible(!device.serial().empty());
    const bool isKnown = gpu.isValid() && gpu.node < fleet.layout().nodeCount();
    if (isKnown) {
        const auto facts = fleet.layout().facts(gpu.node);
        set(Node, lastPart(facts.name), QString::fromStdString(facts.name));
        set(Rack, absent(kit::harmless(QString::fromStdString(facts.rack)), kit::Absence::NotReported));
        set(Site, absent(fleet.siteName(gpu.node), kit::Absence::NotReported));
    }
    tellHolder(description, holder, isKnown ? fleet.layout().facts(gpu.node).team : std::string());
}

// What has it, or that nothing has: nobody is told of owners that he may not see.
void GpuHeadline::tellHolder(const v1::DescribeGpuResponse &description, const GpuHolder &holder,
                             const std::string &nodeTeam) {
    const auto owner = holder.owner.value_or(v1::GpuOwner());
    const auto &deployment = description.deployment().empty() ? owner.deployment() : description.deployment();
    const bool isWorkload = deployment.empty() && !owner.workload().empty();
    const bool isFree = deployment.empty() && holder.isFree();
    set(Owner,
        !deployment.empty() ? lastPart(deployment)
        : isFree            ? tr("none, it is free")
                            : tr("none that you may see"),
        QString::fromStdString(deployment));
    all_[Owner].whole->setVisible(!isWorkload && (holder.isTold || !deployment.empty()));
    set(Replica, lastPart(description.replica()));
    all_[Replica].whole->setVisible(!description.replica().empty());
    set(Workload, kit::harmless(QString::fromStdString(owner.workload())));
    all_[Workload].whole->setVisible(isWorkload);
    const auto &team = !description.team().empty() ? description.team()
                       : !owner.team().empty()     ? owner.team()
                                                   : nodeTeam;
    set(Team, lastPart(team));
    all_[Team].whole->setVisible(!team.empty());
}

void GpuHeadline::copy() {
    QGuiApplication::clipboard()->setText(all_[Uuid].target);
    session_.notices.post({kit::Tone::Ok, tr("The UUID was copied."), {}, {}, false, true});
}

} // namespace gpuspage
