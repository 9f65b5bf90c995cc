#include "backend/catalog/inspect/parsers/gguf_tensors.h"

#include "backend/catalog/inspect/parsers/gguf_types.h"
#include "backend/catalog/inspect/parsers/name_set.h"

#include <limits>

namespace inspect {

namespace {

constexpr std::uint64_t longestName = 63;
constexpr std::uint32_t mostDimensions = 4;
// ggml counts in signed 64-bit numbers.
constexpr std::uint64_t limit = std::numeric_limits<std::int64_t>::max();

bool multiply(std::uint64_t a, std::uint64_t b, std::uint64_t &product) {
    return !__builtin_mul_overflow(a, b, &product) && product < limit;
}

bool add(std::uint64_t a, std::uint64_t b, std::uint64_t &sum) {
    return !__builtin_add_overflow(a, b, &sum) && sum < limit;
}

} // namespace

void GgufTensors::read(ByteReader &reader, std::uint64_t tensors) {
    NameSet names;
    for (std::uint64_t tensor = 0; tensor < tensors && reader.isGood(); ++tensor) {
        const auto start = reader.position();
        const auto length = reader.u64();
        if (reader.isGood() && (length == 0 || length > longestName)) {
            reader.failAt(start, FaultCode::InvalidKey, "the name of a tensor has 1 to 63 bytes");
            return;
        }
        names.add(reader.text(length));
        readTensor(reader);
    }
    if (!reader.isGood())
        return;
    count_ = tensors;
    if (names.hasRepeats()) {
        reader.fail(FaultCode::Repeated, "two tensors have the same name");
        return;
    }
    const auto padding = (alignment_ - reader.position() % alignment_) % alignment_;
    if (end_ != 0 && (padding > reader.remaining() || end_ > reader.remaining() - padding))
        reader.fail(FaultCode::Truncated, "the file ends within its tensors");
}

void GgufTensors::readTensor(ByteReader &reader) {
    std::uint64_t rowElements = 1;
    const auto elements = readShape(reader, rowElements);
    const auto start = reader.position();
    const auto *type = findTensorType(reader.u32());
    const auto offset = reader.u64();
    if (!reader.isGood())
        return;
    std::uint64_t bytes = 0;
    if (!type)
        reader.failAt(start, FaultCode::UnknownType, "a tensor has a type that ggml does not know");
    else if (rowElements % type->blockElements != 0)
        reader.failAt(start, FaultCode::InvalidShape, "the rows of a tensor are not whole blocks of its type");
    else if (!multiply(elements / type->blockElements, type->blockBytes, bytes))
        reader.failAt(start, FaultCode::InvalidShape, "a tensor has more bytes than can be counted");
    else if (offset != next_)
        reader.failAt(start + 4, FaultCode::InvalidOffset, "a tensor does not begin where the one before it ends");
    else if (!add(offset, bytes, end_) || !add(end_, (alignment_ - end_ % alignment_) % alignment_, next_))
        reader.failAt(start, FaultCode::InvalidOffset, "the tensors have more bytes than can be counted");
    else if (!add(parameterCount_, elements, parameterCount_))
        reader.failAt(start, FaultCode::InvalidShape, "the model has more parameters than can be counted");
    if (!reader.isGood())
        return;
    weightBytes_ += bytes;
    types_.add(type->name, bytes);
}

std::uint64_t GgufTensors::readShape(ByteReader &reader, std::uint64_t &rowElements) {
    const auto start = reader.position();
    const auto dimensions = reader.u32();
    if (reader.isGood() && dimensions > mostDimensions) {
        reader.failAt(start, FaultCode::InvalidShape, "a tensor has more than 4 dimensions");
        return 0;
    }
    std::uint64_t elements = 1;
    for (std::uint32_t dimension = 0; dimension < dimensions && reader.isGood(); ++dimension) {
        const auto size = reader.u64();
        if (dimension == 0)
            rowElements = size;
        if (reader.isGood() && (size > limit || !multiply(elements, size, elements)))
            reader.failAt(start, FaultCode::InvalidShape, "a tensor has more elements than can be counted");
    }
    return elements;
}

} // namespace inspect
