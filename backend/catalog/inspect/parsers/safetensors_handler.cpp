#include "backend/catalog/inspect/parsers/safetensors_handler.h"

#include <algorithm>
#include <array>

namespace inspect {

namespace {

constexpr std::size_t longestKeptText = 4'096;
constexpr std::array<std::string_view, 5> keptMetadata{"modelspec.title", "modelspec.architecture", "modelspec.author",
                                                       "modelspec.license", "license"};

} // namespace

bool SafetensorsHandler::null() {
    return refuse(FaultCode::WrongType, "null has no place in the header");
}

bool SafetensorsHandler::boolean(bool) {
    return refuse(FaultCode::WrongType, "true and false have no place in the header");
}

bool SafetensorsHandler::number_integer(number_integer_t) {
    return refuse(FaultCode::WrongType, "a number of the header is below zero");
}

bool SafetensorsHandler::number_float(number_float_t, const string_t &) {
    return refuse(FaultCode::WrongType, "a number of the header is not a whole number of 64 bits");
}

bool SafetensorsHandler::binary(binary_t &) {
    return refuse(FaultCode::InvalidJson, "the header is not JSON");
}

bool SafetensorsHandler::number_unsigned(number_unsigned_t value) {
    if (place_ == Place::Shape) {
        if (__builtin_mul_overflow(tensor_.elements, value, &tensor_.elements))
            return refuse(FaultCode::InvalidShape, "a tensor has more elements than can be counted");
        return true;
    }
    if (place_ != Place::Offsets)
        return refuse(FaultCode::WrongType, "a number stands where another type must");
    if (tensor_.offsetCount == 2)
        return refuse(FaultCode::InvalidOffset, "data_offsets has more than two numbers");
    tensor_.offsets[tensor_.offsetCount++] = value;
    return true;
}

bool SafetensorsHandler::string(string_t &value) {
    if (place_ == Place::Metadata) {
        const bool kept = std::find(keptMetadata.begin(), keptMetadata.end(), key_) != keptMetadata.end();
        if (kept && value.size() <= longestKeptText)
            metadata_[key_] = value;
        return true;
    }
    if (place_ != Place::Tensor || key_ != "dtype")
        return refuse(FaultCode::WrongType, "a text stands where another type must");
    tensor_.type = findSafetensorsType(value);
    return tensor_.type || refuse(FaultCode::UnknownType, "a tensor has a dtype that safetensors does not know");
}

bool SafetensorsHandler::start_object(std::size_t) {
    if (place_ == Place::Start) {
        place_ = Place::Root;
    } else if (place_ == Place::Root) {
        place_ = key_ == "__metadata__" ? Place::Metadata : Place::Tensor;
        tensor_ = {};
    } else {
        return refuse(FaultCode::WrongType, "an object stands where another type must");
    }
    return true;
}

bool SafetensorsHandler::key(string_t &value) {
    key_ = value;
    if (place_ == Place::Root || place_ == Place::Metadata) {
        (place_ == Place::Root ? names_ : metadataNames_).add(value);
    } else {
        if (value != "dtype" && value != "shape" && value != "data_offsets")
            return refuse(FaultCode::InvalidKey, "a tensor has a key besides dtype, shape and data_offsets");
        if ((value == "dtype" && tensor_.type) || (value == "shape" && tensor_.hasShape) ||
            (value == "data_offsets" && tensor_.hasOffsets))
            return refuse(FaultCode::Repeated, "a tensor has a key twice");
    }
    return true;
}

bool SafetensorsHandler::end_object() {
    if (place_ == Place::Tensor && !addTensor())
        return false;
    place_ = place_ == Place::Root ? Place::Start : Place::Root;
    return true;
}

bool SafetensorsHandler::start_array(std::size_t) {
    if (place_ == Place::Tensor && key_ == "shape") {
        place_ = Place::Shape;
        tensor_.hasShape = true;
    } else if (place_ == Place::Tensor && key_ == "data_offsets") {
        place_ = Place::Offsets;
        tensor_.hasOffsets = true;
    } else {
        return refuse(FaultCode::WrongType, "an array stands where another type must");
    }
    return true;
}

bool SafetensorsHandler::end_array() {
    place_ = Place::Tensor;
    return true;
}

bool SafetensorsHandler::parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) {
    return refuse(FaultCode::InvalidJson, "the header is not JSON");
}

bool SafetensorsHandler::refuse(FaultCode code, const char *detail) {
    reader_.failAt(input_.position(), code, detail);
    return false;
}

bool SafetensorsHandler::addTensor() {
    if (!tensor_.type || !tensor_.hasShape || tensor_.offsetCount != 2)
        return refuse(FaultCode::InvalidShape, "a tensor lacks its dtype, shape or data_offsets");
    const auto [begin, end] = std::pair(tensor_.offsets[0], tensor_.offsets[1]);
    std::uint64_t bits = 0;
    if (__builtin_mul_overflow(tensor_.elements, tensor_.type->bits, &bits))
        return refuse(FaultCode::InvalidShape, "a tensor has more bits than can be counted");
    if (bits % 8 != 0)
        return refuse(FaultCode::InvalidShape, "a tensor does not end at a whole byte");
    if (end < begin || end - begin != bits / 8)
        return refuse(FaultCode::InvalidOffset, "the data_offsets of a tensor do not fit its shape and dtype");
    if (__builtin_add_overflow(elementCount_, tensor_.elements, &elementCount_))
        return refuse(FaultCode::InvalidShape, "the model has more parameters than can be counted");
    spans_.emplace_back(begin, end);
    types_.add(tensor_.type->name, end - begin);
    return true;
}

void SafetensorsHandler::finish(std::uint64_t dataBytes) {
    if (names_.hasRepeats() || metadataNames_.hasRepeats())
        return reader_.fail(FaultCode::Repeated, "a name stands in the header twice");
    std::sort(spans_.begin(), spans_.end());
    const auto dataStart = reader_.position();
    std::uint64_t covered = 0;
    for (const auto &[begin, end] : spans_) {
        if (begin != covered)
            return reader_.failAt(dataStart, FaultCode::InvalidOffset,
                                  begin < covered ? "two tensors share bytes of the file"
                                                  : "bytes of the file belong to no tensor");
        covered = end;
    }
    if (covered > dataBytes)
        reader_.failAt(dataStart, FaultCode::Truncated, "the file ends within its tensors");
    else if (covered < dataBytes)
        reader_.failAt(dataStart, FaultCode::InvalidOffset, "bytes at the end of the file belong to no tensor");
}

} // namespace inspect
