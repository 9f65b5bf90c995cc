#pragma once

#include <memory>
#include <optional>

#include "backend/gateway/client_connection.h"
#include "backend/gateway/worker_parts.h"

namespace gateway {

// One client's connection and its requests, one after the other. For the thread of its worker.
class Session {
public:
    // `parts` outlives the session.
    Session(WorkerParts &parts, Socket socket);
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    // Until the connection ends.
    Task<void> run();
    // Lets the request at hand finish; a connection without one ends now.
    void stop();

private:
    // Nothing where the connection ended or what came was refused.
    Task<bool> readRequest();
    Task<bool> readBody();
    Task<bool> refuseInput(ErrorCode fault);
    Task<bool> answer();
    Task<bool> answerModels();
    Task<bool> answerOperation();
    void takeRequestId();
    std::optional<Refusal> misfit() const;

    WorkerParts &parts_;
    std::shared_ptr<ClientConnection> client_;
    std::optional<RequestContext> context_;
    bool isBusy_ = false;
    bool isStopping_ = false;
};

} // namespace gateway
