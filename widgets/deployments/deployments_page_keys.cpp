#include <QAction>
#include <QTabBar>

#include "widgets/deployments/deployments_page.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"

namespace deploymentspage {

// Ctrl+1 to Ctrl+9 are the window's, for its pages.
void DeploymentsPage::makeListActions() {
    const QString words[] = {tr("Show deployments"), tr("Show routes"), tr("Show providers")};
    for (int list = 0; list < ListCount; ++list) {
        auto *action = makeNamedAction(QStringLiteral("deployments.show%1").arg(list + 1), words[list],
                                       QKeySequence(Qt::ALT | (Qt::Key_1 + list)));
        connect(action, &QAction::triggered, this, [this, list] {
            tabs_->setCurrentIndex(list);
            current()->grid()->setFocus(Qt::ShortcutFocusReason);
        });
    }
}

// Deletes what the list that has the keyboard has selected; the others are deaf to it.
void DeploymentsPage::deleteByKey(QAction *remove, QWidget *list) {
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    list->addAction(remove);
}

} // namespace deploymentspage
