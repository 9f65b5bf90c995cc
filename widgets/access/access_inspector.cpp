#include "widgets/access/access_inspector.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/access/access_words.h"
#include "widgets/access/role_words.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace accesspage {

namespace {

using kit::Absence;
using kit::Fact;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

} // namespace

AccessInspector::AccessInspector(const kit::Session &session, const QString &kind, QWidget *parent)
    : Inspector(session.theme, parent), session_(session), kind_(kind), facts_(new kit::FactList(session.theme)) {
    setObjectName(kind + QStringLiteral("Inspector"));
    facts_->setObjectName(kind + QStringLiteral("Facts"));
    facts_->setAccessibleName(tr("Facts"));
    addTab(facts_, tr("Overview"));
    addTab(tr("Revisions"), [this]() -> QWidget * { return history_ = new kit::HistoryView(session_); });
    connect(this, &Inspector::tabChanged, this, &AccessInspector::refresh);
    show({});
}

void AccessInspector::show(const QString &name) {
    name_ = name;
    refresh();
}

void AccessInspector::refresh() {
    if (history_ && history_->isVisibleTo(this))
        history_->show(name_);
    refreshAges();
}

void AccessInspector::refreshAges() {
    const auto found = session_.cache.find(name_.toStdString());
    if (!found)
        showNothing();
    else if (found->has_principal())
        showPrincipal(*found);
    else if (found->has_role_binding())
        showBinding(*found);
    else if (found->has_team())
        showTeam(*found);
    else if (found->has_invitation())
        showInvitation(*found);
}

void AccessInspector::showNothing() {
    if (kind_ == QLatin1String("principals")) {
        setTitle(tr("Nobody is selected"));
        setSubtitle(tr("Select a person to see roles and certificate."));
    } else if (kind_ == QLatin1String("roleBindings")) {
        setTitle(tr("No role binding is selected"));
        setSubtitle(tr("Select one to see who holds which role, and until when."));
    } else if (kind_ == QLatin1String("teams")) {
        setTitle(tr("No team is selected"));
        setSubtitle(tr("Select a team to see its members and roles."));
    } else {
        setTitle(tr("No invitation is selected"));
        setSubtitle(tr("Select one to see who was invited, and what came of it."));
    }
    setStatus({}, kit::Tone::Neutral);
    facts_->setFacts({});
}

Fact AccessInspector::roleFact(const v1::Resource &binding) const {
    const auto &spec = binding.role_binding();
    const auto role = AccessWords::role(session_.cache, spec.role(), binding.meta().team());
    const auto standing = AccessWords::ofBinding(spec, session_.clock.now());
    QString value = role;
    if (spec.has_expire_time()) {
        const auto end = session_.times.instant(spec.expire_time());
        value = AccessWords::hasEnded(spec.expire_time(), session_.clock.now())
                    ? tr("%1, ended on %2", "role, time").arg(role, end)
                    : tr("%1, until %2", "role, time").arg(role, end);
    }
    Fact fact{tr("Role"), value, Absence::None, false, {}, text(binding.meta().name())};
    if (standing.tone == kit::Tone::Warn)
        fact.label = tr("Role, ends soon");
    return fact;
}

QList<Fact> AccessInspector::roleFacts(const v1::Resource &subject) const {
    QList<Fact> facts;
    const auto &name = subject.meta().name();
    const auto &teams = subject.principal().teams();
    session_.cache.each("roleBindings", [&](const v1::Resource &binding) {
        const auto &spec = binding.role_binding();
        const bool isOwn = spec.has_subject_team() ? spec.subject_team() == name : spec.principal() == name;
        const bool isByTeam =
            spec.has_subject_team() && std::find(teams.begin(), teams.end(), spec.subject_team()) != teams.end();
        if (isOwn || isByTeam)
            facts << roleFact(binding);
        if (isByTeam)
            facts.last().label = tr("Role, by team %1").arg(AccessWords::team(session_.cache, spec.subject_team()));
        return true;
    });
    if (facts.isEmpty())
        facts << Fact{tr("Role"), tr("none, so nothing is allowed")};
    return facts;
}

