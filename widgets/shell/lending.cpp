#include "widgets/shell/lending.h"

#include <QAction>
#include <QMenu>

#include <utility>

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
        if (lender_ && lender_ != page)
            giveBack();
        lender_ = page;
        menu_ = menu;
        // An action is triggered after its menu has closed, and before it is gone; the next menu may be open by then.
        connect(menu, &QObject::destroyed, this, [this, menu] {
            if (menu_ == menu)
                giveBack();
        });
        return;
    }
}

void Lending::giveBack() {
    menu_ = nullptr;
    if (auto *lender = std::exchange(lender_, nullptr))
        lender->giveBack();
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
    session_.notices.post({kit::Tone::Info, tr("This cannot be done with %1.").arg(object), {}, {}});
}

} // namespace shell
