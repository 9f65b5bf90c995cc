#include "widgets/topology/device_id.h"

#include <cstring>
#include <optional>

#include "backend/core/sha256.h"

namespace topologypage {

namespace {

constexpr std::string_view prefix = "GPU-";
constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

// Of what stands behind the prefix.
std::optional<DeviceId> numberOf(std::string_view uuid) {
    if (uuid.size() != form.size())
        return std::nullopt;
    DeviceId id;
    for (std::size_t place = 0; place < form.size(); ++place) {
        const char letter = uuid[place];
        if (form[place] == '-') {
            if (letter != '-')
                return std::nullopt;
            continue;
        }
        const bool isDigit = letter >= '0' && letter <= '9';
        if (!isDigit && (letter < 'a' || letter > 'f'))
            return std::nullopt;
        id.high = id.high << 4 | id.low >> 60;
        id.low = id.low << 4 | static_cast<quint64>(isDigit ? letter - '0' : letter - 'a' + 10);
    }
    return id;
}

} // namespace

DeviceId DeviceId::of(std::string_view name) {
    if (name.starts_with(prefix))
        if (const auto number = numberOf(name.substr(prefix.size())))
            return *number;
    const auto digest = core::sha256(name);
    DeviceId id;
    std::memcpy(&id.high, digest.data(), sizeof id.high);
    std::memcpy(&id.low, digest.data() + sizeof id.high, sizeof id.low);
    return id;
}

} // namespace topologypage
