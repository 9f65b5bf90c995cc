#include "widgets/topology/place_actions.h"

#include <algorithm>

#include <QAction>

#include "backend/core/kinds.h"
#include "widgets/kit/action_button.h"
#include "widgets/topology/node_actions.h"

namespace topologypage {

namespace {

// A new cluster is one that others run: that of the service's own host is there from the start.
class ClusterActions final : public kit::ObjectActions {
public:
    ClusterActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
        : ObjectActions(session, QStringLiteral("clusters"), make, host) {}

protected:
    v1::Resource blank() const override {
        auto resource = ObjectActions::blank();
        resource.mutable_cluster()->set_runtime(v1::EXTERNAL);
        return resource;
    }
};

bool isOfKind(const QString &name, const QString &plural) {
    const auto *kind = core::kindOfName(name.toStdString());
    return kind && plural == QString::fromStdString(kind->plural);
}

} // namespace

PlaceActions::PlaceActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : QObject(host),
      sites_(new kit::ObjectActions(session, QStringLiteral("sites"), make, host)),
      clusters_(new ClusterActions(session, make, host)),
      nodes_(new NodeActions(session, make, host)) {
    choose({});
}

void PlaceActions::choose(const QStringList &names) {
    chosen_ = nullptr;
    for (auto *actions : all()) {
        const bool isChosen = !names.isEmpty() && std::all_of(names.begin(), names.end(), [actions](const auto &name) {
            return isOfKind(name, actions->kind());
        });
        if (isChosen)
            chosen_ = actions;
        actions->choose(isChosen ? names.first() : QString(), isChosen ? names : QStringList());
    }
    for (const auto &[actions, button] : std::as_const(buttons_))
        button->setInPlace(actions == chosen_);
}

void PlaceActions::judge() {
    if (chosen_)
        chosen_->judge();
}

QList<QAction *> PlaceActions::chosen() const {
    if (!chosen_)
        return {};
    auto actions = chosen_->all();
    actions.removeAll(chosen_->create());
    return actions;
}

QList<QAction *> PlaceActions::creating() const {
    return {clusters_->create(), sites_->create()};
}

QList<QAbstractButton *> PlaceActions::makeButtons() {
    QList<QAbstractButton *> made;
    const auto add = [&](kit::ObjectActions *actions, QAction *action) {
        auto *button = kit::makeButton(action);
        button->setInPlace(actions == chosen_);
        buttons_.append({actions, button});
        made << button;
    };
    for (auto *actions : all())
        add(actions, actions->edit());
    add(nodes_, nodes_->cordon());
    add(nodes_, nodes_->uncordon());
    return made;
}

std::array<kit::ObjectActions *, 3> PlaceActions::all() const {
    return {sites_, clusters_, nodes_};
}

} // namespace topologypage
