#pragma once

#include <string>

#include "backend/deployments/shim/log_writer.h"
#include "backend/posix/descriptor.h"

namespace shim {

// What an engine writes to one of its streams, taken apart into lines.
class LogPipe {
public:
    // The end for reading, which does not block; the writer outlives the pipe.
    LogPipe(posix::Descriptor end, replica::Stream stream, LogWriter &writer);

    // Reads what is there, up to a bound, so that nothing else starves.
    void read();
    // All of it: nobody is left to write more.
    void drain();

    // -1 once it has ended.
    int number() const { return end_.number(); }

private:
    // False when nothing is there.
    bool readOnce();
    void take(std::string_view bytes);

    posix::Descriptor end_;
    const replica::Stream stream_;
    LogWriter &writer_;
    // Of a line whose end has not come.
    std::string begun_;
};

} // namespace shim
