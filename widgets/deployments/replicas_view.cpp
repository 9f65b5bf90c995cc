#include "widgets/deployments/replicas_view.h"

#include <algorithm>
#include <cmath>

#include <QItemSelectionModel>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/deployments/engine_loads.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

bool isUp(const v1::Replica &replica) {
    return replica.state() == v1::Replica::READY || replica.state() == v1::Replica::UNREACHABLE;
}

bool hasEngines(const v1::Resource &deployment) {
    const auto &replicas = deployment.deployment_status().replicas();
    return std::any_of(replicas.begin(), replicas.end(), isUp);
}

} // namespace

ReplicasView::ReplicasView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      loads_(new EngineLoads(session, this)),
      table_(new kit::PlainTable({tr("Replica"), tr("State"), tr("Since"), tr("Running"), tr("Waiting"), tr("KV cache"),
                                  tr("Last trouble"), tr("Restarts"), tr("Revision"), tr("Node"), tr("GPUs"),
                                  tr("Address")},
                                 this)),
      grid_(new kit::GridView(session.theme)),
      trouble_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      panel_(new kit::StatePanel(session.theme, buildContent())) {
    grid_->setObjectName(QStringLiteral("replicas"));
    grid_->setAccessibleName(tr("Replicas"));
    grid_->setDensity(kit::Density::Compact);
    grid_->setModel(table_);
    grid_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    panel_->setObjectName(QStringLiteral("replicasState"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReplicasView::showTrouble);
    connect(grid_, &kit::GridView::menuRequested, this,
            [this](const QModelIndex &, const QPoint &place) { Q_EMIT menuRequested(place); });
    connect(new kit::AgeRefresh(this), &kit::AgeRefresh::due, this, &ReplicasView::showRows);
    connect(loads_, &EngineLoads::changed, this, &ReplicasView::showRows);
    show(nullptr);
}

QWidget *ReplicasView::buildContent() {
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int margin = session_.theme.px(kit::Size::SpaceMedium);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(grid_, 1);
    trouble_->setObjectName(QStringLiteral("replicaTrouble"));
    trouble_->setWordWrap(true);
    trouble_->setContentsMargins(margin, margin, margin, margin);
    trouble_->hide();
    column->addWidget(trouble_);
    return content;
}

// In full, which no column has room for: of the replica under the cursor, else the newest of all.
void ReplicasView::showTrouble() {
    const int row = grid_->currentIndex().row();
    const v1::Replica *told = nullptr;
    for (const auto &replica : deployment_.deployment_status().replicas()) {
        if (replica.reason().empty())
            continue;
        const auto id = kit::harmless(QString::fromStdString(replica.id()));
        if (row >= 0 && row < table_->rowCount() && table_->rows()[row].name == id) {
            told = &replica;
            break;
        }
        if (!told || core::fromTimestamp(told->reason_time()) < core::fromTimestamp(replica.reason_time()))
            told = &replica;
    }
    if (told)
        trouble_->setText(tr("%1: %2", "replica, what went wrong last")
                              .arg(kit::harmless(QString::fromStdString(told->id())), ServingWords::reason(*told)));
    trouble_->setVisible(told != nullptr);
}

void ReplicasView::show(const v1::Resource *deployment) {
    deployment_ = deployment ? *deployment : v1::Resource();
    loads_->setDeployment(hasEngines(deployment_) ? QString::fromStdString(deployment_.meta().name()) : QString());
    showRows();
    if (!deployment)
        panel_->showEmpty(
            {tr("No single deployment is selected"), tr("The replicas of the one that you select stand here.")});
    else if (deployment_.deployment_status().replicas().empty())
        panel_->showEmpty(
            {tr("No replica is wanted now"), tr("As soon as one is, where it runs and how it stands is shown here.")});
    else
        panel_->showFilled();
}

void ReplicasView::showRows() {
    const auto now =
        std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock.now().time_since_epoch()).count();
    QList<kit::PlainTable::Row> rows;
    for (const auto &replica : deployment_.deployment_status().replicas()) {
        const auto id = kit::harmless(QString::fromStdString(replica.id()));
        const auto present = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
        const auto since = replica.has_state_time() ? kit::TimeText::age(replica.state_time(), present) : QString();
        const auto trouble = ServingWords::trouble(replica, present);
        const bool isPast = replica.reason().empty();
        QList<kit::Cell> cells{kit::PlainTable::text(id, kit::CellKind::Mono),
                               kit::PlainTable::pill(stateOf(replica), ServingWords::tone(replica.state()),
                                                     ServingWords::sign(replica.state())),
                               kit::PlainTable::text(since, kit::CellKind::Muted)};
        cells << loadOf(replica)
              << kit::PlainTable::text(trouble.isEmpty() ? tr("none", "trouble of a replica") : trouble,
                                       isPast ? kit::CellKind::Muted : kit::CellKind::Text)
              << kit::PlainTable::figure(QLocale().toString(replica.restarts()))
              << kit::PlainTable::figure(QLocale().toString(static_cast<qlonglong>(replica.generation())))
              << kit::PlainTable::text(ServingWords::id(replica.node())) << kit::PlainTable::text(gpusOf(replica))
              << kit::PlainTable::text(kit::harmless(QString::fromStdString(replica.address())), kit::CellKind::Mono);
        rows.append({id, std::move(cells)});
    }
    const auto chosen = selected();
    table_->setRows(std::move(rows));
    choose(chosen);
    showTrouble();
}

