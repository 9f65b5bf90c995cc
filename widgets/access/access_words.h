#pragma once

#include <QCoreApplication>
#include <QString>

#include "backend/core/time_text.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/resource.pb.h"

namespace client {
class ResourceCache;
}

namespace kit {
class TimeText;
}

namespace accesspage {

namespace v1 = pilothouse::v1;

// A word for how something stands, as a pill shows it.
struct Standing {
    QString word;
    kit::Tone tone = kit::Tone::Neutral;
    // What needs a look comes first.
    int order = 0;
};

// Who people are and how their access stands, in words for lists, facts and sentences. Whatever came from strangers is
// made harmless.
class AccessWords {
    Q_DECLARE_TR_FUNCTIONS(AccessWords)

public:
    // Warned of before the end of a role or of a certificate.
    static constexpr std::chrono::hours Warning{7 * 24};

    // As he is called, or his id where that is not known.
    static QString person(const client::ResourceCache &cache, const std::string &principal);
    // As it is called.
    static QString team(const client::ResourceCache &cache, const std::string &team);
    // Where something counts: "whole organisation" for no team.
    static QString scope(const client::ResourceCache &cache, const std::string &team);
    // Who a binding is of, a person or a team.
    static QString subject(const client::ResourceCache &cache, const v1::RoleBindingSpec &binding);
    static QString teamsOf(const client::ResourceCache &cache, const v1::PrincipalSpec &principal);
    // In lower case, within a sentence or a list.
    static QString role(const client::ResourceCache &cache, v1::Role role, const std::string &team);

    // All certificates that he was given are refused.
    static bool isRevoked(const v1::Resource &principal);
    static Standing ofPrincipal(const v1::Resource &principal, core::TimePoint now);
    static Standing ofBinding(const v1::RoleBindingSpec &binding, core::TimePoint now);
    static Standing ofInvitation(const v1::InvitationSpec &invitation, core::TimePoint now);
    // Of a binding or a certificate, in days where it ends soon; empty where that is not so.
    static QString endsSoon(const google::protobuf::Timestamp &end, core::TimePoint now);
    static bool hasEnded(const google::protobuf::Timestamp &end, core::TimePoint now);
};

} // namespace accesspage
