#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backend/telemetry/exposition/exposition_fault.h"
#include "backend/telemetry/vocabulary/subject.h"

namespace telemetry {

class Gathering;

// Whom each block of labels of a text is about. A GPU's block is the same for each of its metrics, and GPUs follow each
// other in the same order; so a block is mostly the one that followed the last one before, and is parsed once.
class LabelBlocks {
public:
    struct Block {
        std::string_view text;
        std::uint32_t subject = 0;
        std::string detail;
        // The labels are broken, or say too much.
        std::optional<ExpositionFault> fault;
    };
    struct Limits {
        std::size_t subjects;
        std::size_t labels;
        // As SubjectReader takes it.
        std::string_view hostLabel = {};
    };

    LabelBlocks(Gathering &gathering, Limits limits) : gathering_(gathering), limits_(limits) {}

    // `text` outlives it.
    const Block &at(std::string_view text);

private:
    Block read(std::string_view text);

    Gathering &gathering_;
    const Limits limits_;
    std::vector<Block> blocks_;
    std::unordered_map<std::string_view, std::size_t> places_;
    std::size_t expected_ = 0;
    // Used where there is no room for another one.
    Block last_;
};

} // namespace telemetry
