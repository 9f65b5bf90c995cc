#include "backend/core/random.h"

#include <cerrno>
#include <cstdlib>
#include <sys/random.h>

namespace core {

std::string Random::bytes(std::size_t count) {
    std::string result(count, '\0');
    fill({reinterpret_cast<std::uint8_t *>(result.data()), result.size()});
    return result;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = getrandom(bytes.data(), bytes.size(), 0);
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            std::abort(); // Without randomness no key, no certificate and no id may be made.
    }
}

} // namespace core
