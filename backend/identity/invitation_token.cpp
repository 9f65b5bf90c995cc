#include "backend/identity/invitation_token.h"

#include <algorithm>
#include <utility>

#include "backend/core/base64.h"
#include "backend/core/random.h"

namespace identity {

namespace {

constexpr std::string_view Prefix = "plh_";
constexpr std::size_t SecretBytes = 32;
constexpr std::size_t HashBytes = 32;
// What 64 bytes end with in base64.
constexpr std::string_view Padding = "==";

void replaceAll(std::string *text, char from, char to) {
    std::replace(text->begin(), text->end(), from, to);
}

} // namespace

InvitationToken::InvitationToken(std::string text, const core::Digest &authority)
    : text_(std::move(text)), authority_(authority) {}

InvitationToken InvitationToken::make(core::Random &random, const core::Digest &authority) {
    auto body = core::toBase64(random.bytes(SecretBytes) + std::string(core::bytesOf(authority)));
    body.resize(body.size() - Padding.size());
    replaceAll(&body, '+', '-');
    replaceAll(&body, '/', '_');
    return {std::string(Prefix) + body, authority};
}

std::optional<InvitationToken> InvitationToken::parse(std::string_view text) {
    if (!text.starts_with(Prefix) || text.find_first_of("+/=") != std::string_view::npos)
        return std::nullopt;
    std::string body(text.substr(Prefix.size()));
    replaceAll(&body, '-', '+');
    replaceAll(&body, '_', '/');
    const auto bytes = core::fromBase64(body + std::string(Padding));
    if (!bytes || bytes->size() != SecretBytes + HashBytes)
        return std::nullopt;
    return InvitationToken(std::string(text), *core::digestFromBytes(std::string_view(*bytes).substr(SecretBytes)));
}

std::string InvitationToken::sha256() const {
    return core::toHex(core::sha256(text_));
}

} // namespace identity
