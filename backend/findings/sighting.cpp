#include "backend/findings/sighting.h"

#include "backend/core/sha256.h"

namespace findings {

namespace {

constexpr std::size_t digits = 20;

std::string idOf(char kind, const std::string &what) {
    return kind + core::toHex(core::sha256(what)).substr(0, digits);
}

} // namespace

std::string findingId(std::string_view node, const v1::FoundProcess &process, int port) {
    return idOf('p',
                std::string(node) + '\n' + process.program() + '\n' + process.user() + '\n' + std::to_string(port));
}

std::string findingId(std::string_view address) {
    return idOf('a', std::string(address));
}

} // namespace findings
