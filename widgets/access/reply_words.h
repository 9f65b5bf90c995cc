#pragma once

#include <QCoreApplication>
#include <QList>

#include "widgets/access/access_words.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/identity_service.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace accesspage {

class AccessReply;

// Why somebody may do something, or may not, in whole sentences.
class ReplyWords {
    Q_DECLARE_TR_FUNCTIONS(ReplyWords)

public:
    explicit ReplyWords(const kit::Session &session);

    // Of both together: allowed, not allowed, or allowed once others have approved it.
    static Standing standing(const AccessReply &reply);
    QList<kit::Fact> facts(const AccessReply &reply) const;
    // Of one role that somebody holds.
    QString holding(const v1::AccessGrant &grant) const;

private:
    QString granting(const v1::AccessGrant &grant) const;
    QString expired(const v1::AccessGrant &grant) const;
    QString elsewhere(const v1::AccessGrant &grant, const std::string &team) const;
    // What would be needed.
    QString remedy(const v1::ExplainAccessResponse &roles) const;
    QList<kit::Fact> ofRoles(const AccessReply &reply) const;
    QList<kit::Fact> ofPolicies(const AccessReply &reply) const;
    // What a rule can say once it is known what changes.
    static QString onFields(const v1::PolicyCitation &rule, const QStringList &fields);
    // The same of a fact that the question does not tell.
    static QString onUnknown(const v1::PolicyRuleTrace &trace);
    static QStringList obligations(const v1::PolicyObligations &obligations);

    const kit::Session session_;
};

} // namespace accesspage
