#include "widgets/catalog/versions_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QVBoxLayout>

#include "widgets/catalog/model_words.h"
#include "widgets/catalog/versions_model.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/markdown_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/tab_order.h"
#include "widgets/kit/theme.h"

namespace catalogpage {

namespace {

// "FP8, 67.7 GiB in 16 files".
QString weightsOf(const v1::ModelVersionSpec &version) {
    const auto precision = kit::harmless(QString::fromStdString(version.precision()));
    const auto weights = ModelWords::weights(version);
    return precision.isEmpty() ? weights : VersionsView::tr("%1, %2", "precision, weights").arg(precision, weights);
}

} // namespace

VersionsView::VersionsView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      versions_(new VersionsModel(session.times, this)),
      grid_(new kit::GridView(session.theme)),
      heading_(new kit::RoleLabel(session.theme, kit::TextRole::Label)),
      weights_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      notes_(new kit::MarkdownView(session.theme)),
      row_(new QHBoxLayout) {
    build();
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showNotes();
        Q_EMIT versionChanged();
    });
    connect(grid_, &QAbstractItemView::activated, this, &VersionsView::versionActivated);
    connect(grid_, &kit::GridView::menuRequested, this,
            [this](const QModelIndex &, const QPoint &place) { openMenu(place); });
}

void VersionsView::show(const QString &model) {
    const auto chosen = version() ? version()->meta().name() : std::string();
    // Whoever was shown the newest is shown what is the newest now; another one was chosen and stays.
    const bool followsNewest = grid_->currentIndex().row() <= 0;
    versions_->show(model, session_.cache);
    grid_->setCurrentIndex(versions_->index(followsNewest ? 0 : qMax(0, versions_->rowOf(chosen)), 0));
    showNotes();
}

bool VersionsView::choose(const QString &name) {
    const int row = versions_->rowOf(name.toStdString());
    if (row >= 0)
        grid_->setCurrentIndex(versions_->index(row, 0));
    return row >= 0;
}

void VersionsView::addVersionAction(QAction *action) {
    actions_ << action;
    auto *button = new kit::ActionButton(*action);
    row_->addWidget(button);
    kit::orderTabs(heading_, {button});
}

const v1::Resource *VersionsView::version() const {
    return versions_->at(grid_->currentIndex().row());
}

void VersionsView::build() {
    const auto &theme = session_.theme;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    grid_->setModel(versions_);
    grid_->setDensity(kit::Density::Compact);
    grid_->setAccessibleName(tr("Versions"));
    grid_->setObjectName(QStringLiteral("versions"));
    heading_->setObjectName(QStringLiteral("notesHeading"));
    heading_->setColor(kit::Color::Text2);
    notes_->setObjectName(QStringLiteral("notes"));
    notes_->setAccessibleName(tr("Notes"));
    notes_->setPlaceholderText(tr("Nobody has written notes on this version yet. Edit the version to add some."));
    weights_->setObjectName(QStringLiteral("versionWeights"));
    row_->addWidget(heading_, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    column->addWidget(grid_, 1);
    column->addWidget(weights_);
    column->addLayout(row_);
    column->addWidget(notes_, 1);
}

void VersionsView::showNotes() {
    const auto *shown = version();
    heading_->setText(
        shown ? tr("Notes on version %1")
                    .arg(kit::harmless(QString::fromStdString(shown->meta().name())).section(QLatin1Char('/'), -1))
              : tr("Notes"));
    weights_->setVisible(shown != nullptr);
    if (shown)
        weights_->setText(weightsOf(shown->model_version()));
    notes_->setMarkdown(shown ? QString::fromStdString(shown->model_version().notes()) : QString());
}

void VersionsView::openMenu(const QPoint &place) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions_);
    menu->popup(place);
}

} // namespace catalogpage
