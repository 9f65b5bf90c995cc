#include "backend/catalog/inspect/parsers/safetensors_parser.h"

#include "backend/catalog/inspect/parsers/byte_reader.h"
#include "backend/catalog/inspect/parsers/json_input.h"
#include "backend/catalog/inspect/parsers/safetensors_handler.h"

#include <algorithm>
#include <string>

namespace inspect {

namespace {

std::string metadataOf(const SafetensorsHandler &handler, const char *key) {
    const auto found = handler.metadata().find(key);
    return found == handler.metadata().end() ? std::string() : found->second;
}

Header describe(const SafetensorsHandler &handler, std::uint64_t dataBytes) {
    Header header;
    header.format = Format::Safetensors;
    header.architecture = metadataOf(handler, "modelspec.architecture");
    header.name = metadataOf(handler, "modelspec.title");
    header.publisher = metadataOf(handler, "modelspec.author");
    header.license = metadataOf(handler, "modelspec.license");
    if (header.license.empty())
        header.license = metadataOf(handler, "license");
    header.precision = handler.types().name();
    header.tensorCount = handler.tensorCount();
    header.weightBytes = dataBytes;
    const auto *type = findSafetensorsType(header.precision);
    if (type && !type->mayPack)
        header.parameterCount = handler.elementCount();
    return header;
}

} // namespace

Parsed<Header> parseSafetensors(int descriptor, std::uint64_t size, std::uint64_t headerLimit) {
    constexpr std::uint64_t lengthBytes = 8;
    const auto limit = std::min(headerLimit, largestSafetensorsHeader);
    ByteReader reader(descriptor, size, limit + 2 * lengthBytes);
    const auto length = reader.u64();
    if (reader.isGood() && length > largestSafetensorsHeader)
        return Fault{FaultCode::UnknownFormat, 0, "the file is neither GGUF nor safetensors"};
    if (reader.isGood() && length > limit)
        return Fault{FaultCode::LimitExceeded, 0, "the header is longer than " + std::to_string(limit) + " bytes"};
    if (reader.isGood() && length > reader.remaining())
        return Fault{FaultCode::Truncated, 0, "the file ends within its header"};
    JsonInput input(reader, length);
    while (input.begin() != input.end() && std::string_view(" \t\n\r").find(*input.begin()) != std::string_view::npos)
        ++input.begin();
    if (reader.isGood() && (input.begin() == input.end() || *input.begin() != '{'))
        reader.fail(FaultCode::InvalidJson, "the header does not begin with {");
    SafetensorsHandler handler(reader, input);
    if (reader.isGood() &&
        !nlohmann::json::sax_parse(input.begin(), input.end(), &handler, nlohmann::json::input_format_t::json, true))
        reader.fail(FaultCode::InvalidJson, "the header is not JSON");
    const auto dataBytes = reader.remaining();
    if (reader.isGood())
        handler.finish(dataBytes);
    if (!reader.isGood())
        return *reader.fault();
    return describe(handler, dataBytes);
}

} // namespace inspect
