#include "widgets/audit/event_facts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include "backend/client/entry_proof.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "backend/core/time_text.h"
#include "widgets/audit/policy_facts.h"
#include "widgets/kit/incident_change.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace auditpage {

using kit::Absence;
using kit::Fact;

namespace {

QString harmless(const std::string &text) {
    return kit::harmless(QString::fromStdString(text));
}

QString number(qint64 value) {
    return QLocale().toString(value);
}

// As the leaf has it: the event itself names no certificate.
QString certificateOf(const v1::GetEventResponse &entry) {
    const auto leaf = QJsonDocument::fromJson(QByteArray::fromStdString(entry.leaf())).object();
    return leaf[QStringLiteral("actor")][QStringLiteral("cert_sha256")].toString();
}

} // namespace

bool EventFacts::isErased(const v1::GetEventResponse &entry) {
    return entry.payload_key().empty();
}

QList<Fact> EventFacts::event(const kit::Session &session, const v1::GetEventResponse &entry) {
    const auto &event = entry.event();
    const auto &details = entry.details();
    const Absence gone = isErased(entry) ? Absence::Erased : Absence::NotReported;
    QList<Fact> facts;
    Fact actor{tr("Actor"), EventWords::actor(event)};
    if (event.actor_full_name().empty() && !event.actor().empty())
        actor = {tr("Actor"), {}, isErased(entry) ? Absence::Erased : Absence::NotReported};
    facts << actor << Fact{tr("Principal"), harmless(event.actor()), Absence::NotApplicable, true};
    facts << Fact{tr("Certificate"),
                  kit::harmless(certificateOf(entry)),
                  Absence::NotApplicable,
                  true,
                  {},
                  tr("SHA-256 of the certificate that the caller showed.")};
    facts << Fact{tr("Time"), session.times.instant(event.time())};
    facts << Fact{tr("Outcome"), kit::Sentences::word(event.outcome()), Absence::None, false,
                  EventWords::tone(event.outcome())};
    for (const auto &diff : details.diffs()) {
        const auto now = session.cache.find(diff.name());
        if (const kit::IncidentChange incidents(diff, now.get()); !incidents.isNone())
            facts << Fact{tr("Incident"), incidents.sentence()};
    }
    const auto refusal = EventWords::refusal(event);
    if (!refusal.isEmpty())
        facts << Fact{tr("Why not"), refusal};
    facts << PolicyFacts::of(entry);
    // What the service decided by itself has causes; people give reasons.
    for (const auto &cause : details.causes())
        facts << Fact{tr("Cause"), EventWords::cause(cause, session.times)};
    facts << Fact{tr("Reason"), harmless(event.reason().empty() ? details.reason() : event.reason()), gone};
    // Of a refusal it is the same in the service's own English.
    if (!details.detail().empty() && refusal.isEmpty())
        facts << Fact{tr("Detail"), harmless(details.detail())};
    facts << Fact{tr("Team"), event.team().empty() ? tr("whole organisation") : harmless(event.team())};
    facts << Fact{tr("Request"), harmless(event.request_id()), Absence::NotApplicable, true};
    facts << Fact{tr("Trace"), harmless(event.trace_id()), Absence::NotApplicable, true};
    facts << Fact{tr("Address"), harmless(details.peer_address()), gone, true};
    facts << Fact{tr("Client"), harmless(details.user_agent()), gone};
    return facts;
}

QList<Fact> EventFacts::proof(const kit::Session &session, const v1::GetEventResponse &entry,
                              const EventWords::Verdict &verdict) {
    const auto index = entry.event().index();
    QList<Fact> facts{{tr("Result"), verdict.word, Absence::None, false, verdict.tone},
                      {tr("Meaning"), verdict.sentence},
                      {tr("Entry"), number(index), Absence::None, true},
                      {tr("Leaf hash"),
                       QString::fromStdString(client::leafHashText(entry.leaf())),
                       Absence::None,
                       true,
                       {},
                       tr("SHA-256 of the exact bytes of the entry, after RFC 6962.")}};
    const auto &head = session.verifier.head();
    if (!head) {
        facts << Fact{tr("Included in"), {}, Absence::NoData};
        return facts;
    }
    facts << Fact{tr("Included in"), tr("tree of %1 entries").arg(number(head->tree.size))};
    facts << Fact{tr("Root hash"), QString::fromStdString(core::toHex(head->tree.root)), Absence::None, true};
    facts << Fact{tr("Verified"),
                  session.times.instant(core::toTimestamp(head->verifiedAt)),
                  Absence::None,
                  false,
                  {},
                  tr("When this console last verified the signed head of the log.")};
    facts << Fact{tr("Log"), harmless(head->origin), Absence::None, true};
    facts << Fact{tr("Signing key"), harmless(head->vkey), Absence::None, true};
    return facts;
}

} // namespace auditpage
