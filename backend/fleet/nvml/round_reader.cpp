#include "backend/fleet/nvml/round_reader.h"

#include <memory>

#include "backend/fleet/nvml/gpu_reader.h"
#include "backend/fleet/nvml/round_session.h"

namespace nvml {

RoundReader::RoundReader(std::vector<std::string> places)
    : errand_([session = std::make_shared<RoundSession>(std::move(places))] {
          return session->take(std::chrono::steady_clock::now());
      }) {}

core::Result<Round> RoundReader::read(std::chrono::milliseconds patience, const std::stop_token &stop) {
    auto answer = errand_.ask(patience, stop);
    if (!answer)
        return silence();
    return *std::move(answer);
}

} // namespace nvml
