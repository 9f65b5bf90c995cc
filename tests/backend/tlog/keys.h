#pragma once

#include "backend/tlog/key.h"

#include <string>
#include <string_view>

namespace tlog_test {

// The key of the reference log, and its witness's.
tlog::SigningKey logKey();
tlog::VerifierKey witnessKey();

// Any other key.
tlog::SigningKey otherKey(std::string_view name);

// A note of that text as the key signs it, whatever the text is.
std::string signedAnyhow(const std::string &text, const tlog::SigningKey &key);

} // namespace tlog_test
