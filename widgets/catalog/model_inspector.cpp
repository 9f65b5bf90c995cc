#include "widgets/catalog/model_inspector.h"

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "widgets/catalog/model_words.h"
#include "widgets/catalog/versions_view.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/markdown_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

namespace catalogpage {

namespace {

using kit::Absence;
using kit::Fact;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

template <typename Values, typename Word>
QString joined(const Values &values, Word word) {
    QStringList words;
    for (const auto &value : values)
        words << word(value);
    return words.join(QStringLiteral(", "));
}

} // namespace

ModelInspector::ModelInspector(const kit::Session &session, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      versions_(new VersionsView(session)),
      facts_(new kit::FactList(session.theme)) {
    setObjectName(QStringLiteral("modelInspector"));
    buildTabs();
    show({});
}

void ModelInspector::show(const QString &model) {
    if (model != name_) {
        pending_.cancel();
        cardEtag_.clear();
        if (card_)
            card_->clear();
        name_ = model;
    }
    refresh();
}

void ModelInspector::refresh() {
    versions_->show(name_);
    showFacts();
    fillTab();
}

void ModelInspector::chooseVersion(const QString &name) {
    versions_->choose(name);
}

void ModelInspector::addVersionAction(QAction *action) {
    versions_->addVersionAction(action);
}

const v1::Resource *ModelInspector::version() const {
    return versions_->version();
}

void ModelInspector::buildTabs() {
    facts_->setAccessibleName(tr("Facts"));
    facts_->setObjectName(QStringLiteral("facts"));
    addTab(facts_, tr("Summary"));
    addTab(tr("Card"), [this] { return buildCard(); });
    addTab(versions_, tr("Versions"));
    addTab(tr("Revisions"), [this] { return buildHistory(); });
    connect(this, &Inspector::tabChanged, this, &ModelInspector::fillTab);
    connect(versions_, &VersionsView::versionChanged, this, [this] {
        showFacts();
        Q_EMIT versionChanged();
    });
    connect(versions_, &VersionsView::versionActivated, this, &ModelInspector::versionActivated);
}

QWidget *ModelInspector::buildCard() {
    card_ = new kit::MarkdownView(session_.theme);
    card_->setAccessibleName(tr("Model card"));
    card_->setObjectName(QStringLiteral("card"));
    return card_;
}

QWidget *ModelInspector::buildHistory() {
    return history_ = new kit::HistoryView(session_);
}

void ModelInspector::fillTab() {
    if (history_ && history_->isVisibleTo(this))
        history_->show(name_);
    if (card_ && card_->isVisibleTo(this))
        fetchCard();
}

void ModelInspector::showFacts() {
    const auto model = session_.cache.find(name_.toStdString());
    if (!model) {
        setTitle(tr("No model is selected"));
        setSubtitle(tr("Select a model to see what it is."));
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        return;
    }
    const auto &spec = model->model();
    setTitle(model->meta().display_name().empty() ? text(model->meta().name()) : text(model->meta().display_name()));
    QList<Fact> facts{
        {tr("Name"), text(model->meta().name()), Absence::None, true},
        {tr("Publisher"), text(spec.publisher()), Absence::NotReported},
        {tr("License"), text(spec.license()), Absence::NotReported},
        {tr("Capabilities"),
         joined(spec.capabilities(),
                [](int value) { return kit::Sentences::word(static_cast<v1::Capability>(value)); }),
         Absence::NotReported},
        {tr("Regions"),
         spec.permitted_regions().empty()
             ? tr("anywhere")
             : joined(spec.permitted_regions(), [](const auto &value) { return text(value); }),
         Absence::None},
        {tr("Risk tier"), kit::Sentences::word(spec.risk_tier()), Absence::None},
        {tr("Owner"), spec.owner_team().empty() ? tr("no team") : text(spec.owner_team()), Absence::None},
    };
    const auto *shown = version();
    setSubtitle(shown ? tr("version %1, imported %2")
                            .arg(text(shown->meta().name()).section(QLatin1Char('/'), -1),
                                 session_.times.date(shown->meta().create_time()))
                      : tr("no version yet"));
    setStatus(shown ? kit::Sentences::word(shown->model_version().lifecycle()) : QString(),
              shown ? ModelWords::tone(shown->model_version().lifecycle()) : kit::Tone::Neutral);
    if (!shown) {
        facts_->setFacts(facts);
        return;
    }
    const auto &weights = shown->model_version();
    facts += QList<Fact>{
        {tr("Digest"), QStringLiteral("sha256:") + text(weights.digest()), Absence::NotReported, true},
        {tr("Architecture"), text(weights.architecture()), Absence::NotReported},
        {tr("Parameters"), weights.has_parameters() ? ModelWords::number(weights.parameters()) : QString(),
         Absence::NotReported},
        {tr("Context"),
         weights.has_context_length() ? tr("%L1 tokens").arg(static_cast<qlonglong>(weights.context_length()))
                                      : QString(),
         Absence::NotReported},
        {tr("Precision"), text(weights.precision()), Absence::NotReported},
        {tr("Weights"), ModelWords::weights(weights), Absence::None},
        {tr("KV cache"),
         weights.has_kv_cache_bytes_per_token() ? ModelWords::cache(weights.kv_cache_bytes_per_token()) : QString(),
         Absence::NotReported},
        {tr("Directory"), text(weights.directory()), Absence::NotReported, true},
    };
    for (const auto &condition : shown->model_version_status().conditions()) {
        const bool isBad = condition.reason() != v1::ConditionReason_Name(v1::FILES_MATCH);
        facts.append({isBad ? tr("Attention") : tr("Files"), kit::Sentences::of(condition), Absence::None, false});
    }
    facts_->setFacts(facts);
}

void ModelInspector::fetchCard() {
    const auto model = session_.cache.find(name_.toStdString());
    // The card is long and comes apart from the cache; it changes with the etag.
    if (!model || model->meta().etag() == cardEtag_ || !session_.connection.isOnline())
        return;
    cardEtag_ = model->meta().etag();
    v1::GetRequest request;
    request.set_name(model->meta().name());
    request.set_view(v1::FULL);
    pending_.cancel();
    pending_ = session_.connection.resources().get(request);
    client::deliver(pending_, this, [this](const core::Result<v1::GetResponse> &answer) { showCard(answer); });
}

void ModelInspector::showCard(const core::Result<v1::GetResponse> &answer) {
    if (!answer) {
        cardEtag_.clear();
        card_->setPlainText(kit::Sentences::of(answer.error()));
    } else if (answer->resource().model().card().empty()) {
        card_->setPlainText(tr("Nobody has written a card for this model yet. Edit the model to add one."));
    } else {
        card_->setMarkdown(QString::fromStdString(answer->resource().model().card()));
    }
    Q_EMIT settled();
}

} // namespace catalogpage
