#include "backend/changes/ticket.h"

#include <regex>

namespace changes {

bool namesTicket(std::string_view text) {
    static const std::regex ticket("(^|[^A-Za-z0-9])([A-Z][A-Z0-9]+-[0-9]+|#[0-9]+)($|[^A-Za-z0-9])");
    return std::regex_search(text.begin(), text.end(), ticket);
}

} // namespace changes
