#include "widgets/access/access_tables.h"

#include <algorithm>

#include <QLocale>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/access/access_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace accesspage {

namespace {

using kit::Absence;
using kit::Cell;
using kit::CellKind;

Cell cellOf(const Standing &standing) {
    auto pill = Cell::of(CellKind::Pill, standing.word, Absence::NotReported);
    pill.tone = standing.tone;
    return pill;
}

Cell figure(qlonglong count) {
    return Cell::of(CellKind::Text, QLocale().toString(count));
}

QString zoneOf(const kit::Session &session) {
    return session.times.zoneName(QDateTime::currentDateTimeUtc());
}

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

} // namespace

PeopleTable::PeopleTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "principals",
                    {{.title = tr("Name"), .order = "status.full_name", .isByWords = true},
                     {.title = tr("State"), .order = nullptr, .isAge = true, .isByWords = true},
                     {.title = tr("Roles"), .order = nullptr, .isByWords = true},
                     {.title = tr("Certificate until"), .order = "status.certificate_expire_time"},
                     {.title = tr("Teams"), .order = nullptr, .isByWords = true},
                     {.title = tr("Kind"), .order = "spec.type", .isHidden = true}},
                    parent),
      session_(session),
      roles_(session.cache) {
    connect(&session.times, &kit::TimeText::changed, this, &ResourceTable::refreshCells);
}

Cell PeopleTable::cell(const v1::Resource &principal, int column) const {
    const auto &status = principal.principal_status();
    switch (static_cast<Column>(column)) {
    case Name:
        return Cell::of(CellKind::Strong, AccessWords::person(session_.cache, principal.meta().name()));
    case State:
        return cellOf(AccessWords::ofPrincipal(principal, session_.clock.now()));
    case Type:
        return Cell::of(CellKind::Text, kit::Sentences::word(principal.principal().type()));
    case Teams:
        return Cell::of(CellKind::Text, AccessWords::teamsOf(session_.cache, principal.principal()),
                        Absence::NotApplicable);
    case Roles:
        return Cell::of(CellKind::Text, roles_.ofPerson(principal, session_.clock.now()), Absence::NotApplicable);
    case Certificate: {
        const bool isInUse = status.has_certificate_expire_time() && !AccessWords::isRevoked(principal);
        return Cell::of(CellKind::Time, isInUse ? session_.times.date(status.certificate_expire_time()) : QString(),
                        Absence::NotApplicable);
    }
    case ColumnCount:
        break;
    }
    return {};
}

BindingsTable::BindingsTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "roleBindings",
                    {{.title = tr("Who"), .order = "spec.principal", .isByWords = true},
                     {.title = tr("Role"), .order = "spec.role", .isByWords = true},
                     {.title = tr("Where"), .order = "meta.team", .isByWords = true},
                     {.title = tr("State"), .order = nullptr, .isAge = true, .isByWords = true},
                     {.title = {}, .order = "spec.expire_time"}},
                    parent),
      session_(session) {
    const auto showZone = [this] { setTitle(Until, tr("Until (%1)", "time zone").arg(zoneOf(session_))); };
    showZone();
    connect(&session.times, &kit::TimeText::changed, this, [this, showZone] {
        showZone();
        refreshCells();
    });
}

Cell BindingsTable::cell(const v1::Resource &binding, int column) const {
    const auto &spec = binding.role_binding();
    switch (static_cast<Column>(column)) {
    case Subject:
        return Cell::of(CellKind::Strong, AccessWords::subject(session_.cache, spec));
    case Role:
        return Cell::of(CellKind::Term, kit::Sentences::word(spec.role()));
    case Scope:
        return Cell::of(CellKind::Text, AccessWords::scope(session_.cache, binding.meta().team()));
    case State:
        return cellOf(AccessWords::ofBinding(spec, session_.clock.now()));
    case Until:
        return Cell::of(CellKind::Time,
                        spec.has_expire_time() ? session_.times.dateMinute(spec.expire_time()) : tr("no end"));
    case ColumnCount:
        break;
    }
    return {};
}

TeamsTable::TeamsTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "teams",
                    {{.title = tr("Name"), .order = "meta.name", .isByWords = true},
                     {.title = tr("Members"), .order = nullptr, .isNumeric = true},
                     {.title = tr("Roles of its members"), .order = nullptr, .isByWords = true},
                     {.title = tr("Description"), .order = "spec.description"}},
                    parent),
      session_(session),
      roles_(session.cache) {}

Cell TeamsTable::cell(const v1::Resource &team, int column) const {
    const auto &name = team.meta().name();
    switch (static_cast<Column>(column)) {
    case Name:
        return Cell::of(CellKind::Strong, AccessWords::team(session_.cache, name));
    case Members: {
        qlonglong members = 0;
        session_.cache.each("principals", [&](const v1::Resource &principal) {
            const auto &teams = principal.principal().teams();
            members += std::count(teams.begin(), teams.end(), name);
            return true;
        });
        return figure(members);
    }
    case Roles:
        return Cell::of(CellKind::Text, roles_.ofTeam(name, session_.clock.now()), Absence::NotApplicable);
    case Description:
        return Cell::of(CellKind::Text, text(team.team().description()), Absence::NotApplicable);
    case ColumnCount:
        break;
    }
    return {};
}

InvitationsTable::InvitationsTable(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "invitations",
                    {{.title = tr("Who"), .order = "status.full_name", .isByWords = true},
                     {.title = tr("State"), .order = nullptr, .isAge = true, .isByWords = true},
                     {.title = tr("Role"), .order = "spec.role", .isByWords = true},
                     {.title = tr("Where"), .order = "meta.team", .isByWords = true},
                     {.title = tr("Invited by"), .order = "spec.inviter", .isByWords = true},
                     {.title = {}, .order = "spec.expire_time"}},
                    parent),
      session_(session) {
    const auto showZone = [this] { setTitle(Until, tr("Good until (%1)", "time zone").arg(zoneOf(session_))); };
    showZone();
    connect(&session.times, &kit::TimeText::changed, this, [this, showZone] {
        showZone();
        refreshCells();
    });
}

Cell InvitationsTable::cell(const v1::Resource &invitation, int column) const {
    const auto &spec = invitation.invitation();
    switch (static_cast<Column>(column)) {
    case Person:
        return Cell::of(CellKind::Strong,
                        spec.principal().empty() ? text(invitation.invitation_status().full_name())
                                                 : AccessWords::person(session_.cache, spec.principal()),
                        Absence::NotReported);
    case State:
        return cellOf(AccessWords::ofInvitation(spec, session_.clock.now()));
    case Role:
        return Cell::of(CellKind::Term, kit::Sentences::word(spec.role()));
    case Scope:
        return Cell::of(CellKind::Text, AccessWords::scope(session_.cache, invitation.meta().team()));
    case Inviter:
        return Cell::of(CellKind::Text, AccessWords::person(session_.cache, spec.inviter()), Absence::NotReported);
    case Until:
        return Cell::of(CellKind::Time, session_.times.dateMinute(spec.expire_time()));
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace accesspage
