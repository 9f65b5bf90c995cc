#pragma once

#include <cstdint>
#include <map>
#include <string_view>

namespace inspect {

// Which storage type holds the most bytes of a model.
class DominantType {
public:
    // `type` outlives this.
    void add(std::string_view type, std::uint64_t bytes) { bytes_[type] += bytes; }

    // Empty when nothing was added; of equals the first by name.
    std::string_view name() const {
        std::string_view name;
        std::uint64_t most = 0;
        for (const auto &[type, bytes] : bytes_) {
            if (name.empty() || bytes > most) {
                name = type;
                most = bytes;
            }
        }
        return name;
    }

private:
    std::map<std::string_view, std::uint64_t> bytes_;
};

} // namespace inspect
