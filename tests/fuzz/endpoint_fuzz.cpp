#include "backend/findings/reading/interview.h"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "backend/core/text_safety.h"

// What strangers answer, whatever it is: the interview ends, and what it keeps is bounded and safe to show. The parts
// of the input, divided by line feeds, are the answers; the first digit of each is its status.

namespace {

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

findings::Reply replyFrom(std::string_view part) {
    static constexpr unsigned statuses[] = {200, 401, 403, 404, 503};
    if (part.empty() || part.front() < '0' || part.front() > '4')
        return {200, std::string(part)};
    return {statuses[part.front() - '0'], std::string(part.substr(1))};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char *>(data), size);
    findings::Interview interview;
    int questions = 0;
    while (interview.next()) {
        require(++questions <= 8);
        const auto end = rest.find('\n');
        interview.take(replyFrom(rest.substr(0, end)));
        if (end != rest.npos)
            rest.remove_prefix(end + 1);
    }
    const auto &endpoint = interview.endpoint();
    require(endpoint.models_size() <= findings::Interview::MostModels);
    require(endpoint.version().size() <= findings::Interview::LongestText);
    require(!core::findUnsafeText(endpoint.version()));
    for (const auto &model : endpoint.models())
        require(model.size() <= findings::Interview::LongestText && !core::findUnsafeText(model));
    return 0;
}
