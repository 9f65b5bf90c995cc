#include "widgets/deployments/selection_inspector.h"

#include <algorithm>

#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/replica_tally.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/sentences.h"

namespace deploymentspage {

namespace {

constexpr int mostNames = 10;

// What is worst comes first.
int orderOf(kit::Tone tone) {
    return tone == kit::Tone::Danger ? 0 : tone == kit::Tone::Warn ? 1 : tone == kit::Tone::Info ? 2 : 3;
}

QString capitalized(QString word) {
    word[0] = word[0].toUpper();
    return word;
}

} // namespace

SelectionInspector::SelectionInspector(const kit::Session &session, const QString &kind,
                                       const QList<QAction *> &actions, QWidget *parent)
    : Inspector(session.theme, parent), session_(session), kind_(kind), facts_(new kit::FactList(session.theme)) {
    const auto name = QStringLiteral("selected") + capitalized(kind);
    setObjectName(name + QStringLiteral("Inspector"));
    facts_->setObjectName(name);
    facts_->setAccessibleName(tr("How they stand"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(session.theme.px(kit::Size::SpaceLarge));
    column->addWidget(facts_);
    auto *row = new kit::FlowLayout(session.theme.px(kit::Size::SpaceSmall));
    for (auto *action : actions) {
        auto *button = kit::makeButton(action);
        // Beside those of one object alone.
        button->setObjectName(QStringLiteral("selected") + capitalized(button->objectName()));
        row->addWidget(button);
    }
    column->addLayout(row);
    addTab(page, tr("Selection"));
}

void SelectionInspector::show(const QStringList &names) {
    std::vector<std::shared_ptr<const v1::Resource>> found;
    QMap<State, QStringList> states;
    for (const auto &name : names) {
        const auto resource = session_.cache.find(name.toStdString());
        if (!resource)
            continue;
        found.push_back(resource);
        states[stateOf(*resource)] << ServingWords::id(resource->meta().name());
    }
    setTitle(titleOf(static_cast<int>(found.size())));
    QList<kit::Fact> facts;
    for (auto state = states.begin(); state != states.end(); ++state) {
        auto &ids = state.value();
        std::sort(ids.begin(), ids.end());
        const auto count = static_cast<int>(ids.size());
        const auto named = ids.mid(0, mostNames).join(QStringLiteral(", "));
        facts.append(
            {state.key().word, count > mostNames
                                   ? tr("%L1: %2 and %n other(s)", nullptr, count - mostNames).arg(count).arg(named)
                                   : tr("%L1: %2", "how many, their names").arg(count).arg(named)});
    }
    if (kind_ == QLatin1String("deployments"))
        facts.append({tr("Replicas"), replicasOf(found)});
    facts_->setFacts(facts);
}

QString SelectionInspector::titleOf(int count) const {
    if (kind_ == QLatin1String("deployments"))
        return tr("%n deployment(s) selected", nullptr, count);
    return kind_ == QLatin1String("routes") ? tr("%n route(s) selected", nullptr, count)
                                            : tr("%n provider(s) selected", nullptr, count);
}

QString SelectionInspector::replicasOf(const std::vector<std::shared_ptr<const v1::Resource>> &deployments) const {
    ReplicaTally replicas;
    for (const auto &deployment : deployments)
        replicas.add(deployment->deployment_status());
    return replicas.words();
}

SelectionInspector::State SelectionInspector::stateOf(const v1::Resource &resource) {
    if (resource.has_deployment()) {
        const auto state = resource.deployment_status().state();
        return {orderOf(ServingWords::tone(state)), kit::Sentences::word(state)};
    }
    if (resource.has_route()) {
        const auto state = resource.route_status().state();
        return {orderOf(ServingWords::tone(state)), kit::Sentences::word(state)};
    }
    const auto *reachable = ServingWords::condition(resource.provider_status().conditions(), "Reachable");
    if (!reachable || reachable->status() == v1::CONDITION_STATUS_UNSPECIFIED)
        return {3, tr("not known yet")};
    return reachable->status() == v1::CONDITION_STATUS_TRUE ? State{3, tr("reachable")} : State{0, tr("not reachable")};
}

} // namespace deploymentspage
