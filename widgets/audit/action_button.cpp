#include "widgets/audit/action_button.h"

#include <QAction>

namespace auditpage {

ActionButton::ActionButton(QAction &action, QWidget *parent) : QPushButton(parent), action_(action) {
    // Unlike the action's own name, one that no other object of the page has.
    setObjectName(action.objectName() + QStringLiteral(".button"));
    connect(&action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, &action, &QAction::trigger);
    follow();
}

void ActionButton::follow() {
    setText(action_.text());
    setIcon(action_.icon());
    setEnabled(action_.isEnabled());
    setToolTip(action_.toolTip());
}

} // namespace auditpage
