#include "backend/telemetry/exposition/labels.h"

#include <algorithm>
#include <vector>

namespace telemetry {

namespace {

bool isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

} // namespace

bool LabelCursor::fail() {
    fault_ = ExpositionFault::LabelsMalformed;
    return false;
}

void LabelCursor::skipBlanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
        rest_.remove_prefix(1);
}

std::optional<std::string_view> LabelCursor::takeName() {
    if (rest_.empty() || !isLetter(rest_.front()))
        return std::nullopt;
    std::size_t size = 1;
    while (size < rest_.size() && (isLetter(rest_[size]) || isDigit(rest_[size])))
        ++size;
    const auto name = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return name;
}

bool LabelCursor::takeValue(Label *label) {
    skipBlanks();
    if (!rest_.starts_with('='))
        return false;
    rest_.remove_prefix(1);
    skipBlanks();
    if (!rest_.starts_with('"'))
        return false;
    rest_.remove_prefix(1);
    label->isEscaped = false;
    std::size_t size = 0;
    for (; size < rest_.size() && rest_[size] != '"'; ++size) {
        if (rest_[size] == '\\') {
            label->isEscaped = true;
            ++size;
        }
    }
    if (size >= rest_.size())
        return false;
    label->written = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return true;
}

bool LabelCursor::next(Label *label) {
    if (fault_)
        return false;
    skipBlanks();
    if (!isFirst_ && !rest_.empty()) {
        if (!rest_.starts_with(','))
            return fail();
        rest_.remove_prefix(1);
        skipBlanks();
    }
    if (rest_.empty())
        return false;
    isFirst_ = false;
    const auto name = takeName();
    if (!name || !takeValue(label))
        return fail();
    label->name = *name;
    return true;
}

std::optional<ExpositionFault> checkLabels(std::string_view block, std::size_t most) {
    LabelCursor cursor(block);
    Label label;
    std::vector<std::string_view> names;
    while (cursor.next(&label)) {
        if (names.size() == most)
            return ExpositionFault::TooManyLabels;
        if (std::find(names.begin(), names.end(), label.name) != names.end())
            return ExpositionFault::LabelRepeated;
        names.push_back(label.name);
    }
    return cursor.fault();
}

std::string unescape(std::string_view written) {
    std::string meant;
    meant.reserve(written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        const char next = i + 1 < written.size() ? written[i + 1] : '\0';
        const bool isEscape = written[i] == '\\' && (next == '\\' || next == '"' || next == 'n');
        meant += !isEscape ? written[i] : next == 'n' ? '\n' : next;
        i += isEscape;
    }
    return meant;
}

} // namespace telemetry
