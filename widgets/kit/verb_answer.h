#pragma once

#include "backend/client/pending.h"
#include "widgets/kit/verb_dialog.h"

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

} // namespace kit
