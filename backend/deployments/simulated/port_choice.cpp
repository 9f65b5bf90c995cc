#include "backend/deployments/simulated/port_choice.h"

#include <random>

#include "backend/core/error.h"
#include "backend/deployments/simulated/answerer.h"

namespace deployments::simulated {

namespace {

// Below those that Linux gives to connections, as those of engines.
constexpr std::uint16_t firstPort = 20'000;
constexpr std::uint16_t lastPort = 31'999;

} // namespace

PortChoice::PortChoice()
    : next_(static_cast<std::uint16_t>(firstPort + std::random_device()() % (lastPort - firstPort))) {}

core::Result<std::string> PortChoice::address(const std::set<std::string> &taken) {
    boost::asio::io_context probing;
    for (int count = 0; count <= lastPort - firstPort; ++count) {
        const auto port = next_;
        next_ = port == lastPort ? firstPort : static_cast<std::uint16_t>(port + 1);
        auto address = "127.0.0.1:" + std::to_string(port);
        if (!taken.contains(address) && isFree(probing, port))
            return address;
    }
    return core::Error(core::v1::RESOURCE_EXHAUSTED, "no port is free for another simulated replica",
                       {{"limit", std::to_string(lastPort - firstPort + 1)}});
}

} // namespace deployments::simulated
