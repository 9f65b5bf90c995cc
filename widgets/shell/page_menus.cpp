#include "widgets/shell/page_menus.h"

#include <QMenu>

#include "widgets/shell/page_stack.h"

namespace shell {

PageMenus::PageMenus(PageStack &pages, QMenu *menu) : QObject(menu), pages_(pages) {
    for (const auto &[facts, make] : pages_.makers()) {
        menus_ << menu->addMenu(facts.title);
        menus_.last()->setObjectName(facts.id);
    }
    connect(menu, &QMenu::aboutToShow, this, &PageMenus::fill);
}

void PageMenus::fill() {
    // Whoever looks for an action looks at those of all pages.
    pages_.buildAll();
    for (auto *menu : std::as_const(menus_)) {
        menu->clear();
        for (auto *action : pages_.page(menu->objectName())->pageActions())
            if (kit::Page::isMeant(*action, pages_.current()))
                menu->addAction(action);
        menu->menuAction()->setVisible(!menu->isEmpty());
    }
}

} // namespace shell
