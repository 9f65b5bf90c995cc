#pragma once

#include <QCoreApplication>

#include "widgets/kit/obstacle.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Whose turn it is with a change request, as far as the console knows; the service judges on what it commits to.
class ChangeTurn {
    Q_DECLARE_TR_FUNCTIONS(ChangeTurn)

public:
    // Something may still come of it.
    static bool isOpen(const v1::ChangeRequestSpec &request);
    // It waits for approval, and this console's person may give it.
    static bool isMine(const Session &session, const v1::Resource &request);
    // What the person may is known, as far as it counts for that.
    static bool isKnown(const Session &session, const v1::Resource &request);
    // This person asked for it.
    static bool isOwn(const Session &session, const v1::Resource &request);
    // Why the person may not approve it, in words; empty where nothing is known against it.
    static Obstacle::Words obstacleToApprove(const Session &session, const v1::Resource &request);
    // The same of rejecting it, which whoever has approved it still may.
    static Obstacle::Words obstacleToReject(const Session &session, const v1::Resource &request);
    // Why nothing more can come of it.
    static QString obstacleToMove(const Session &session, const v1::Resource &request);
};

} // namespace kit
