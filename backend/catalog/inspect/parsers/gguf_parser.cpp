#include "backend/catalog/inspect/parsers/gguf_parser.h"

#include "backend/catalog/inspect/parsers/byte_reader.h"
#include "backend/catalog/inspect/parsers/gguf_description.h"
#include "backend/catalog/inspect/parsers/gguf_metadata.h"
#include "backend/catalog/inspect/parsers/gguf_tensors.h"

#include <cstdint>
#include <limits>
#include <string>

namespace inspect {

namespace {

// Bytes fetched in all; the largest tokenizers need a third of it.
constexpr std::uint64_t budget = 48u << 20;
constexpr std::uint32_t magic = 0x46554747;
constexpr std::uint64_t mostPairs = 65'536;
constexpr std::uint64_t mostTensors = 1'048'576;
// The least that a pair and a tensor take in the file.
constexpr std::uint64_t leastPair = 14;
constexpr std::uint64_t leastTensor = 25;

void readVersion(ByteReader &reader) {
    if (reader.u32() != magic && reader.isGood())
        reader.failAt(0, FaultCode::UnknownFormat, "the file does not begin with GGUF");
    const auto version = reader.u32();
    if (!reader.isGood())
        return;
    if (version != 0 && (version & 0xFFFF) == 0)
        reader.failAt(4, FaultCode::WrongByteOrder, "the file is big-endian; convert it to little-endian");
    else if (version < 2 || version > 3)
        reader.failAt(4, FaultCode::UnsupportedVersion,
                      "GGUF version " + std::to_string(version) + "; 2 and 3 can be read");
}

// Counts are signed 64-bit numbers in ggml: what would be negative there is far above the limit here.
std::uint64_t readCount(ByteReader &reader, std::uint64_t most, const char *what) {
    const auto start = reader.position();
    const auto count = reader.u64();
    if (reader.isGood() && count > most)
        reader.failAt(start, FaultCode::LimitExceeded,
                      std::string("more than ") + std::to_string(most) + ' ' + what + " are announced");
    return count;
}

} // namespace

Parsed<Header> parseGguf(int descriptor, std::uint64_t size) {
    ByteReader reader(descriptor, size, budget);
    readVersion(reader);
    const auto tensorCount = readCount(reader, mostTensors, "tensors");
    const auto pairs = readCount(reader, mostPairs, "metadata pairs");
    if (reader.isGood() && (pairs > reader.remaining() / leastPair || tensorCount > reader.remaining() / leastTensor))
        reader.failAt(8, FaultCode::Truncated, "the file is too short for its announced counts");
    GgufMetadata metadata;
    if (reader.isGood())
        metadata.read(reader, pairs);
    GgufTensors tensors(metadata.alignment());
    if (reader.isGood())
        tensors.read(reader, tensorCount);
    if (!reader.isGood())
        return *reader.fault();
    return describe(metadata, tensors);
}

} // namespace inspect
