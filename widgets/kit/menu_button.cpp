#include "widgets/kit/menu_button.h"

#include <QMenu>

namespace kit {

MenuButton::MenuButton(const QString &words, const QString &name, Fill fill, QWidget *parent)
    : QPushButton(words, parent), fill_(std::move(fill)) {
    setObjectName(name);
    connect(this, &QPushButton::clicked, this, [this] { open(); });
}

void MenuButton::open(const QString &part) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(objectName() + QStringLiteral("Menu"));
    menu->setToolTipsVisible(true);
    fill_(menu);
    menu->popup(mapToGlobal(QPoint(0, height())));
    if (const auto *inner = part.isEmpty() ? nullptr : menu->findChild<QMenu *>(part))
        menu->setActiveAction(inner->menuAction());
}

} // namespace kit
