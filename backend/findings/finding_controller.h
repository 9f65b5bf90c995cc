#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/core/result.h"
#include "backend/findings/address_scan.h"
#include "backend/findings/endpoint_asker.h"
#include "backend/findings/finding_book.h"
#include "backend/findings/host_scan.h"
#include "backend/findings/looking_options.h"
#include "backend/findings/process_handle.h"
#include "backend/web/http_client.h"

namespace findings {

// Looks for inference that nobody deployed, on the service's own host and at the addresses of scans, and keeps the
// findings. Has a thread of its own, joined by the destructor; those that are asked hold up nobody.
class FindingController {
public:
    struct Parts {
        ledger::Ledger &ledger;
        const core::Clock &clock;
        // Of the own host; null looks at the addresses of scans alone.
        const HostKnowledge *host = nullptr;
        // `clusters/<id>/nodes/<id>` of the own host.
        std::string node = {};
        LookingOptions options = {};
        // False keeps what is there and looks at nothing: a made-up organisation asks nobody.
        bool asks = true;
        // Told where findings of the own host find no room, how many; may only post.
        std::function<void(int)> full = {};
    };

    // Ledger, clock and host outlive it.
    explicit FindingController(Parts parts);
    FindingController(const FindingController &) = delete;
    FindingController &operator=(const FindingController &) = delete;
    ~FindingController();

    // The process of a finding, held, or why it cannot be stopped (FINDING_NOT_STOPPABLE). From any thread.
    core::Result<ProcessHandle> hold(const v1::Resource &finding) const;
    // Asks it to end, and ends it when it has not by its time. From any thread.
    void end(ProcessHandle process);

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Inbox;
    struct Scan {
        // What it was made for; a change of it begins anew.
        std::string spec;
        std::uint64_t number = 0;
        std::optional<AddressScan> addresses;
    };
    struct Ending {
        ProcessHandle process;
        SteadyTime killTime;
    };

    void work(const std::stop_token &stop);
    void takeAnswers();
    void look(SteadyTime now);
    void followScans(const ledger::Snapshot &state);
    void ask(SteadyTime now);
    void tellScans(const ledger::Snapshot &state);
    FindingBook::Views views(const ledger::Snapshot &state, SteadyTime now) const;
    void remember(const FindingBook::Views &views);
    void endThose(SteadyTime now);
    SteadyTime nextTurn(SteadyTime now) const;

    const Parts parts_;
    // Of the thread alone.
    FindingBook book_;
    std::optional<HostScan> host_;
    SteadyTime nextLook_;
    // By the name of the source.
    std::map<std::string, Scan> scans_;
    std::uint64_t lastScan_ = 0;
    int toldFull_ = 0;

    mutable std::mutex mutex_;
    // The very processes of findings, by the name of the finding.
    std::map<std::string, replica::ProcessIdentity> processes_;
    std::vector<Ending> endings_;
    // Shared with the answers that are on their way.
    const std::shared_ptr<Inbox> inbox_;
    std::uint64_t listener_ = 0;
    web::HttpClient http_;
    EndpointAsker asker_;
    std::jthread thread_;
};

} // namespace findings
