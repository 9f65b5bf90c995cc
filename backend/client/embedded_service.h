#pragma once

#include "backend/client/endpoint.h"
#include "backend/client/worker.h"
#include "backend/tls/endpoint_file.h"

#include <QFileSystemWatcher>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace client {

// The service of a data directory on this machine: joined when it runs, else started as a process of its own that
// outlives this one. Files and processes are the business of a thread of its own.
class EmbeddedService final : public EndpointSource {
    Q_OBJECT

public:
    struct Options {
        // Made when it is missing.
        std::filesystem::path dataDirectory;
        // What starts a service for it, for example `pilothouse service --data-dir D`.
        QString program;
        QStringList arguments;
        // From the start of the process to its endpoint file.
        std::chrono::milliseconds startDeadline = std::chrono::seconds(30);
    };

    explicit EmbeddedService(Options options, QObject *parent = nullptr);
    ~EmbeddedService() override;

    Pending<Endpoint> resolve() override;
    Pending<void> store(tls::Credentials credentials) override;

    // Asks the service to end, for all consoles that use it; answers when it has been asked.
    Pending<void> stop();
    // This console is closed: the service ends, too, unless somebody else or something that runs needs it. For the end
    // of the program, when nobody waits for this thread any more.
    void leave() const;
    // 0 while none was found.
    std::int64_t pid() const { return current_.pid; }
    // This console started it, and did not join it.
    bool isStartedHere() const { return startedPid_ != 0 && startedPid_ == current_.pid; }

private:
    struct Found {
        tls::EndpointFile file;
        Endpoint endpoint;
    };
    // Nothing where no service runs.
    using Look = std::optional<Found>;

    static core::Result<Look> look(const std::filesystem::path &dataDirectory);

    void lookAgain();
    void consider(const core::Result<Look> &seen);
    void start();
    bool hasDied();
    void take(const Found &found);
    void fail();
    void answer(core::Result<Endpoint> endpoint);
    void checkCurrent();

    const Options options_;
    tls::EndpointFile current_;
    // How often the current endpoint was handed out; whoever asks again could not use it.
    int offers_ = 0;
    std::int64_t startedPid_ = 0;
    // Of the start that is under way.
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    // When the process that we started was first seen to be gone.
    std::optional<std::chrono::steady_clock::time_point> died_;
    std::optional<Promise<Endpoint>> asked_;
    bool isLooking_ = false;
    QFileSystemWatcher watcher_;
    QTimer poll_;
    Worker worker_;
};

} // namespace client
