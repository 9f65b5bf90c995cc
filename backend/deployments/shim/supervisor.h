#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "backend/deployments/replica/control.h"
#include "backend/deployments/shim/control_server.h"
#include "backend/deployments/shim/engine.h"
#include "backend/deployments/shim/log_pipe.h"
#include "backend/deployments/shim/log_writer.h"
#include "backend/deployments/shim/record_file.h"

namespace shim {

struct Task {
    EngineCommand engine;
    std::string logDirectory;
    LogLimits logLimits;
    // A connection of the service that started it; -1 is none.
    int client = -1;
};

// Runs one engine from its start until nothing of it is left: logs what it writes, stops it when told, kills whatever
// it started and left. Sleeps while nothing happens. The working directory is the replica's and is locked.
class Supervisor {
public:
    explicit Supervisor(Task task);

    // The exit status of the program.
    int run();

private:
    using Clock = std::chrono::steady_clock;

    bool prepare();
    bool start();
    void wait();
    void obey(const replica::Command &command);
    void readSignals();
    void reap();
    void killAll();
    void finish();
    int timeout() const;
    replica::State state() const;
    void note(const std::string &text);

    const Task task_;
    LogWriter log_;
    RecordFile recordFile_;
    ControlServer control_;
    replica::Record record_;
    posix::Descriptor signals_;
    std::vector<LogPipe> pipes_;
    std::optional<Clock::time_point> killTime_;
    bool isStopping_ = false;
    bool isOver_ = false;
};

} // namespace shim
