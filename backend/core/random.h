#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace core {

// Where randomness comes from.
class Random {
public:
    virtual ~Random() = default;

    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    std::string bytes(std::size_t count);
};

// The kernel's generator, fit for keys. Safe from any thread.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace core
