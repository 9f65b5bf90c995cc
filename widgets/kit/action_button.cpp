#include "widgets/kit/action_button.h"

#include <QAction>
#include <QCoreApplication>
#include <QFocusEvent>

#include "widgets/kit/obstacle.h"
#include "widgets/kit/obstacle_menu.h"
#include "widgets/kit/page.h"

namespace kit {

ActionButton::ActionButton(QAction &action, QWidget *parent) : QPushButton(parent), action_(action) {
    // `catalog.import` has the button `importButton`.
    setObjectName(action.objectName().section(QLatin1Char('.'), 1) + QStringLiteral("Button"));
    connect(&action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, &action, &QAction::trigger);
    // The chosen one of several stays chosen, whatever the button has made of the click.
    connect(this, &QPushButton::clicked, this, &ActionButton::follow);
    new ObstacleMenu(this, [&action] { return Obstacle::linkOf(action); });
    follow();
}

void ActionButton::setInPlace(bool isInPlace) {
    isInPlace_ = isInPlace;
    follow();
}

bool ActionButton::focusNextPrevChild(bool isNext) {
    const bool isInUse = isEnabled() && !isHidden();
    for (auto *host = parentWidget(); !isInUse && host; host = host->parentWidget())
        if (auto *page = qobject_cast<Page *>(host)) {
            page->setFocus(Qt::OtherFocusReason);
            // In a window that is not active, as below a dialog, nothing tells the page.
            QFocusEvent told(QEvent::FocusIn, Qt::OtherFocusReason);
            if (!page->hasFocus())
                QCoreApplication::sendEvent(page, &told);
            return true;
        }
    return QPushButton::focusNextPrevChild(isNext);
}

void ActionButton::follow() {
    setText(action_.iconText());
    setEnabled(action_.isEnabled());
    setToolTip(action_.toolTip());
    setCheckable(action_.isCheckable());
    setChecked(action_.isChecked());
    // Shown without a parent it would be a window of its own; with one it is shown by it.
    if (!isInPlace_ || !action_.isVisible())
        hide();
    else if (parentWidget())
        show();
}

} // namespace kit
