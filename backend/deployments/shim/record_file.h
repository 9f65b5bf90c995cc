#pragma once

#include "backend/deployments/replica/record.h"
#include "backend/posix/descriptor.h"

namespace shim {

// The file `record` of the working directory, replaced as a whole. Room for the next one is taken beforehand, so that
// the last one, how the engine ended, can be written to a full disk.
class RecordFile {
public:
    // False, with errno, where it cannot be written.
    bool write(const replica::Record &record);

private:
    bool makeSpare();

    posix::Descriptor spare_;
};

} // namespace shim
