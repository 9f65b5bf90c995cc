#include "backend/catalog/inspect/parsers/json_input.h"

namespace inspect {

namespace {

constexpr std::uint64_t longestToken = 4u << 20;

} // namespace

void JsonInput::advance() {
    if (left_ == 0 || !reader_.isGood()) {
        ended_ = true;
        return;
    }
    --left_;
    current_ = static_cast<char>(reader_.u8());
    if (current_ == '\0' && reader_.isGood())
        reader_.fail(FaultCode::InvalidJson, "the JSON holds a NUL");
    follow();
    if (token_ > longestToken)
        reader_.fail(FaultCode::LimitExceeded, "the JSON holds a text or number longer than 4 MiB");
    ended_ = !reader_.isGood();
}

void JsonInput::follow() {
    ++token_;
    if (inText_) {
        if (escaped_)
            escaped_ = false;
        else if (current_ == '\\')
            escaped_ = true;
        else if (current_ == '"')
            inText_ = false;
        return;
    }
    switch (current_) {
    case '"':
        inText_ = true;
        [[fallthrough]];
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
        token_ = 0;
        break;
    default:
        break;
    }
}

} // namespace inspect
