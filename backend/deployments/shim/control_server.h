#pragma once

#include <string>
#include <vector>

#include <poll.h>

#include "backend/deployments/replica/control.h"
#include "backend/posix/descriptor.h"

namespace shim {

// The socket `control` of the working directory and who is connected to it. Never blocks; drops who talks nonsense.
class ControlServer {
public:
    // With a first client, where it is not -1. False, with errno, where it cannot listen.
    bool open(int firstClient);

    // What to wait for.
    void watch(std::vector<pollfd> *descriptors) const;
    // Takes in who comes and what they say; state is what they are told.
    std::vector<replica::Command> serve(const replica::State &state);
    // To everyone.
    void tell(const replica::State &state);

private:
    struct Client {
        posix::Descriptor socket;
        std::string begun;
    };

    void accept(const replica::State &state);
    // False when it is to be dropped.
    static bool read(Client &client, const replica::State &state, std::vector<replica::Command> *commands);
    static void send(const Client &client, const replica::State &state);

    posix::Descriptor listener_;
    std::vector<Client> clients_;
};

} // namespace shim