QList<Fact> AccessInspector::certificateFacts(const v1::Resource &principal) const {
    const auto &status = principal.principal_status();
    QList<Fact> facts;
    if (principal.principal().has_revoke_time())
        facts << Fact{tr("Revoked"),
                      tr("what was issued until %1").arg(session_.times.instant(principal.principal().revoke_time()))};
    if (!status.has_certificate_expire_time() || AccessWords::isRevoked(principal)) {
        facts << Fact{tr("Certificate"), tr("none is in use")};
        return facts;
    }
    const bool hasEnded = AccessWords::hasEnded(status.certificate_expire_time(), session_.clock.now());
    const auto end = session_.times.instant(status.certificate_expire_time());
    facts << Fact{tr("Certificate"), hasEnded ? tr("ended on %1; consoles renew theirs while they are used").arg(end)
                                              : tr("until %1; consoles renew theirs by themselves").arg(end)}
          << Fact{tr("Fingerprint"), text(status.certificate_sha256()), Absence::NotReported, true};
    return facts;
}

void AccessInspector::showPrincipal(const v1::Resource &principal) {
    const auto standing = AccessWords::ofPrincipal(principal, session_.clock.now());
    setNames(text(principal.principal_status().full_name()), text(principal.meta().name()));
    setStatus(standing.word, standing.tone);
    auto facts = roleFacts(principal);
    facts << Fact{tr("Teams"), AccessWords::teamsOf(session_.cache, principal.principal()), Absence::NotApplicable};
    facts += certificateFacts(principal);
    facts << Fact{tr("Kind"), kit::Sentences::word(principal.principal().type())}
          << Fact{tr("Address"), text(principal.principal_status().address()), Absence::NotReported}
          << Fact{tr("Belongs to"), AccessWords::scope(session_.cache, principal.meta().team())};
    facts_->setFacts(facts);
}

void AccessInspector::showBinding(const v1::Resource &binding) {
    const auto &spec = binding.role_binding();
    const auto standing = AccessWords::ofBinding(spec, session_.clock.now());
    setNames(AccessWords::subject(session_.cache, spec), text(binding.meta().name()));
    setStatus(standing.word, standing.tone);
    facts_->setFacts(
        {{tr("Role"), kit::Sentences::word(spec.role())},
         {tr("Meaning"), RoleWords::meaning(spec.role())},
         {tr("Where"), AccessWords::scope(session_.cache, binding.meta().team())},
         {tr("Until"), spec.has_expire_time() ? session_.times.instant(spec.expire_time()) : tr("no end")}});
}

void AccessInspector::showTeam(const v1::Resource &team) {
    QStringList members;
    session_.cache.each("principals", [&](const v1::Resource &principal) {
        const auto &teams = principal.principal().teams();
        if (std::find(teams.begin(), teams.end(), team.meta().name()) != teams.end())
            members << AccessWords::person(session_.cache, principal.meta().name());
        return true;
    });
    members.sort(Qt::CaseInsensitive);
    setNames(text(team.meta().display_name()), text(team.meta().name()));
    setStatus({}, kit::Tone::Neutral);
    QList<Fact> facts{{tr("Members"), members.isEmpty() ? tr("nobody") : members.join(QStringLiteral(", "))}};
    for (auto fact : roleFacts(team)) {
        fact.label = tr("Role of each member");
        facts << fact;
    }
    facts << Fact{tr("Description"), text(team.team().description()), Absence::NotApplicable};
    facts_->setFacts(facts);
}

void AccessInspector::showInvitation(const v1::Resource &invitation) {
    const auto &spec = invitation.invitation();
    const auto standing = AccessWords::ofInvitation(spec, session_.clock.now());
    const auto person = spec.principal().empty() ? text(invitation.invitation_status().full_name())
                                                 : AccessWords::person(session_.cache, spec.principal());
    setNames(person, text(invitation.meta().name()));
    setStatus(standing.word, standing.tone);
    QList<Fact> facts{
        {tr("Role"), AccessWords::role(session_.cache, spec.role(), invitation.meta().team())},
        {tr("Invited by"), AccessWords::person(session_.cache, spec.inviter()), Absence::NotReported},
        {tr("Good until"), session_.times.instant(spec.expire_time())},
    };
    if (!spec.principal().empty())
        facts << Fact{tr("Accepted"), session_.times.instant(spec.accept_time())}
              << Fact{tr("Came as"), text(spec.principal()), Absence::None, true};
    else
        facts << Fact{tr("Token"), tr("handed over by whoever invited; the service keeps its hash alone")};
    facts_->setFacts(facts);
}

} // namespace accesspage
