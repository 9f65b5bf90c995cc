#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/backend/daemon/child.h"
#include "tests/bench/installation.h"
#include "tests/bench/service_process.h"
#include "tests/support/temporary_directory.h"

namespace bench {

// Where a person sits: an X server with a window manager, our programs installed, and a data directory with a catalog
// of models, by itself of 1,000 whose log has a million events.
class Desk {
public:
    // Which program the embedded service runs from.
    enum class Service {
        None,
        // The same files as the console, as in life.
        Installed,
        // Other files, so that those of the console can be put out of the page cache.
        Apart,
    };

    // Of how many models, and events of them.
    struct Catalog {
        int models = 1'000;
        int events = 1'000'000;
    };

    Desk() : Desk(Catalog()) {}
    explicit Desk(const Catalog &catalog);
    ~Desk();

    bool isReady() const { return isReady_; }
    // Starts it, or stops it, if it is not as wanted; whether it is then.
    bool serve(Service wanted);
    pid_t service() const { return service_->pid(); }
    // Of the data directory, where a service runs.
    support::ServiceClient owner() const { return service_->owner(); }

    std::vector<std::string> consoleWords() const;
    std::vector<std::string> minimalWords() const;
    std::vector<std::string> environment() const;

    // Of programs and data.
    bool evictFiles() const { return installation_.evict(data()); }
    // Ends the service that a console has started, if one runs.
    bool endSpawnedService() const;

    // Whether a window of the process is to be seen.
    bool isShown(pid_t process) const { return !windowOf(process).empty(); }
    bool minimise(pid_t process) const;

private:
    std::filesystem::path data() const { return directory_.path() / "data"; }
    std::string outputOf(const std::string &program, const std::vector<std::string> &arguments) const;
    // The first that is to be seen; empty when there is none.
    std::string windowOf(pid_t process) const;
    bool openScreen();

    support::TemporaryDirectory directory_;
    Installation installation_;
    support::Child screen_;
    std::string display_;
    std::optional<support::Child> windowManager_;
    Service serving_ = Service::None;
    std::unique_ptr<ServiceProcess> service_;
    // An embedded service ends with its last console, unless something else is open.
    std::unique_ptr<support::WatchStream> presence_;
    bool isReady_;
};

} // namespace bench
