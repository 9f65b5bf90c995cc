#pragma once

#include <chrono>
#include <cstdint>

namespace deployments::simulated {

// How fast what does not exist would be: times as those of an engine on GPUs of a data center, by the size of its
// model. Pure.
struct Pace {
    // From its start until it begins to load.
    std::chrono::milliseconds start{300};
    // What loading takes at least and at most, and how much of the model is read in a second.
    std::chrono::milliseconds shortestLoad{700};
    std::chrono::milliseconds longestLoad{60'000};
    double loadBytesPerSecond = 5e9;
    // For so long after its runtime began, whatever is started loads as fast as anything can: it stands for what was
    // there before.
    std::chrono::milliseconds warmUp{0};
    // Times of answers are divided by it.
    double speed = 1;
    // Between looks at what befalls replicas.
    std::chrono::milliseconds fateLook{1'000};

    std::chrono::milliseconds loading(std::int64_t modelBytes) const;
};

// What an engine is made of, as far as its speed depends on it.
struct EngineSize {
    std::int64_t modelBytes = 0;
    // 0 is a processor alone.
    int gpus = 0;
};

// Until the first token of an answer, while so many requests are being answered beside it.
std::chrono::microseconds firstToken(const Pace &pace, const EngineSize &size, int promptTokens, int others);
// From one token to the next.
std::chrono::microseconds nextToken(const Pace &pace, const EngineSize &size, int others);

} // namespace deployments::simulated