// What was chosen still is, though others came or went.
void ReplicasView::choose(const QStringList &ids) {
    if (!grid_->selectionModel()->selectedRows().isEmpty())
        return;
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (!ids.contains(table_->rows()[row].name))
            continue;
        grid_->selectionModel()->setCurrentIndex(table_->index(row, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

QStringList ReplicasView::selected() const {
    QStringList ids;
    const auto rows = grid_->selectionModel()->selectedRows();
    for (const auto &index : rows)
        ids << table_->rows()[index.row()].name;
    // The cursor is enough for one.
    if (ids.isEmpty() && grid_->currentIndex().isValid())
        ids << table_->rows()[grid_->currentIndex().row()].name;
    return ids;
}

QString ReplicasView::stateOf(const v1::Replica &replica) const {
    const auto cluster = session_.cache.find(replica.node().substr(0, replica.node().find("/nodes/")));
    const auto word = kit::Sentences::word(replica.state());
    return cluster && cluster->cluster().runtime() == v1::SIMULATED ? ServingWords::simulated(word) : word;
}

// By their position on the node, which people say; their UUIDs where that is not known.
QString ReplicasView::gpusOf(const v1::Replica &replica) const {
    const auto node = session_.cache.find(replica.node());
    QStringList words;
    for (const auto &uuid : replica.gpus()) {
        auto word = kit::harmless(QString::fromStdString(uuid)).left(12);
        if (node) {
            for (const auto &gpu : node->node_status().gpus())
                if (gpu.uuid() == uuid)
                    word = QString::number(gpu.index());
        }
        words << word;
    }
    return words.join(QStringLiteral(", "));
}

// What the engine does not tell is no zero, and what it told long ago is said to be old.
QList<kit::Cell> ReplicasView::loadOf(const v1::Replica &replica) const {
    const auto *load = loads_->of(replica.id());
    const auto cell = [&](bool isTold, double value, bool isShare) {
        kit::Cell cell = kit::PlainTable::figure({});
        if (isUp(replica))
            cell.absence = loads_->isKnown() ? kit::Absence::NotReported : kit::Absence::None;
        if (!load || !isTold)
            return cell;
        const auto whole = static_cast<qlonglong>(std::llround(value));
        const auto words = isShare ? kit::Figures::percent(100 * whole) : kit::Figures::count(whole);
        cell.text = load->is_stale() ? tr("%1, stale").arg(words) : words;
        if (load->is_stale())
            cell.kind = kit::CellKind::Muted;
        return cell;
    };
    return {cell(load && load->has_requests_running(), load ? load->requests_running() : 0, false),
            cell(load && load->has_requests_waiting(), load ? load->requests_waiting() : 0, false),
            cell(load && load->has_kv_cache_used(), load ? load->kv_cache_used() : 0, true)};
}

} // namespace deploymentspage
