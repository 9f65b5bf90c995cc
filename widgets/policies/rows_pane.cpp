#include "widgets/policies/rows_pane.h"

#include <algorithm>

#include <QAbstractButton>
#include <QEvent>
#include <QItemSelectionModel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "widgets/kit/flow_layout.h"
#include "widgets/kit/grid_view.h"

namespace policiespage {

namespace {

// So many rows as a pane that is lower has no room for one part below the other.
constexpr int LowRows = 11;

} // namespace

RowsPane::RowsPane(const kit::Theme &theme, const QString &name, const QString &words, const QStringList &titles,
                   QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      halves_(new QSplitter(Qt::Vertical)),
      table_(new kit::PlainTable(titles, this)),
      grid_(new kit::GridView(theme)),
      facts_(new kit::FactList(theme)),
      buttons_(new kit::FlowLayout(theme.px(kit::Size::SpaceSmall))) {
    grid_->setObjectName(name);
    grid_->setAccessibleName(words);
    grid_->setModel(table_);
    facts_->setObjectName(name + QStringLiteral("Facts"));
    facts_->setAccessibleName(tr("What is chosen"));
    auto *below = new QScrollArea;
    below->setFrameShape(QFrame::NoFrame);
    below->setWidgetResizable(true);
    below->setFocusPolicy(Qt::NoFocus);
    below->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *framed = new QWidget;
    told_ = new QVBoxLayout(framed);
    told_->setContentsMargins(theme.px(kit::Size::SpaceSmall), 0, theme.px(kit::Size::SpaceSmall), 0);
    told_->addWidget(facts_);
    told_->addStretch(1);
    framed->installEventFilter(this);
    below->setWidget(framed);
    below->viewport()->setAutoFillBackground(false);
    framed->setAutoFillBackground(false);
    halves_->setChildrenCollapsible(false);
    halves_->addWidget(grid_);
    halves_->addWidget(below);
    halves_->setStretchFactor(0, 1);
    connect(halves_, &QSplitter::splitterMoved, this, [this] { isMoved_ = true; });
    panel_ = new kit::StatePanel(theme, halves_);
    panel_->setObjectName(name + QStringLiteral("State"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(panel_, 1);
    const int margin = theme.px(kit::Size::SpaceLarge);
    buttons_->setContentsMargins(margin, theme.px(kit::Size::SpaceTiny), margin, theme.px(kit::Size::SpaceTiny));
    column->addLayout(buttons_);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showFacts();
        Q_EMIT chosen();
    });
    connect(grid_, &QAbstractItemView::activated, this, &RowsPane::activated);
}

// Where there is little height and enough width what is said of a row stands beside the rows, so that both can be read.
void RowsPane::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    const bool isLow =
        height() < LowRows * theme_.px(kit::Size::Row) && 2 * width() >= 3 * theme_.px(kit::Size::InspectorWidth);
    const auto orientation = isLow ? Qt::Horizontal : Qt::Vertical;
    if (orientation != halves_->orientation()) {
        halves_->setOrientation(orientation);
        isMoved_ = false;
    }
    share();
}

// Parts that were made just now count once they are shown.
bool RowsPane::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::LayoutRequest)
        share();
    return QWidget::eventFilter(watched, event);
}

// What is said of a row has the height that it needs, half of all at most, unless the reader decided otherwise.
void RowsPane::share() {
    if (isMoved_)
        return;
    if (halves_->orientation() == Qt::Horizontal)
        return halves_->setSizes({width() / 2, width() / 2});
    const int needed = told_->hasHeightForWidth() ? told_->heightForWidth(width()) : told_->sizeHint().height();
    const int below = std::min(needed, height() / 2);
    halves_->setSizes({height() - below, below});
}

void RowsPane::setRows(const QList<Row> &rows, const kit::StatePanel::Message &empty) {
    const auto name = currentName();
    rows_ = rows;
    QList<kit::PlainTable::Row> cells;
    for (const auto &row : rows)
        cells << row.cells;
    table_->setRows(cells);
    if (rows.isEmpty()) {
        panel_->showEmpty(empty);
    } else {
        panel_->showFilled();
        choose(name);
        if (current() < 0)
            grid_->setCurrentIndex(table_->index(0, 0));
    }
    showFacts();
    Q_EMIT chosen();
}

void RowsPane::setTitle(int column, const QString &title) {
    table_->setTitle(column, title);
}

void RowsPane::showLoading() {
    panel_->showLoading(table_->columnCount());
}

void RowsPane::showFailed(const QString &title, const QString &text) {
    panel_->showFailed({title, text});
}

void RowsPane::addButton(QAbstractButton *button) {
    buttons_->addWidget(button);
}

int RowsPane::current() const {
    const int row = grid_->currentIndex().row();
    return row < rows_.size() ? row : -1;
}

QString RowsPane::currentName() const {
    return current() < 0 ? QString() : rows_[current()].cells.name;
}

void RowsPane::choose(const QString &name) {
    for (int row = 0; row < rows_.size(); ++row)
        if (rows_[row].cells.name == name)
            grid_->setCurrentIndex(table_->index(row, 0));
}

void RowsPane::showFacts() {
    facts_->setFacts(current() < 0 ? QList<kit::Fact>() : rows_[current()].facts);
}

} // namespace policiespage
