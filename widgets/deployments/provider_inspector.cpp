#include "widgets/deployments/provider_inspector.h"

#include "backend/client/resource_cache.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/condition_facts.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace deploymentspage {

namespace {

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

// "apertus-70b, 131,072 tokens".
QString modelsOf(const v1::ProviderSpec &provider) {
    QStringList words;
    for (const auto &model : provider.models())
        words << (model.context_length() > 0 ? ProviderInspector::tr("%1 (%L2 tokens)", "model, context length")
                                                   .arg(text(model.name()))
                                                   .arg(static_cast<qlonglong>(model.context_length()))
                                             : text(model.name()));
    return words.join(QStringLiteral(", "));
}

} // namespace

ProviderInspector::ProviderInspector(const kit::Session &session, QWidget *parent)
    : Inspector(session.theme, parent), session_(session), facts_(new kit::FactList(session.theme)) {
    setObjectName(QStringLiteral("providerInspector"));
    facts_->setObjectName(QStringLiteral("providerFacts"));
    facts_->setAccessibleName(tr("Facts"));
    addTab(facts_, tr("Overview"));
    addTab(tr("Revisions"), [this]() -> QWidget * { return history_ = new kit::HistoryView(session_); });
    connect(this, &Inspector::tabChanged, this, &ProviderInspector::refresh);
    show({});
}

void ProviderInspector::show(const QString &provider) {
    name_ = provider;
    refresh();
}

void ProviderInspector::refresh() {
    if (history_ && history_->isVisibleTo(this))
        history_->show(name_);
    const auto found = session_.cache.find(name_.toStdString());
    if (!found) {
        setTitle(tr("No provider is selected"));
        setSubtitle(tr("Select a provider to see what it offers."));
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        return;
    }
    const auto &spec = found->provider();
    const auto &status = found->provider_status();
    const auto *reachable = ServingWords::condition(status.conditions(), "Reachable");
    const bool isUp = reachable && reachable->status() == v1::CONDITION_STATUS_TRUE;
    setNames(text(found->meta().display_name()), text(found->meta().name()));
    setStatus(!reachable ? tr("not known yet")
              : isUp     ? tr("reachable")
                         : tr("not reachable"),
              !reachable ? kit::Tone::Neutral
              : isUp     ? kit::Tone::Ok
                         : kit::Tone::Danger);
    const auto latency = status.latency().seconds() * 1'000'000 + status.latency().nanos() / 1000;
    auto facts = kit::ConditionFacts::of(status.conditions());
    facts += QList<kit::Fact>{
        {tr("Base URL"), text(spec.base_url()), kit::Absence::NotReported, true},
        {tr("Region"), text(spec.region()), kit::Absence::NotReported},
        {tr("Secret"), spec.secret().empty() ? tr("none is sent") : text(spec.secret())},
        {tr("Models"), modelsOf(spec), kit::Absence::NotReported},
        {tr("Latency"), status.has_latency() ? kit::Figures::microseconds(latency) : QString(), kit::Absence::NoData},
        {tr("Probed"), status.has_probe_time() ? session_.times.instant(status.probe_time()) : QString(),
         kit::Absence::NoData},
        {tr("Team"), found->meta().team().empty() ? tr("no team") : text(found->meta().team())},
    };
    facts_->setFacts(facts);
}

} // namespace deploymentspage
