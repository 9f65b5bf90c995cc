#pragma once

#include <map>
#include <string>

#include "backend/core/time_text.h"
#include "backend/findings/host_knowledge.h"
#include "backend/findings/host_listeners.h"
#include "backend/findings/looking_options.h"
#include "backend/findings/sighting.h"

namespace findings {

// Inference on the service's own host: what answers for models, and what has memory of a GPU. What belongs to the
// service, to a replica or to our program elsewhere is none of it. For one thread.
class HostScan {
public:
    using Time = HostListeners::Time;

    struct Place {
        // `clusters/<id>/nodes/<id>`
        std::string node;
        std::string team;
    };

    // What stays for less than the settling time is no sighting. The knowledge outlives the scan.
    HostScan(const HostKnowledge &knowledge, LookingOptions options);

    void look(Time now);
    HostListeners &listeners() { return listeners_; }
    const HostListeners &listeners() const { return listeners_; }

    // Everything that was there when it began has been asked: what is not seen is not there.
    bool isComplete() const { return isComplete_; }
    Sightings sightings(const Place &place, core::TimePoint now) const;

private:
    // All that a process, or several of one program, have of GPUs.
    struct Use {
        std::set<std::string> gpus;
        std::optional<std::int64_t> memoryBytes;
        void add(const GpuUse &use);
    };
    struct Held {
        replica::ProcessIdentity process;
        Use use;
    };
    using ByListener = std::map<HostListeners::Key, Use>;
    // By program and user.
    using ByProgram = std::map<std::pair<std::string, std::string>, Held>;

    std::vector<replica::ListeningSocket> sockets() const;
    void lookAtGpus(Time now);
    // Whose the memory is: that of an endpoint's process or of one below it, or of a program that answers nowhere.
    void shareOut(ByListener *byListener, ByProgram *byProgram) const;
    const HostListeners::Listener *endpointOf(pid_t pid, const ProcessTree &tree, HostListeners::Key *key) const;
    // It or one above it listens, and what it answers is not known yet.
    bool isBeingAsked(pid_t pid, const ProcessTree &tree) const;
    v1::FoundProcess processOf(const replica::ProcessIdentity &process, const Use &use, core::TimePoint now) const;

    const HostKnowledge &knowledge_;
    const LookingOptions options_;
    HostListeners listeners_;
    std::vector<GpuUse> uses_;
    // Since when each has memory of a GPU.
    std::map<pid_t, std::pair<replica::ProcessIdentity, Time>> since_;
    std::set<pid_t> settled_;
    bool hasLooked_ = false;
    bool isComplete_ = false;
};

} // namespace findings
