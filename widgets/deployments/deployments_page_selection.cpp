// What is selected, one or several, and what is shown and can be done for it.
#include <algorithm>
#include <utility>

#include <QAction>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/deployment_actions.h"
#include "widgets/deployments/deployment_inspector.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/deployments/engine_actions.h"
#include "widgets/deployments/engines_view.h"
#include "widgets/deployments/logs_view.h"
#include "widgets/deployments/provider_actions.h"
#include "widgets/deployments/provider_inspector.h"
#include "widgets/deployments/replicas_view.h"
#include "widgets/deployments/route_actions.h"
#include "widgets/deployments/route_inspector.h"
#include "widgets/deployments/selection_inspector.h"
#include "widgets/deployments/traffic_view.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"

namespace deploymentspage {

bool DeploymentsPage::reveal(const QString &name) {
    if (const auto list = kit::FilteredList::of(name))
        return showFiltered(*list);
    if (isEngine(name)) {
        leadsToEngines_ = engines_->reveal(name);
        if (leadsToEngines_)
            showEngines();
        return leadsToEngines_;
    }
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

bool DeploymentsPage::showFiltered(const kit::FilteredList &filtered) {
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
void DeploymentsPage::expect(const QString &name) {
    if (reveal(name))
        return;
    if (isEngine(name))
        return showEngines();
    for (int list = 0; list < ListCount; ++list)
        if (name.startsWith(QLatin1String(kinds[list]) + QLatin1Char('/')))
            tabs_->setCurrentIndex(list);
}

bool DeploymentsPage::isEngine(const QString &name) const {
    return name.startsWith(engineActions_->kind() + QLatin1Char('/'));
}

void DeploymentsPage::showEngines() {
    tabs_->setCurrentIndex(Deployments);
    details_->setCurrentWidget(engines_);
}

QString DeploymentsPage::shownObject() const {
    if (leadsToEngines_ || engines_->isAncestorOf(focusWidget()))
        return engines_->selected();
    return current()->selected();
}

QRect DeploymentsPage::shownPlace() const {
    return inSight(*current()->grid()->viewport(), current()->currentPlace());
}

void DeploymentsPage::showSelection() {
    const auto all = current()->selectedAll();
    chooseLists();
    if (all.size() > 1)
        return showMany(all);
    inspectors_->setCurrentIndex(list_);
    const auto name = current()->selected();
    switch (static_cast<List>(list_)) {
    case Deployments: {
        const auto found = session_.cache.find(name.toStdString());
        deployment_->show(name);
        replicas_->show(found.get());
        logs_->show(found.get());
        // Before the first deployment the question is which engines there are.
        const bool isEmpty =
            session_.cache.state() != client::ResourceCache::State::Loading && session_.cache.count(kinds[0]) == 0;
        if (isEmpty)
            details_->setCurrentWidget(engines_);
        else if (std::exchange(asksForEngines_, false) && details_->currentWidget() == engines_)
            details_->setCurrentWidget(replicas_);
        asksForEngines_ = asksForEngines_ || isEmpty;
        break;
    }
    case Routes:
        route_->show(name);
        break;
    case Providers:
        provider_->show(name);
        break;
    case ListCount:
        break;
    }
    traffic_->show(list_ == Providers ? QString() : name);
}

// What stands below belongs to one alone.
void DeploymentsPage::showMany(const QStringList &names) {
    many_[list_]->show(names);
    inspectors_->setCurrentWidget(many_[list_]);
    replicas_->show(nullptr);
    logs_->show(nullptr);
    traffic_->show({});
}

void DeploymentsPage::chooseEngines() {
    if (isLending_)
        return;
    if (list_ == Deployments && details_->currentWidget() == engines_)
        engineActions_->choose(engines_->selected(), engines_->selectedAll());
    else
        engineActions_->choose({}, {});
}

// What is selected in a list that is not shown is out of sight: no key and no search acts on it.
void DeploymentsPage::chooseLists() {
    if (isLending_)
        return;
    for (int list = 0; list < ListCount; ++list) {
        if (list == list_)
            actions_[list]->choose(panes_[list]->selected(), panes_[list]->selectedAll());
        else
            actions_[list]->choose({}, {});
    }
    chooseEngines();
}

QList<QAction *> DeploymentsPage::lend(const QStringList &names) {
    for (auto *actions : {actions_[Deployments], actions_[Routes], actions_[Providers],
                          static_cast<kit::ObjectActions *>(engineActions_)}) {
        const auto isOfKind = [actions](const QString &name) {
            return name.startsWith(actions->kind() + QLatin1Char('/'));
        };
        if (names.isEmpty() || !std::all_of(names.begin(), names.end(), isOfKind))
            continue;
        isLending_ = true;
        actions->choose(names.first(), names);
        return actions->all();
    }
    return {};
}

void DeploymentsPage::giveBack() {
    isLending_ = false;
    chooseLists();
}

} // namespace deploymentspage
