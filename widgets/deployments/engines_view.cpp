#include "widgets/deployments/engines_view.h"

#include <QItemSelectionModel>
#include <QSplitter>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/plain_table.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/markdown_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace deploymentspage {

EnginesView::EnginesView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      table_(new PlainTable({tr("Engine"), tr("State"), tr("Version"), tr("Program")}, this)),
      grid_(new kit::GridView(session.theme)),
      installation_(new kit::MarkdownView(session.theme)),
      panel_(nullptr) {
    grid_->setObjectName(QStringLiteral("engines"));
    grid_->setAccessibleName(tr("Engines"));
    grid_->setDensity(kit::Density::Compact);
    grid_->setModel(table_);
    installation_->setObjectName(QStringLiteral("installation"));
    installation_->setAccessibleName(tr("How to get it"));
    installation_->setFrameShape(QFrame::NoFrame);
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->addWidget(grid_);
    panes->addWidget(installation_);
    panel_ = new kit::StatePanel(session.theme, panes);
    panel_->setObjectName(QStringLiteral("enginesState"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EnginesView::showInstallation);
    refresh();
}

void EnginesView::refresh() {
    QList<PlainTable::Row> rows;
    session_.cache.each("engineTemplates", [&](const v1::Resource &engine) {
        const auto &status = engine.engine_template_status();
        const auto *installed = ServingWords::condition(status.conditions(), "Installed");
        const auto name = engine.meta().display_name().empty()
                              ? ServingWords::id(engine.meta().name())
                              : kit::harmless(QString::fromStdString(engine.meta().display_name()));
        const auto pill = !installed ? PlainTable::pill(tr("not known yet"), kit::Tone::Neutral, kit::Icon::Minus)
                          : installed->status() == v1::CONDITION_STATUS_TRUE
                              ? PlainTable::pill(tr("found"), kit::Tone::Ok, kit::Icon::Check)
                              : PlainTable::pill(tr("not found"), kit::Tone::Warn, kit::Icon::Warning);
        rows.append({QString::fromStdString(engine.meta().name()),
                     {PlainTable::text(name, kit::CellKind::Strong), pill,
                      PlainTable::text(kit::harmless(QString::fromStdString(status.version()))),
                      PlainTable::text(kit::harmless(QString::fromStdString(status.program_path().empty()
                                                                                ? engine.engine_template().program()
                                                                                : status.program_path())),
                                       kit::CellKind::Mono)}});
        return true;
    });
    const bool isEmpty = rows.isEmpty();
    table_->setRows(std::move(rows));
    if (isEmpty) {
        panel_->showEmpty({tr("No engine template is there"),
                           tr("An engine template says how an engine is started, watched and measured.")});
        return;
    }
    panel_->showFilled();
    if (!grid_->currentIndex().isValid())
        grid_->setCurrentIndex(table_->index(0, 0));
    showInstallation();
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
                : QString::fromStdString(found->engine_template().installation());
    installation_->setMarkdown(text);
}

} // namespace deploymentspage
