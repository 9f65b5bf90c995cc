#pragma once

#include <string>
#include <string_view>

#include "backend/core/result.h"

namespace operation {

namespace v1 = pilothouse::v1;

class Progress;

// Carries out the operations that one verb starts.
class Executor {
public:
    virtual ~Executor() = default;

    // The permission that starts them, for example `models.import`.
    virtual std::string_view verb() const = 0;
    // Does the work on a worker's thread and answers with the name of what came out, if anything. A stop of the service
    // cuts it and the next start runs it anew from the beginning, so whatever it commits must bear doing twice: the
    // operation's uid as request id makes the ledger answer a repeated commit with the first one's answer.
    virtual core::Result<std::string> run(const v1::Resource &operation, Progress &progress) = 0;
    // False: an operation that was cut ends as OPERATION_INTERRUPTED.
    virtual bool mayRunAgain() const { return true; }
};

} // namespace operation
