#include "backend/deployments/simulated/pace.h"

#include <algorithm>

namespace deployments::simulated {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using Seconds = std::chrono::duration<double>;

// Of one GPU, as engines reach them; and of the processors of a host.
constexpr double gpuBytesPerSecond = 2e12;
constexpr double gpuOperationsPerSecond = 4e14;
constexpr double hostBytesPerSecond = 8e10;
constexpr double hostOperationsPerSecond = 2e12;
// Of whatever an engine does beside the model.
constexpr Seconds perRequest(0.025);
constexpr Seconds perToken(0.004);
// So many requests at once double the time of each.
constexpr double doubledBy = 48;

double crowding(int others) {
    return 1 + std::max(others, 0) / doubledBy;
}

microseconds atSpeed(const Pace &pace, Seconds time) {
    return duration_cast<microseconds>(time / std::max(pace.speed, 1e-3));
}

} // namespace

std::chrono::milliseconds Pace::loading(std::int64_t modelBytes) const {
    const Seconds reading(static_cast<double>(std::max<std::int64_t>(modelBytes, 0)) / loadBytesPerSecond);
    return std::min(shortestLoad + duration_cast<std::chrono::milliseconds>(reading), longestLoad);
}

microseconds firstToken(const Pace &pace, const EngineSize &size, int promptTokens, int others) {
    // A multiplication and an addition for each weight, of which there is one in two bytes, for each token.
    const auto operations = static_cast<double>(size.modelBytes) * std::max(promptTokens, 1);
    const auto rate = size.gpus > 0 ? gpuOperationsPerSecond * size.gpus : hostOperationsPerSecond;
    const auto alone = perRequest + Seconds(operations / rate);
    return atSpeed(pace, alone * crowding(others)) + nextToken(pace, size, others);
}

microseconds nextToken(const Pace &pace, const EngineSize &size, int others) {
    // Every weight is read once for each token.
    const auto rate = size.gpus > 0 ? gpuBytesPerSecond * size.gpus : hostBytesPerSecond;
    return atSpeed(pace, (perToken + Seconds(static_cast<double>(size.modelBytes) / rate)) * crowding(others));
}

} // namespace deployments::simulated
