#pragma once

#include "backend/client/log_head.h"
#include "backend/tlog/key.h"

#include <cstdint>
#include <string>
#include <vector>

namespace client_test {

// A log that tests write, fork and rewrite. Proofs are made by the definitions of RFC 6962, section 2.1.
class TestLog {
public:
    // The key follows from its seed byte.
    explicit TestLog(const std::string &origin = "test.pilothouse.internal/store-1/changes", std::uint8_t seed = 1);

    void append(int count, const std::string &text = "event");
    void rewrite(std::int64_t index, const std::string &text);
    void truncate(std::int64_t size);

    std::int64_t size() const { return static_cast<std::int64_t>(leaves_.size()); }
    const std::string &origin() const { return key_.name(); }
    std::string vkey() const { return key_.verifier().text(); }
    tlog::TreeHead head() const;
    std::string checkpoint() const;
    client::LogClaim claim() const { return {origin(), vkey(), checkpoint()}; }
    const std::string &leaf(std::int64_t index) const { return leaves_[static_cast<std::size_t>(index)]; }
    std::string leafHash(std::int64_t index) const;
    std::vector<std::string> consistency(std::int64_t older, std::int64_t newer) const;
    std::vector<std::string> inclusion(std::int64_t index, std::int64_t size) const;

private:
    std::vector<tlog::Hash> hashes(std::int64_t size) const;

    tlog::SigningKey key_;
    std::vector<std::string> leaves_;
};

} // namespace client_test
