#include "backend/telemetry/vocabulary/label_blocks.h"

#include "backend/telemetry/exposition/labels.h"
#include "backend/telemetry/vocabulary/gathering.h"

namespace telemetry {

namespace {

// What a subject has several of: clocks, XIDs, reasons, holders.
constexpr std::size_t BlocksOfSubject = 32;

} // namespace

const LabelBlocks::Block &LabelBlocks::at(std::string_view text) {
    if (expected_ < blocks_.size() && blocks_[expected_].text == text)
        return blocks_[expected_++];
    if (const auto known = places_.find(text); known != places_.end()) {
        expected_ = known->second + 1;
        return blocks_[known->second];
    }
    last_ = read(text);
    // Broken blocks are all different, and hostile ones without end.
    if (last_.fault || blocks_.size() >= limits_.subjects * BlocksOfSubject)
        return last_;
    places_.emplace(text, blocks_.size());
    blocks_.push_back(last_);
    expected_ = blocks_.size();
    return last_;
}

LabelBlocks::Block LabelBlocks::read(std::string_view text) {
    Block block{text};
    block.fault = checkLabels(text, limits_.labels);
    if (block.fault)
        return block;
    SubjectReader reader(limits_.hostLabel);
    LabelCursor cursor(text);
    Label label;
    while (!block.fault && cursor.next(&label)) {
        if (reader.isWanted(label.name))
            block.fault =
                reader.take(label.name, label.isEscaped ? unescape(label.written) : std::string(label.written));
    }
    if (block.fault)
        return block;
    block.detail = reader.detail();
    const auto subject = gathering_.subject(std::move(reader).subject(), limits_.subjects);
    if (!subject)
        block.fault = ExpositionFault::TooManySubjects;
    block.subject = subject.value_or(0);
    return block;
}

} // namespace telemetry
