#include "widgets/access/reply_inspector.h"

#include "backend/client/resource_cache.h"
#include "widgets/access/role_words.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"

namespace accesspage {

ReplyInspector::ReplyInspector(const kit::Session &session, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      words_(session),
      reply_(session),
      facts_(new kit::FactList(session.theme)) {
    setObjectName(QStringLiteral("replyInspector"));
    facts_->setObjectName(QStringLiteral("replyFacts"));
    facts_->setAccessibleName(tr("Why"));
    addTab(facts_, tr("Why"));
    connect(&reply_, &AccessReply::changed, this, [this] {
        showReply();
        Q_EMIT changed();
    });
    showReply();
}

void ReplyInspector::show(const AccessQuestion &question, const v1::AccessGrant *grant) {
    grant_ = grant ? *grant : v1::AccessGrant();
    reply_.ask(question);
}

QString ReplyInspector::whatIsAsked(const AccessQuestion &question) const {
    const auto permission = QString::fromStdString(question.permission);
    if (question.place.empty())
        return tr("%1, for the whole organisation", "a permission").arg(permission);
    const auto place = question.place.starts_with("teams/") ? AccessWords::team(session_.cache, question.place)
                                                            : kit::harmless(QString::fromStdString(question.place));
    return tr("%1, for %2", "a permission, an object or a team").arg(permission, place);
}

void ReplyInspector::showReply() {
    const auto &question = reply_.question();
    if (question.principal.empty() || question.permission.empty())
        return showGrant();
    setTitle(AccessWords::person(session_.cache, question.principal));
    setSubtitle(whatIsAsked(question));
    const auto standing = reply_.isPending() ? Standing() : ReplyWords::standing(reply_);
    setStatus(standing.word, standing.tone);
    facts_->setFacts(reply_.isPending() ? QList<kit::Fact>() : words_.facts(reply_));
}

void ReplyInspector::showGrant() {
    setStatus({}, kit::Tone::Neutral);
    if (grant_.principal().empty()) {
        setTitle(tr("Nobody is selected"));
        setSubtitle(tr("Say who and what above."));
        facts_->setFacts({});
        return;
    }
    setTitle(AccessWords::person(session_.cache, grant_.principal()));
    setSubtitle(kit::harmless(QString::fromStdString(grant_.binding())));
    facts_->setFacts({{tr("Holds"), words_.holding(grant_)},
                      {tr("Meaning"), RoleWords::meaning(grant_.role())},
                      {tr("What it allows"), tr("Choose a permission above to see whether it is allowed, and why.")}});
}

} // namespace accesspage
