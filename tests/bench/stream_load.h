#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace bench {

// What answers requests for models at a fixed pace: streams of numbered events, one chunk each, on loopback.
class StreamSource {
public:
    StreamSource(int events, int millisecondsBetween);
    StreamSource(const StreamSource &) = delete;
    StreamSource &operator=(const StreamSource &) = delete;
    ~StreamSource();

    std::uint16_t port() const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

struct StreamOutcome {
    // Events that came as they were sent and in their order, and the chunks in which they came.
    int events = 0;
    int chunks = 0;
};

// Asks a proxy for so many streams at once and reads them to their ends.
StreamOutcome readStreams(std::uint16_t port, int streams, const std::string &request);

} // namespace bench
