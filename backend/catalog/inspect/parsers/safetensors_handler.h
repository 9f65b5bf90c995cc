#pragma once

#include "backend/catalog/inspect/parsers/byte_reader.h"
#include "backend/catalog/inspect/parsers/dominant_type.h"
#include "backend/catalog/inspect/parsers/json_input.h"
#include "backend/catalog/inspect/parsers/name_set.h"
#include "backend/catalog/inspect/parsers/safetensors_types.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inspect {

// Takes the events of a JSON parser for the header of a safetensors file; whatever has no place there is refused at
// once, so that nesting never goes deeper than the format does. A fault stays in the reader.
class SafetensorsHandler : public nlohmann::json_sax<nlohmann::json> {
public:
    SafetensorsHandler(ByteReader &reader, const JsonInput &input) : reader_(reader), input_(input) {}

    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(number_integer_t value) override;
    bool number_unsigned(number_unsigned_t value) override;
    bool number_float(number_float_t value, const string_t &text) override;
    bool string(string_t &value) override;
    bool binary(binary_t &value) override;
    bool start_object(std::size_t elements) override;
    bool key(string_t &value) override;
    bool end_object() override;
    bool start_array(std::size_t elements) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string &token, const nlohmann::detail::exception &error) override;

    // Checks what only the whole can show: that the tensors cover `dataBytes` exactly.
    void finish(std::uint64_t dataBytes);

    const std::map<std::string, std::string> &metadata() const { return metadata_; }
    const DominantType &types() const { return types_; }
    std::uint64_t tensorCount() const { return spans_.size(); }
    std::uint64_t elementCount() const { return elementCount_; }

private:
    enum class Place { Start, Root, Metadata, Tensor, Shape, Offsets };
    // What is known of the tensor being read.
    struct Tensor {
        const SafetensorsType *type = nullptr;
        std::uint64_t elements = 1;
        std::uint64_t offsets[2] = {0, 0};
        int offsetCount = 0;
        bool hasShape = false;
        bool hasOffsets = false;
    };

    bool refuse(FaultCode code, const char *detail);
    bool addTensor();

    ByteReader &reader_;
    const JsonInput &input_;
    Place place_ = Place::Start;
    std::string key_;
    Tensor tensor_;
    NameSet names_;
    NameSet metadataNames_;
    std::map<std::string, std::string> metadata_;
    DominantType types_;
    std::uint64_t elementCount_ = 0;
    // Begin and end of every tensor, from the start of the data.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> spans_;
};

} // namespace inspect
