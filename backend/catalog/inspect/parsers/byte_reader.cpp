#include "backend/catalog/inspect/parsers/byte_reader.h"

#include "backend/catalog/inspect/parsers/utf8_check.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace inspect {

static_assert(std::endian::native == std::endian::little, "both formats are little-endian and read as they stand");

ByteReader::ByteReader(int descriptor, std::uint64_t size, std::uint64_t budget)
    : descriptor_(descriptor), size_(size), budget_(budget) {}

template <typename T>
T ByteReader::number() {
    T value = 0;
    if (filled_ - at_ < sizeof value && !provide(sizeof value))
        return 0;
    std::memcpy(&value, buffer_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
}

template std::uint8_t ByteReader::number();
template std::uint16_t ByteReader::number();
template std::uint32_t ByteReader::number();
template std::uint64_t ByteReader::number();

std::string ByteReader::text(std::uint64_t length) {
    std::string whole;
    consumeText(length, [&](const char *piece, std::size_t count) { whole.append(piece, count); });
    return isGood() ? whole : std::string();
}

void ByteReader::checkText(std::uint64_t length) {
    consumeText(length, [](const char *, std::size_t) {});
}

template <typename Sink>
void ByteReader::consumeText(std::uint64_t length, Sink &&sink) {
    if (isGood() && length > remaining()) {
        fail(FaultCode::Truncated, "the file ends within a text");
        return;
    }
    Utf8Check check;
    while (isGood() && length > 0 && (at_ < filled_ || provide(1))) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(filled_ - at_, length));
        if (!check.feed(buffer_.data() + at_, count)) {
            fail(FaultCode::InvalidText, "a text is not UTF-8");
            return;
        }
        sink(buffer_.data() + at_, count);
        at_ += count;
        length -= count;
    }
    if (isGood() && !check.isComplete())
        fail(FaultCode::InvalidText, "a text ends within a character");
}

std::string_view ByteReader::piece(std::uint64_t most) {
    if (!isGood() || most == 0 || (at_ == filled_ && (remaining() == 0 || !provide(1))))
        return {};
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(filled_ - at_, most));
    const std::string_view piece(buffer_.data() + at_, count);
    at_ += count;
    return piece;
}

void ByteReader::skip(std::uint64_t count) {
    if (!isGood())
        return;
    if (count > remaining()) {
        fail(FaultCode::Truncated, "the file ends within a value");
    } else if (count <= filled_ - at_) {
        at_ += static_cast<std::size_t>(count);
    } else {
        base_ += at_ + count;
        at_ = filled_ = 0;
    }
}

void ByteReader::fail(FaultCode code, std::string detail) {
    failAt(position(), code, std::move(detail));
}

void ByteReader::failAt(std::uint64_t offset, FaultCode code, std::string detail) {
    if (!fault_)
        fault_ = Fault{code, offset, std::move(detail)};
}

bool ByteReader::provide(std::size_t count) {
    if (!isGood())
        return false;
    if (count > remaining()) {
        fail(FaultCode::Truncated, "the file ends within its header");
        return false;
    }
    std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    base_ += at_;
    filled_ -= at_;
    at_ = 0;
    while (filled_ < count) {
        const auto wanted = std::min<std::uint64_t>({buffer_.size() - filled_, size_ - base_ - filled_, budget_});
        if (wanted == 0) {
            fail(FaultCode::LimitExceeded, "the header is larger than that of any model");
            return false;
        }
        const auto got = ::pread(descriptor_, buffer_.data() + filled_, wanted, static_cast<off_t>(base_ + filled_));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            fail(got < 0 ? FaultCode::ReadFailed : FaultCode::Truncated,
                 got < 0 ? "the storage failed to deliver the header" : "the file became shorter while it was read");
            return false;
        }
        filled_ += static_cast<std::size_t>(got);
        budget_ -= static_cast<std::uint64_t>(got);
    }
    return true;
}

} // namespace inspect
