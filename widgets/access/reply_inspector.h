#pragma once

#include "widgets/access/access_reply.h"
#include "widgets/access/reply_words.h"
#include "widgets/kit/inspector.h"

namespace kit {
class FactList;
}

namespace accesspage {

// Whether somebody may do something and why, as roles and policies say it; without a permission, what one of his roles
// is for.
class ReplyInspector : public kit::Inspector {
    Q_OBJECT

public:
    explicit ReplyInspector(const kit::Session &session, QWidget *parent = nullptr);

    // `grant` may be null.
    void show(const AccessQuestion &question, const v1::AccessGrant *grant);

    bool isSettled() const { return !reply_.isPending(); }

Q_SIGNALS:
    void changed();

private:
    using QWidget::show;

    void showReply();
    void showGrant();
    QString whatIsAsked(const AccessQuestion &question) const;

    const kit::Session session_;
    const ReplyWords words_;
    AccessReply reply_;
    v1::AccessGrant grant_;
    kit::FactList *facts_;
};

} // namespace accesspage
