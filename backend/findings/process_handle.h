#pragma once

#include <optional>

#include "backend/core/result.h"
#include "backend/deployments/replica/process_table.h"
#include "backend/posix/descriptor.h"

namespace findings {

// One process of this host, held by a descriptor: what it does to it can reach no other that got its number since.
class ProcessHandle {
public:
    // Nothing where it is gone.
    static std::optional<ProcessHandle> open(const replica::ProcessIdentity &identity);

    const replica::ProcessIdentity &identity() const { return identity_; }
    bool isGone() const;
    // Whether the system would let a signal through; the errno where not, 0 where it would.
    int refusal() const { return send(0); }
    // The errno where it was not sent.
    int send(int signal) const;

private:
    ProcessHandle(const replica::ProcessIdentity &identity, posix::Descriptor descriptor)
        : identity_(identity), descriptor_(std::move(descriptor)) {}

    replica::ProcessIdentity identity_;
    posix::Descriptor descriptor_;
};

} // namespace findings
