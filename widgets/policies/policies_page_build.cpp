// How the page is put together.
#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "widgets/kit/action_button.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/card.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/state_panel.h"
#include "widgets/policies/break_glass_view.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/matrix_view.h"
#include "widgets/policies/policies_page.h"
#include "widgets/policies/policy_actions.h"
#include "widgets/policies/why_view.h"
#include "widgets/policies/workspace.h"

namespace policiespage {

void PoliciesPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    reviews_ = header_->addPill({}, kit::Tone::Warn);
    reviews_->setObjectName(QStringLiteral("openReviews"));
    reviews_->hide();
    auto *fresh = kit::makeButton(actions_->fromTemplate());
    header_->addAction(kit::makeButton(beginGlass_));
    header_->addAction(fresh);
    views_ = new QTabBar;
    views_->setObjectName(QStringLiteral("policyViews"));
    views_->setAccessibleName(tr("Views of the policies"));
    views_->setExpanding(false);
    views_->setDrawBase(false);
    for (const auto &words : {tr("Rules"), tr("Who may what"), tr("Why?"), tr("Emergencies")})
        views_->addTab(words);
    matrix_ = new MatrixView(session_, *sets_);
    why_ = new WhyView(session_);
    glass_ = new BreakGlassView(session_, *emergencies_,
                                BreakGlassView::Actions{beginGlass_, endGlass_, glassChanges_, reviewGlass_});
    pages_ = new QStackedWidget;
    // The one that is shown has the room that there is, however high another would like to be.
    pages_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    pages_->addWidget(buildRules());
    for (QWidget *view : std::initializer_list<QWidget *>{matrix_, why_, glass_})
        pages_->addWidget(new kit::Card(theme, view, nullptr));
    auto *column = new QVBoxLayout(this);
    const int side = theme.px(kit::Size::SpaceWide);
    const int end = theme.px(kit::Size::SpaceLarge);
    column->setContentsMargins(side, end, side, end);
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    column->addWidget(header_);
    column->addWidget(views_);
    column->addWidget(pages_, 1);
}

QWidget *PoliciesPage::buildRules() {
    const auto &theme = session_.theme;
    workspace_ = new Workspace(session_, *draft_, *check_, *sets_, *vocabulary_);
    for (auto *action : {actions_->publish(), actions_->discard()})
        workspace_->addAction(kit::makeButton(action));
    auto *notice = new kit::Banner(theme, kit::Tone::Info, {});
    notice->setObjectName(QStringLiteral("draftNotice"));
    notice->setFlat(true);
    notice->setAction(actions_->showRequest());
    notice->hide();
    workspace_->addNotice(notice);
    connect(actions_, &PolicyActions::noticeChanged, notice, [notice](const QString &words) {
        notice->setText(words);
        notice->setVisible(!words.isEmpty());
    });
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(theme.px(kit::Size::SpaceLarge));
    panes->addWidget(new kit::Card(theme, buildTree(), nullptr));
    panes->addWidget(workspace_);
    panes->setStretchFactor(0, 12);
    panes->setStretchFactor(1, 13);
    panes->setSizes({12 * theme.px(kit::Size::ChartWidth), 13 * theme.px(kit::Size::ChartWidth)});
    return panes;
}

QWidget *PoliciesPage::buildTree() {
    const auto &theme = session_.theme;
    filter_ = new QLineEdit;
    filter_->setObjectName(QStringLiteral("policyFilter"));
    filter_->setPlaceholderText(tr("Filter by name, effect, stage or mode"));
    filter_->setAccessibleName(tr("Filter of rules"));
    filter_->setClearButtonEnabled(true);
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString &text) { tree_->setFilter(text); });
    grid_ = new kit::GridView(theme);
    grid_->setObjectName(QStringLiteral("policySets"));
    grid_->setAccessibleName(tr("Policy sets and their rules"));
    grid_->setRootIsDecorated(true);
    grid_->setItemsExpandable(true);
    grid_->setIndentation(theme.px(kit::Size::SpaceLarge));
    grid_->setModel(tree_);
    grid_->expandAll();
    panel_ = new kit::StatePanel(theme, grid_);
    panel_->setObjectName(QStringLiteral("policySetsState"));
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence(Qt::Key_Slash));
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    grid_->addAction(find);
    connect(find, &QAction::triggered, filter_, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
    auto *tree = new QWidget;
    auto *column = new QVBoxLayout(tree);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QHBoxLayout;
    const int space = theme.px(kit::Size::SpaceSmall);
    line->setContentsMargins(space, space, space, space);
    line->addWidget(filter_);
    column->addLayout(line);
    column->addWidget(panel_, 1);
    auto *buttons = new kit::FlowLayout(space);
    buttons->setContentsMargins(space, space, space, space);
    for (auto *action : {actions_->addRule(), actions_->removeRule(), actions_->remove()})
        buttons->addWidget(kit::makeButton(action));
    column->addLayout(buttons);
    return tree;
}

} // namespace policiespage
