#include "backend/catalog/inspect/parsers/inspection.h"

#include "backend/catalog/inspect/parsers/config_values.h"
#include "backend/catalog/inspect/parsers/gguf_parser.h"
#include "backend/catalog/inspect/parsers/kv_cache.h"
#include "backend/catalog/inspect/parsers/model_config.h"
#include "backend/catalog/inspect/parsers/safetensors_parser.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>

namespace inspect {

namespace {

constexpr std::size_t largestConfig = 1u << 20;

// By seeking, since a confined process may not ask for the status of files.
Parsed<std::uint64_t> sizeOf(int descriptor) {
    const auto size = ::lseek(descriptor, 0, SEEK_END);
    if (size < 0)
        return Fault{FaultCode::ReadFailed, 0, "the storage does not tell the size of the file"};
    return static_cast<std::uint64_t>(size);
}

bool beginsAsGguf(int descriptor) {
    char magic[4] = {};
    return ::pread(descriptor, magic, sizeof magic, 0) == sizeof magic && std::memcmp(magic, "GGUF", 4) == 0;
}

Fault inConfig(Fault fault) {
    fault.isInConfig = true;
    fault.detail.insert(0, "in config.json: ");
    return fault;
}

Parsed<std::string> readConfig(int descriptor) {
    const auto size = sizeOf(descriptor);
    if (const auto *fault = std::get_if<Fault>(&size))
        return *fault;
    if (std::get<std::uint64_t>(size) > largestConfig)
        return Fault{FaultCode::LimitExceeded, 0, "it is longer than 1 MiB"};
    std::string text(std::get<std::uint64_t>(size), '\0');
    for (std::size_t at = 0; at < text.size();) {
        const auto got = ::pread(descriptor, text.data() + at, text.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return Fault{FaultCode::ReadFailed, at, "the storage failed to deliver it"};
        at += static_cast<std::size_t>(got);
    }
    return text;
}

void addKvCache(const std::string &architecture, Header &header) {
    if (const auto cache = kvCacheOf(architecture, header.geometry, header.plan)) {
        header.geometry.layers = cache->layers;
        header.kvCacheBytesPerToken = cache->bytesPerToken;
    }
}

std::optional<Fault> addConfig(int descriptor, Header &header) {
    const auto text = readConfig(descriptor);
    if (const auto *fault = std::get_if<Fault>(&text))
        return inConfig(*fault);
    const auto values = ConfigValues::parse(std::get<std::string>(text));
    if (const auto *fault = std::get_if<Fault>(&values))
        return inConfig(*fault);
    const auto &config = std::get<ConfigValues>(values);
    applyConfig(config, header);
    addKvCache(textArchitecture(config), header);
    return std::nullopt;
}

} // namespace

Parsed<Header> inspectModel(int file, const std::optional<int> &config, std::uint64_t safetensorsHeaderLimit) {
    const auto size = sizeOf(file);
    if (const auto *fault = std::get_if<Fault>(&size))
        return *fault;
    const auto length = std::get<std::uint64_t>(size);
    const bool isGguf = beginsAsGguf(file);
    auto parsed = isGguf ? parseGguf(file, length) : parseSafetensors(file, length, safetensorsHeaderLimit);
    auto *header = std::get_if<Header>(&parsed);
    if (!header)
        return parsed;
    if (isGguf)
        addKvCache(header->architecture, *header);
    else if (config) {
        if (const auto fault = addConfig(*config, *header))
            return *fault;
    }
    return parsed;
}

} // namespace inspect
