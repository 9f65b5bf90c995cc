#pragma once

#include "backend/client/pending.h"
#include "widgets/kit/verb_dialog.h"

#include "pilothouse/v1/change_service.pb.h"

namespace changespage {

// Hands the request as it is after a move to whoever waits for it.
inline void deliverRequest(const client::Pending<pilothouse::v1::MoveChangeRequestResponse> &pending, QObject *receiver,
                           kit::VerbDialog::Done done) {
    client::deliver(pending, receiver,
                    [done = std::move(done)](const core::Result<pilothouse::v1::MoveChangeRequestResponse> &answer) {
                        if (answer)
                            done(answer->change_request());
                        else
                            done(answer.error());
                    });
}

} // namespace changespage
