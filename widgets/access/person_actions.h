#pragma once

#include "widgets/kit/notices.h"
#include "widgets/kit/object_actions.h"

namespace accesspage {

namespace v1 = pilothouse::v1;

// What can be done with people: to change their teams or disable them, to give them a role, to name them, to refuse
// their certificates, and to renew one's own. They come by invitations.
class PersonActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    PersonActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;

    QAction *giveRole() const { return giveRole_; }
    QAction *rename() const { return rename_; }
    QAction *renew() const { return renew_; }
    QAction *revoke() const { return revoke_; }

private:
    void openRole();
    void openName();
    void startRenewal();
    void tellRenewal(const kit::Notice &notice);
    void openRevocation();
    // The one with whose certificate this console works.
    bool isOneself(const v1::Resource &principal) const;

    QAction *giveRole_ = nullptr;
    QAction *rename_ = nullptr;
    QAction *renew_ = nullptr;
    QAction *revoke_ = nullptr;
    // Consoles renew by themselves too, and nobody waits for that.
    bool isRenewing_ = false;
};

} // namespace accesspage
