#include "widgets/access/access_words.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "backend/core/certificate_life.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"

namespace accesspage {

namespace {

QString idOf(const std::string &name) {
    return kit::harmless(QString::fromStdString(name.substr(name.find('/') + 1)));
}

} // namespace

QString AccessWords::person(const client::ResourceCache &cache, const std::string &principal) {
    if (principal.empty())
        return {};
    const auto found = cache.find(principal);
    const auto name = found ? found->principal_status().full_name() : std::string();
    return name.empty() ? idOf(principal) : kit::harmless(QString::fromStdString(name));
}

QString AccessWords::team(const client::ResourceCache &cache, const std::string &team) {
    const auto found = cache.find(team);
    const auto name = found ? found->meta().display_name() : std::string();
    return name.empty() ? idOf(team) : kit::harmless(QString::fromStdString(name));
}

QString AccessWords::scope(const client::ResourceCache &cache, const std::string &team) {
    return team.empty() ? tr("whole organisation") : AccessWords::team(cache, team);
}

QString AccessWords::subject(const client::ResourceCache &cache, const v1::RoleBindingSpec &binding) {
    if (binding.has_subject_team())
        return tr("Team %1").arg(team(cache, binding.subject_team()));
    return person(cache, binding.principal());
}

QString AccessWords::teamsOf(const client::ResourceCache &cache, const v1::PrincipalSpec &principal) {
    QStringList names;
    for (const auto &name : principal.teams())
        names << team(cache, name);
    return names.join(QStringLiteral(", "));
}

QString AccessWords::role(const client::ResourceCache &cache, v1::Role role, const std::string &team) {
    const auto word = kit::Sentences::word(role);
    return team.empty() ? word : tr("%1 in %2", "role, team").arg(word, AccessWords::team(cache, team));
}

bool AccessWords::hasEnded(const google::protobuf::Timestamp &end, core::TimePoint now) {
    return core::fromTimestamp(end) <= now;
}

QString AccessWords::endsSoon(const google::protobuf::Timestamp &end, core::TimePoint now) {
    const auto left = core::fromTimestamp(end) - now;
    if (left > Warning || left <= core::TimePoint::duration::zero())
        return {};
    const auto hours = std::chrono::floor<std::chrono::hours>(left).count();
    if (hours < 1)
        return tr("ends within an hour");
    if (hours < 48)
        return tr("ends in %n hour(s)", nullptr, static_cast<int>(hours));
    return tr("ends in %n day(s)", nullptr, static_cast<int>(hours / 24));
}

// The status tells the end of the newest one alone. A revocation that waited for approval leaves it as it is.
bool AccessWords::isRevoked(const v1::Resource &principal) {
    const auto &spec = principal.principal();
    const auto &status = principal.principal_status();
    if (!status.has_certificate_expire_time())
        return spec.has_revoke_time();
    return core::isRevoked(spec, core::fromTimestamp(status.certificate_expire_time()) - core::certificateLife);
}

Standing AccessWords::ofPrincipal(const v1::Resource &principal, core::TimePoint now) {
    const auto &spec = principal.principal();
    const auto &status = principal.principal_status();
    if (spec.disabled())
        return {tr("disabled"), kit::Tone::Neutral, 4};
    if (isRevoked(principal))
        return {tr("revoked"), kit::Tone::Danger, 0};
    if (!status.has_certificate_expire_time())
        return {tr("no certificate"), kit::Tone::Neutral, 3};
    if (hasEnded(status.certificate_expire_time(), now))
        return {tr("certificate ended"), kit::Tone::Danger, 1};
    if (const auto soon = endsSoon(status.certificate_expire_time(), now); !soon.isEmpty())
        return {soon, kit::Tone::Warn, 2};
    return {tr("active"), kit::Tone::Ok, 5};
}

Standing AccessWords::ofBinding(const v1::RoleBindingSpec &binding, core::TimePoint now) {
    if (!binding.has_expire_time())
        return {tr("in force"), kit::Tone::Ok, 2};
    if (hasEnded(binding.expire_time(), now))
        return {tr("ended"), kit::Tone::Neutral, 3};
    const auto soon = endsSoon(binding.expire_time(), now);
    return soon.isEmpty() ? Standing{tr("in force"), kit::Tone::Ok, 1} : Standing{soon, kit::Tone::Warn, 0};
}

Standing AccessWords::ofInvitation(const v1::InvitationSpec &invitation, core::TimePoint now) {
    if (!invitation.principal().empty())
        return {tr("accepted"), kit::Tone::Ok, 2};
    if (hasEnded(invitation.expire_time(), now))
        return {tr("ended"), kit::Tone::Neutral, 1};
    return {tr("open"), kit::Tone::Info, 0};
}

} // namespace accesspage
