#pragma once

#include "backend/client/pending.h"
#include "widgets/kit/verb_dialog.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

// Hands the resource in the answer of a verb to whoever waits for it.
template <typename Response>
void deliverResource(const client::Pending<Response> &pending, QObject *receiver, VerbDialog::Done done) {
    client::deliver(pending, receiver, [done = std::move(done)](const core::Result<Response> &answer) {
        if (answer)
            done(answer->resource());
        else
            done(answer.error());
    });
}

// The same of a change set: what stands there first, or that it waits for approval.
inline void deliverApplied(const client::Pending<v1::ApplyResponse> &pending, QObject *receiver,
                           VerbDialog::Done done) {
    client::deliver(pending, receiver, [done = std::move(done)](const core::Result<v1::ApplyResponse> &answer) {
        if (!answer)
            done(answer.error());
        else if (answer->has_change_request())
            done(core::Error(v1::APPROVAL_PENDING, "it waits for others",
                             {{"change_request", answer->change_request()}}));
        else
            done(answer->applied().resources(0));
    });
}

} // namespace kit
