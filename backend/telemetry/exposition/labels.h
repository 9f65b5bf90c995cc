#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "backend/telemetry/exposition/exposition_fault.h"

namespace telemetry {

struct Label {
    std::string_view name;
    // As it is written, between its quotes; and whether there are backslashes in it.
    std::string_view written;
    bool isEscaped = false;
};

// Walks over what stands between the braces of a sample, and checks it on the way. Views are into the text.
class LabelCursor {
public:
    explicit LabelCursor(std::string_view block) : rest_(block) {}

    // False at the end, or where the labels are broken.
    bool next(Label *label);
    std::optional<ExpositionFault> fault() const { return fault_; }

private:
    bool fail();
    void skipBlanks();
    std::optional<std::string_view> takeName();
    bool takeValue(Label *label);

    std::string_view rest_;
    bool isFirst_ = true;
    std::optional<ExpositionFault> fault_;
};

// All labels are well written, none stands there twice, and there are no more than so many.
std::optional<ExpositionFault> checkLabels(std::string_view block, std::size_t most);

// What was meant: `\\`, `\"` and `\n` are a backslash, a quote and a line feed; other backslashes stay.
std::string unescape(std::string_view written);

} // namespace telemetry
