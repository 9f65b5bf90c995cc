#include "backend/findings/address_list.h"

#include <charconv>
#include <set>

#include <arpa/inet.h>

#include "backend/web/base_url.h"

namespace findings {

namespace {

// An address as its bytes, and how many bits of it a range leaves open.
struct Range {
    int family = AF_INET;
    std::uint8_t bytes[16] = {};
    int size = 4;
    int openBits = 0;
};

std::optional<int> numberIn(std::string_view text, int most) {
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isFine = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return isFine && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<Range> rangeFrom(std::string_view text) {
    const auto slash = text.find('/');
    const std::string address(text.substr(0, slash));
    Range range;
    if (::inet_pton(AF_INET, address.c_str(), range.bytes) != 1) {
        if (::inet_pton(AF_INET6, address.c_str(), range.bytes) != 1)
            return std::nullopt;
        range.family = AF_INET6;
        range.size = 16;
    }
    const int bits = range.size * 8;
    const auto kept = slash == text.npos ? std::optional(bits) : numberIn(text.substr(slash + 1), bits);
    if (!kept)
        return std::nullopt;
    range.openBits = bits - *kept;
    return range;
}

// The address of the range with this number in its open bits, at most 32 of them.
std::string addressIn(const Range &range, std::uint32_t number) {
    std::uint8_t bytes[16];
    std::copy(std::begin(range.bytes), std::end(range.bytes), bytes);
    for (int bit = 0; bit < range.openBits; ++bit) {
        auto &byte = bytes[range.size - 1 - bit / 8];
        const auto mask = static_cast<std::uint8_t>(1u << (bit % 8));
        byte = static_cast<std::uint8_t>((number >> bit) & 1 ? byte | mask : byte & ~mask);
    }
    char text[INET6_ADDRSTRLEN];
    return ::inet_ntop(range.family, bytes, text, sizeof text) ? text : "";
}

bool isHostName(std::string_view text) {
    return text.find(':') == text.npos && web::HostPort::parse(std::string(text) + ":1").has_value();
}

} // namespace

std::string ScanAddress::text() const {
    return (host.find(':') == host.npos ? host : '[' + host + ']') + ':' + std::to_string(port);
}

std::optional<std::size_t> hostCountOf(std::string_view text) {
    if (const auto range = rangeFrom(text))
        return range->openBits < 32 ? std::size_t(1) << range->openBits : std::size_t(1) << 32;
    return isHostName(text) ? std::optional<std::size_t>(1) : std::nullopt;
}

std::vector<std::string> hostsOf(std::string_view text) {
    const auto count = hostCountOf(text);
    if (!count || *count > MostHosts)
        return {};
    const auto range = rangeFrom(text);
    if (!range)
        return {std::string(text)};
    std::vector<std::string> hosts;
    for (std::uint32_t number = 0; number < *count; ++number)
        hosts.push_back(addressIn(*range, number));
    return hosts;
}

std::vector<ScanAddress> addressesOf(const v1::ScanSource &source) {
    std::vector<ScanAddress> addresses;
    std::set<std::string> seen;
    for (const auto &target : source.targets()) {
        const std::vector<std::int32_t> own(target.ports().begin(), target.ports().end());
        for (const auto &host : hostsOf(target.host())) {
            for (const auto port : own.empty() ? usualPorts() : own) {
                ScanAddress address{host, static_cast<std::uint16_t>(port)};
                if (addresses.size() < MostAddresses && seen.insert(address.text()).second)
                    addresses.push_back(std::move(address));
            }
        }
    }
    return addresses;
}

const std::vector<std::int32_t> &usualPorts() {
    // Ollama 11434; vLLM 8000, a second one beside it 8001; llama.cpp 8080; SGLang 30000; Text Generation Inference
    // 3000; LM Studio 1234; text-generation-webui 5000: each as its own documentation has it.
    static const std::vector<std::int32_t> ports{1234, 3000, 5000, 8000, 8001, 8080, 11'434, 30'000};
    return ports;
}

} // namespace findings
