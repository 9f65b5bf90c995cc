#include "widgets/kit/dialog.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace kit {

// Qt asks for the height that a width needs when a dialog is opened, and never again.
bool Dialog::event(QEvent *event) {
    const bool isHandled = QDialog::event(event);
    const bool isNew =
        event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show;
    if (isNew && layout() && layout()->hasHeightForWidth()) {
        const int needed = layout()->totalMinimumHeightForWidth(width());
        setMinimumHeight(std::min(needed, screen()->availableGeometry().height()));
    }
    return isHandled;
}

} // namespace kit
