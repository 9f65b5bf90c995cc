#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "backend/core/sha256.h"

namespace core {
class Random;
}

namespace identity {

// What somebody who is invited brings: 32 random bytes, and the SHA-256 of the authority's certificate (DER), so that
// he knows the service before he sends them. As text `plh_` and 86 characters of base64url (RFC 4648) without padding.
class InvitationToken {
public:
    // `authority` is the hash of its certificate.
    static InvitationToken make(core::Random &random, const core::Digest &authority);
    // Nothing where it is no token.
    static std::optional<InvitationToken> parse(std::string_view text);

    const std::string &text() const { return text_; }
    // Hex, of the text: all that the service keeps.
    std::string sha256() const;
    const core::Digest &authority() const { return authority_; }

private:
    InvitationToken(std::string text, const core::Digest &authority);

    std::string text_;
    core::Digest authority_;
};

} // namespace identity
