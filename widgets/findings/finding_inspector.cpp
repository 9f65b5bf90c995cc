#include "widgets/findings/finding_inspector.h"

#include "backend/client/resource_cache.h"
#include "widgets/kit/condition_facts.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/finding_words.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace findingspage {

namespace v1 = pilothouse::v1;

namespace {

using kit::Absence;
using kit::Fact;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

google::protobuf::RepeatedPtrField<v1::Condition> withPeople(const v1::FindingStatus &status,
                                                             const kit::Session &session) {
    auto conditions = status.conditions();
    for (auto &condition : conditions) {
        auto &arguments = *condition.mutable_arguments();
        if (const auto principal = arguments.find("principal"); principal != arguments.end())
            arguments["person"] = kit::personOf(session, principal->second).toStdString();
    }
    return conditions;
}

QList<Fact> endpointFacts(const v1::FoundEndpoint &endpoint) {
    return {
        {FindingInspector::tr("Address"), kit::FindingWords::address(endpoint), Absence::NotReported, true},
        {FindingInspector::tr("API"), kit::FindingWords::api(endpoint.api()), Absence::NotReported},
        {FindingInspector::tr("Version"), text(endpoint.version()), Absence::NotReported},
        {FindingInspector::tr("Models"),
         endpoint.needs_key() ? FindingInspector::tr("It asks for a key, so which models it has is not known.")
                              : kit::FindingWords::models(endpoint),
         Absence::NotReported},
    };
}

QList<Fact> processFacts(const v1::FoundProcess &process, const kit::TimeText &times) {
    QList<Fact> facts{
        {FindingInspector::tr("Program"), text(process.program()), Absence::NotReported, true},
        {FindingInspector::tr("Process"), process.pid() > 0 ? QString::number(process.pid()) : QString(),
         Absence::NotReported},
        {FindingInspector::tr("Started"), process.has_start_time() ? times.instant(process.start_time()) : QString(),
         Absence::NotReported},
        {FindingInspector::tr("User"), text(process.user()), Absence::NotReported},
        {FindingInspector::tr("GPU memory"), kit::FindingWords::memory(process),
         process.gpus().empty() ? Absence::NotApplicable : Absence::NotReported},
    };
    for (const auto &gpu : process.gpus())
        facts << Fact{FindingInspector::tr("GPU"), text(gpu), Absence::None, true};
    return facts;
}

} // namespace

FindingInspector::FindingInspector(const kit::Session &session, QWidget *parent)
    : Inspector(session.theme, parent), session_(session), facts_(new kit::FactList(session.theme)) {
    setObjectName(QStringLiteral("findingInspector"));
    facts_->setObjectName(QStringLiteral("findingFacts"));
    facts_->setAccessibleName(tr("Facts"));
    addTab(facts_, tr("Overview"));
    addTab(tr("Revisions"), [this]() -> QWidget * { return history_ = new kit::HistoryView(session_); });
    connect(this, &Inspector::tabChanged, this, &FindingInspector::refresh);
    show({});
}

void FindingInspector::show(const QString &finding) {
    name_ = finding;
    refresh();
}

void FindingInspector::refresh() {
    if (history_ && history_->isVisibleTo(this))
        history_->show(name_);
    const auto found = session_.cache.find(name_.toStdString());
    if (!found) {
        setTitle(tr("No finding is selected"));
        setSubtitle(tr("Select a finding to see what was found."));
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        return;
    }
    const auto &spec = found->finding();
    const auto &status = found->finding_status();
    setNames(text(found->meta().display_name()), text(found->meta().name()));
    setStatus(kit::FindingWords::state(status.state()), kit::FindingWords::tone(status.state()));
    auto facts = kit::ConditionFacts::of(withPeople(status, session_));
    if (!spec.note().empty())
        facts << Fact{tr("Why"), text(spec.note())};
    if (status.has_endpoint())
        facts += endpointFacts(status.endpoint());
    if (status.has_process())
        facts += processFacts(status.process(), session_.times);
    const auto &times = session_.times;
    facts += QList<Fact>{
        {tr("Node"), status.node().empty() ? QString() : kit::FindingWords::node(status.node()), Absence::NotReported},
        {tr("Found by"), status.source().empty() ? tr("the service, on its own host") : text(status.source())},
        {tr("First seen"), status.has_first_seen_time() ? times.instant(status.first_seen_time()) : QString(),
         Absence::NoData},
        {tr("Last seen"), status.has_last_seen_time() ? times.instant(status.last_seen_time()) : QString(),
         Absence::NoData},
        {tr("Team"), found->meta().team().empty() ? tr("no team") : text(found->meta().team())},
    };
    facts_->setFacts(facts);
}

} // namespace findingspage
