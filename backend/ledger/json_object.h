#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "backend/core/canonical_json.h"
#include "backend/core/sha256.h"

namespace ledger {

// Writes a JSON object whose members the caller gives in the order of their keys. Empty texts are left out.
class JsonObject {
public:
    explicit JsonObject(std::string *out) : out_(out) { *out_ += '{'; }

    // The caller writes the value.
    std::string *member(std::string_view key) {
        out_->append(isFirst_ ? "\"" : ",\"").append(key).append("\":");
        isFirst_ = false;
        return out_;
    }
    void text(std::string_view key, std::string_view value) {
        if (!value.empty())
            core::appendJsonString(value, member(key));
    }
    void hex(std::string_view key, const core::Digest &value) {
        *member(key) += '"';
        core::appendHex(core::bytesOf(value), out_);
        *out_ += '"';
    }
    void number(std::string_view key, std::int64_t value) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        member(key)->append(digits.data(), end);
    }
    // One element for each item, written by `write(item, out)`; no member where there is none.
    template <typename Items, typename Write>
    void list(std::string_view key, const Items &items, const Write &write) {
        if (items.empty())
            return;
        auto *out = member(key);
        char before = '[';
        for (const auto &item : items) {
            *out += before;
            before = ',';
            write(item, out);
        }
        *out += ']';
    }
    void close() { *out_ += '}'; }

private:
    std::string *out_;
    bool isFirst_ = true;
};

} // namespace ledger
