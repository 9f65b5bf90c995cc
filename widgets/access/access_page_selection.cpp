// Which object is shown, and what can be done with it.
#include <QAction>
#include <QMenu>
#include <QTabBar>
#include <QUrlQuery>

#include "widgets/access/access_page.h"
#include "widgets/access/binding_actions.h"
#include "widgets/access/invitation_actions.h"
#include "widgets/access/person_actions.h"
#include "widgets/access/question_bar.h"
#include "widgets/access/who_may_view.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"

namespace accesspage {

bool AccessPage::reveal(const QString &name) {
    if (name.startsWith(QLatin1String("access?"))) {
        ask(QUrlQuery(name.section(QLatin1Char('?'), 1)));
        return true;
    }
    if (const auto list = kit::FilteredList::of(name))
        return showFiltered(*list);
    for (int list = 0; list < ListCount; ++list) {
        if (!name.startsWith(QLatin1String(kinds[list]) + QLatin1Char('/')))
            continue;
        if (!panes_[list]->reveal(name))
            return false;
        tabs_->setCurrentIndex(list);
        return true;
    }
    return false;
}

// See Obstacle::accessLink().
void AccessPage::ask(const QUrlQuery &parts) {
    const auto part = [&parts](const char *key) {
        return parts.queryItemValue(QLatin1String(key), QUrl::FullyDecoded).toStdString();
    };
    tabs_->setCurrentIndex(WhoMay);
    whoMay_->bar()->setQuestion({part("principal"), part("permission"), part("place")});
}

bool AccessPage::showFiltered(const kit::FilteredList &filtered) {
    for (int list = 0; list < ListCount; ++list) {
        if (filtered.kind != QLatin1String(kinds[list]))
            continue;
        tabs_->setCurrentIndex(list);
        panes_[list]->filter()->setText(filtered.filter);
        return true;
    }
    return false;
}

// The list in which it will stand is shown already.
void AccessPage::expect(const QString &name) {
    if (reveal(name))
        return;
    for (int list = 0; list < ListCount; ++list)
        if (name.startsWith(QLatin1String(kinds[list]) + QLatin1Char('/')))
            tabs_->setCurrentIndex(list);
}

QString AccessPage::shownObject() const {
    if (list_ < ListCount)
        return panes_[list_]->selected();
    const auto *grant = whoMay_->chosenGrant();
    return grant ? QString::fromStdString(grant->principal()) : QString();
}

QRect AccessPage::shownPlace() const {
    if (list_ == WhoMay)
        return {};
    return inSight(*panes_[list_]->grid()->viewport(), panes_[list_]->currentPlace());
}

// What is selected in a list that is not shown is out of sight: no key and no search acts on it.
void AccessPage::choose() {
    const auto chosen = [this](int list) { return list == list_ ? panes_[list]->selected() : QString(); };
    const auto all = [](const QString &name) { return name.isEmpty() ? QStringList() : QStringList{name}; };
    people_->choose(chosen(People), all(chosen(People)));
    bindings_->choose(chosen(Bindings), all(chosen(Bindings)));
    teams_->choose(chosen(Teams), all(chosen(Teams)));
    invitations_->choose(chosen(Invitations));
}

QList<QAction *> AccessPage::actionsOf(int list) const {
    switch (list) {
    case People:
        return people_->all();
    case Bindings:
        return bindings_->all();
    case Teams:
        return teams_->all();
    default:
        return invitations_->all();
    }
}

void AccessPage::openMenu(int list, const QPoint &place) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(actionsOf(list));
    menu->popup(place);
}

QList<QAction *> AccessPage::lend(const QStringList &names) {
    for (auto *actions :
         {static_cast<kit::ObjectActions *>(people_), static_cast<kit::ObjectActions *>(bindings_), teams_}) {
        if (auto lent = actions->lend(names); !lent.isEmpty())
            return lent;
    }
    return {};
}

void AccessPage::giveBack() {
    people_->giveBack();
    bindings_->giveBack();
    teams_->giveBack();
}

} // namespace accesspage
