#include "backend/tlog/base64.h"

#include "backend/core/base64.h"

namespace tlog {
namespace {

constexpr std::string_view Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::optional<std::string> fromForgivingBase64(std::string_view text) {
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string canonical(text);
    if (padding > 0 && text.size() > padding) {
        char &last = canonical[text.size() - padding - 1];
        const std::size_t spareBits = padding == 2 ? 0b1111 : 0b11;
        if (const std::size_t value = Alphabet.find(last); value != std::string_view::npos)
            last = Alphabet[value & ~spareBits];
    }
    return core::fromBase64(canonical);
}

} // namespace tlog
