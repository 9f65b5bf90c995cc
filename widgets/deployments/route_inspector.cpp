#include "widgets/deployments/route_inspector.h"

#include <map>

#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/route_actions.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/deployments/share_bar.h"
#include "widgets/kit/condition_facts.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"

namespace deploymentspage {

namespace {

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

int readyAt(const v1::RouteStatus &status, const std::string &id) {
    for (const auto &target : status.targets())
        if (target.id() == id)
            return target.ready_endpoints();
    return 0;
}

} // namespace

RouteInspector::RouteInspector(const kit::Session &session, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      targets_(new QWidget),
      bars_(new QVBoxLayout(targets_)),
      facts_(new kit::FactList(session.theme)) {
    setObjectName(QStringLiteral("routeInspector"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(session.theme.px(kit::Size::SpaceMedium));
    bars_->setContentsMargins(0, 0, 0, 0);
    bars_->setSpacing(session.theme.px(kit::Size::SpaceSmall));
    facts_->setObjectName(QStringLiteral("routeFacts"));
    facts_->setAccessibleName(tr("Facts"));
    column->addWidget(targets_);
    column->addWidget(facts_);
    addTab(page, tr("Overview"));
    addTab(tr("Revisions"), [this]() -> QWidget * { return history_ = new kit::HistoryView(session_); });
    connect(this, &Inspector::tabChanged, this, &RouteInspector::refresh);
    show({});
}

void RouteInspector::show(const QString &route) {
    name_ = route;
    refresh();
}

void RouteInspector::refresh() {
    if (history_ && history_->isVisibleTo(this))
        history_->show(name_);
    const auto found = session_.cache.find(name_.toStdString());
    targets_->setVisible(found != nullptr);
    if (!found) {
        setTitle(tr("No route is selected"));
        setSubtitle(tr("Select a route to see who answers for it."));
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        return;
    }
    const auto &spec = found->route();
    const auto state = found->route_status().state();
    const bool isNamed = !found->meta().display_name().empty();
    setTitle(text(isNamed ? found->meta().display_name() : found->meta().name()));
    setSubtitle(isNamed ? tr("%1, asked for as %2", "name of a route, its public model")
                              .arg(text(found->meta().name()), text(spec.model()))
                        : tr("asked for as %1").arg(text(spec.model())));
    setStatus(kit::Sentences::word(state), ServingWords::tone(state));
    showTargets(*found);
    QStringList aliases;
    for (const auto &alias : spec.aliases())
        aliases << text(alias);
    QStringList causes;
    for (const auto cause : spec.fallback_on())
        causes << kit::Sentences::word(static_cast<v1::FallbackCause>(cause));
    const auto span = [](const google::protobuf::Duration &duration, bool isThere, const QString &otherwise) {
        return isThere ? kit::DurationText::of(duration) : otherwise;
    };
    auto facts = kit::ConditionFacts::of(found->route_status().conditions());
    const auto curl = RouteActions::curl(session_, spec);
    facts += QList<kit::Fact>{
        {tr("Address"), RouteActions::address(session_), kit::Absence::NotApplicable, true, {}, {}},
        {tr("Request"), curl, kit::Absence::NotApplicable, true, {}, curl},
        {tr("Aliases"), aliases.join(QStringLiteral(", ")), kit::Absence::NotApplicable},
        {tr("Falls back on"), causes.isEmpty() ? tr("nothing") : causes.join(QStringLiteral(", "))},
        {tr("Attempts"), tr("at most %L1").arg(spec.max_attempts() > 0 ? spec.max_attempts() : 2)},
        {tr("First byte"), span(spec.first_byte_timeout(), spec.has_first_byte_timeout(), QStringLiteral("60 s"))},
        {tr("Between parts"), span(spec.idle_timeout(), spec.has_idle_timeout(), QStringLiteral("60 s"))},
        {tr("Whole request"), span(spec.timeout(), spec.has_timeout(), QStringLiteral("10 min"))},
        {tr("Team"), found->meta().team().empty() ? tr("no team") : text(found->meta().team())},
    };
    facts_->setFacts(facts);
}

void RouteInspector::showTargets(const v1::Resource &route) {
    qDeleteAll(targets_->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    std::map<int, QList<ShareBar::Part>> byPriority;
    for (const auto &target : route.route().targets()) {
        const bool isOurs = !target.deployment().empty();
        const auto name = ServingWords::id(isOurs ? target.deployment() : target.provider());
        const int ready = readyAt(route.route_status(), target.id());
        const auto what = isOurs ? tr("%1, %n replica(s) take requests", nullptr, ready).arg(name)
                                 : tr("%1, %2", "provider, its model").arg(name, text(target.provider_model()));
        byPriority[target.priority()].append({what, target.share_basis_points(),
                                              ready == 0 ? kit::Tone::Danger
                                              : isOurs   ? kit::Tone::Accent
                                                         : kit::Tone::Neutral});
    }
    bool isFirst = true;
    for (const auto &[priority, parts] : byPriority) {
        auto *label = new kit::RoleLabel(session_.theme, kit::TextRole::Label,
                                         isFirst ? tr("Requests go to") : tr("Where none above can serve"));
        label->setColor(kit::Color::Text2);
        auto *bar = new ShareBar(session_.theme);
        bar->setParts(parts);
        bars_->addWidget(label);
        bars_->addWidget(bar);
        isFirst = false;
    }
}

} // namespace deploymentspage
