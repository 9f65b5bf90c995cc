#include "widgets/kit/change_notice.h"

#include <QDialog>
#include <QPointer>

#include "widgets/kit/notices.h"

namespace kit {

void ChangeNotice::tellAwaited(const Session &session, const QString &title, const std::string &request,
                               int approvals) {
    Notice notice;
    notice.tone = Tone::Ok;
    notice.text = approvals > 0 ? tr("“%1” is asked for, and waits for %n approval(s).", nullptr, approvals).arg(title)
                                : tr("“%1” is asked for, and waits for approval.").arg(title);
    notice.actionText = tr("Show the request");
    notice.action = [&notices = session.notices, name = QString::fromStdString(request)] { notices.follow(name); };
    session.notices.post(notice);
}

void ChangeNotice::lookElsewhere(const Session &session, QDialog *dialog, const QString &target) {
    dialog->hide();
    Notice notice;
    notice.tone = Tone::Info;
    notice.text = tr("“%1” waits with all that stands in it.").arg(dialog->windowTitle());
    notice.actionText = tr("Go on with it");
    notice.action = [waiting = QPointer(dialog)] {
        if (waiting)
            waiting->open();
    };
    session.notices.post(notice);
    session.notices.follow(target);
}

} // namespace kit
