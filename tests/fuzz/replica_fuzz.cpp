#include <cstdint>
#include <cstdlib>
#include <string>

#include "backend/deployments/replica/control.h"
#include "backend/deployments/replica/cri_line.h"
#include "backend/deployments/replica/log_files.h"
#include "backend/deployments/replica/record.h"

// Every parser of what a shim leaves or says on the same input. Beyond not failing: what is taken must be what writing
// gives.

namespace {

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    if (const auto record = replica::recordFrom(input))
        require(replica::textOf(*record) == input);
    const auto line = std::string(input) + '\n';
    if (const auto cri = replica::criLineFrom(input))
        require(replica::textOf(*cri) == line && line.size() <= replica::LongestLine);
    if (const auto state = replica::stateFrom(input))
        require(replica::textOf(*state) == line);
    // A grace may have leading zeros.
    if (const auto command = replica::commandFrom(input)) {
        const auto text = replica::textOf(*command);
        require(replica::commandFrom(std::string_view(text).substr(0, text.size() - 1)) == command);
    }
    if (const auto number = replica::logFileNumber(input))
        require(replica::logFileName(*number) == input);
    return 0;
}
