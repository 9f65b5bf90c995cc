#include "backend/catalog/inspect/parsers/json_input.h"

#include <cstring>

namespace inspect {

namespace {

constexpr std::uint64_t longestToken = 4u << 20;

bool endsToken(char c) {
    switch (c) {
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
        return true;
    default:
        return false;
    }
}

} // namespace

void JsonInput::provide() {
    const auto piece = reader_.piece(left_);
    left_ -= piece.size();
    check(piece);
    at_ = piece.data();
    end_ = reader_.isGood() ? at_ + piece.size() : at_;
}

void JsonInput::check(std::string_view piece) {
    if (!piece.empty() && std::memchr(piece.data(), '\0', piece.size()))
        reader_.fail(FaultCode::InvalidJson, "the JSON holds a NUL");
    const auto *end = piece.data() + piece.size();
    for (const auto *at = piece.data(); at != end;) {
        if (inText_) {
            at = checkText(at, end);
            continue;
        }
        inText_ = *at == '"';
        token_ = inText_ || endsToken(*at) ? 0 : token_ + 1;
        ++at;
        if (token_ > longestToken)
            reader_.fail(FaultCode::LimitExceeded, "the JSON holds a number longer than 4 MiB");
    }
}

// Up to the end of the text, or of the piece.
const char *JsonInput::checkText(const char *at, const char *end) {
    for (; at != end && inText_; ++at, ++token_) {
        if (escaped_)
            escaped_ = false;
        else if (*at == '\\')
            escaped_ = true;
        else if (*at == '"')
            inText_ = false;
    }
    if (token_ > longestToken)
        reader_.fail(FaultCode::LimitExceeded, "the JSON holds a text longer than 4 MiB");
    return at;
}

} // namespace inspect
