#include "widgets/deployments/engines_view.h"

#include <QFocusEvent>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/engine_words.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/markdown_view.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace deploymentspage {

EnginesView::EnginesView(const kit::Session &session, const kit::ObjectActions &actions, QWidget *parent)
    : QWidget(parent),
      session_(session),
      table_(new kit::PlainTable({tr("Engine"), tr("State"), tr("Version"), tr("Program")}, this)),
      grid_(new kit::GridView(session.theme)),
      installation_(new kit::MarkdownView(session.theme)) {
    setFocusPolicy(Qt::NoFocus);
    grid_->setObjectName(QStringLiteral("engines"));
    grid_->setAccessibleName(tr("Engines"));
    grid_->setDensity(kit::Density::Compact);
    grid_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    grid_->setModel(table_);
    installation_->setObjectName(QStringLiteral("installation"));
    installation_->setAccessibleName(tr("How to get it"));
    installation_->setFrameShape(QFrame::NoFrame);
    build(actions);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EnginesView::showInstallation);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EnginesView::selectionChanged);
    connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EnginesView::selectionChanged);
    connect(grid_, &QAbstractItemView::activated, this, &EnginesView::activated);
    connect(grid_, &kit::GridView::menuRequested, this,
            [this](const QModelIndex &, const QPoint &place) { Q_EMIT menuRequested(place); });
    refresh();
}

void EnginesView::build(const kit::ObjectActions &actions) {
    const auto &theme = session_.theme;
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->addWidget(grid_);
    panes->addWidget(installation_);
    // The columns have room for what they hold; words wrap.
    panes->setStretchFactor(0, 2);
    panes->setStretchFactor(1, 1);
    panel_ = new kit::StatePanel(theme, panes);
    panel_->setObjectName(QStringLiteral("enginesState"));
    create_ = actions.create();
    auto *row = new kit::FlowLayout(theme.px(kit::Size::SpaceSmall));
    const int side = theme.px(kit::Size::SpaceMedium);
    const int end = theme.px(kit::Size::SpaceSmall);
    row->setContentsMargins(side, end, side, end);
    for (auto *action : actions.all())
        row->addWidget(kit::makeButton(action));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(panel_, 1);
    column->addLayout(row);
}

void EnginesView::refresh() {
    QList<kit::PlainTable::Row> rows;
    session_.cache.each("engineTemplates", [&](const v1::Resource &engine) {
        const auto &status = engine.engine_template_status();
        const auto *installed = ServingWords::condition(status.conditions(), "Installed");
        const auto name = engine.meta().display_name().empty()
                              ? ServingWords::id(engine.meta().name())
                              : kit::harmless(QString::fromStdString(engine.meta().display_name()));
        const auto pill = !installed ? kit::PlainTable::pill(tr("not known yet"), kit::Tone::Neutral, kit::Icon::Minus)
                          : installed->status() == v1::CONDITION_STATUS_TRUE
                              ? kit::PlainTable::pill(tr("found"), kit::Tone::Ok, kit::Icon::Check)
                              : kit::PlainTable::pill(tr("not found"), kit::Tone::Warn, kit::Icon::Warning);
        rows.append({QString::fromStdString(engine.meta().name()),
                     {kit::PlainTable::text(name, kit::CellKind::Strong), pill,
                      kit::PlainTable::text(kit::harmless(QString::fromStdString(status.version()))),
                      kit::PlainTable::text(kit::harmless(QString::fromStdString(
                                                status.program_path().empty() ? engine.engine_template().program()
                                                                              : status.program_path())),
                                            kit::CellKind::Mono)}});
        return true;
    });
    const bool isEmpty = rows.isEmpty();
    table_->setRows(std::move(rows));
    if (isEmpty) {
        panel_->showEmpty({tr("No engine template is there"),
                           tr("An engine template says how an engine is started, watched and measured.")},
                          create_);
        return;
    }
    panel_->showFilled();
    if (!awaited_.isEmpty())
        reveal(QString(awaited_));
    if (!grid_->currentIndex().isValid())
        grid_->setCurrentIndex(table_->index(0, 0));
    showInstallation();
}

bool EnginesView::reveal(const QString &name) {
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (table_->rows()[row].name != name)
            continue;
        awaited_.clear();
        grid_->setCurrentIndex(table_->index(row, 0));
        return true;
    }
    awaited_ = name;
    return false;
}

QString EnginesView::selected() const {
    const int row = grid_->currentIndex().row();
    return row >= 0 && row < table_->rowCount() ? table_->rows()[row].name : QString();
}

QStringList EnginesView::selectedAll() const {
    QStringList names;
    for (const auto &index : grid_->selectionModel()->selectedRows())
        names << table_->rows()[index.row()].name;
    return names;
}

void EnginesView::focusInEvent(QFocusEvent *event) {
    grid_->setFocus(event->reason());
}

void EnginesView::showInstallation() {
    const int row = grid_->currentIndex().row();
    const auto found =
        row >= 0 && row < table_->rowCount() ? session_.cache.find(table_->rows()[row].name.toStdString()) : nullptr;
    if (!found) {
        installation_->setMarkdown({});
        return;
    }
    QString text;
    for (const auto &condition : found->engine_template_status().conditions())
        text += kit::Sentences::of(condition) + QStringLiteral("\n\n");
    text += found->engine_template().installation().empty()
                ? tr("The template does not say how to get it.")
                : kit::EngineWords::of(found->engine_template().installation());
    installation_->setMarkdown(text);
}

} // namespace deploymentspage
