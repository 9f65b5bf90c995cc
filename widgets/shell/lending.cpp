#include "widgets/shell/lending.h"

#include <QAction>
#include <QMenu>

#include "widgets/kit/notices.h"
#include "widgets/shell/page_stack.h"

namespace shell {

Lending::Lending(const kit::Session &session, PageStack &pages, QObject *parent)
    : QObject(parent), session_(session), pages_(pages) {
    connect(&pages_, &PageStack::built, this,
            [this](kit::Page *page) { connect(page, &kit::Page::menuOpened, this, &Lending::fill); });
}

void Lending::fill(const QStringList &names, QMenu *menu) {
    for (const auto &id : pages_.ids()) {
        auto *page = pages_.page(id);
        const auto lent = page->lend(names);
        if (lent.isEmpty())
            continue;
        menu->addActions(lent);
        // An action is triggered after its menu has closed, and before it is gone.
        connect(menu, &QObject::destroyed, page, &kit::Page::giveBack);
        return;
    }
}

void Lending::act(QAction *action, const QString &object) {
    for (const auto &id : pages_.ids()) {
        auto *page = pages_.page(id);
        const auto lent = page->lend({object});
        if (lent.isEmpty())
            continue;
        if (!lent.contains(action))
            session_.notices.post({kit::Tone::Info, tr("This cannot be done with %1.").arg(object), {}, {}});
        else if (action->isEnabled())
            action->trigger();
        else
            session_.notices.post({kit::Tone::Info, action->toolTip(), {}, {}});
        page->giveBack();
        return;
    }
}

} // namespace shell
