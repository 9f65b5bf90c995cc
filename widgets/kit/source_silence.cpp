#include "widgets/kit/source_silence.h"

#include <algorithm>

namespace kit {

const v1::Condition *silenceOf(const v1::Resource &source) {
    const auto &conditions = source.telemetry_source_status().conditions();
    const auto found = std::ranges::find_if(conditions, [](const auto &condition) {
        return condition.type() == "Answering" && condition.status() == v1::CONDITION_STATUS_FALSE;
    });
    return found == conditions.end() ? nullptr : &*found;
}

bool isSilent(const v1::Resource &source) {
    return source.telemetry_source().is_paused() || silenceOf(source);
}

} // namespace kit
