#include "tests/backend/tlog/keys.h"

#include "backend/core/base64.h"
#include "tests/backend/tlog/vectors.h"

namespace tlog_test {

tlog::SigningKey logKey() {
    const tlog::Hash seed = hashOfHex(vectors()["log_seed_hex"]);
    return tlog::SigningKey::fromSeed(vectors()["origin"].get<std::string>(), seed).value();
}

tlog::VerifierKey witnessKey() {
    return tlog::VerifierKey::parse(vectors()["witness_vkey"].get<std::string>()).value();
}

tlog::SigningKey otherKey(std::string_view name) {
    const tlog::Hash seed = core::sha256(name);
    return tlog::SigningKey::fromSeed(name, seed).value();
}

std::string signedAnyhow(const std::string &text, const tlog::SigningKey &key) {
    std::string id;
    for (int shift = 24; shift >= 0; shift -= 8)
        id += static_cast<char>(key.verifier().id() >> shift & 0xff);
    return text + "\n\u2014 " + key.name() + ' ' + core::toBase64(id + key.sign(text).value()) + '\n';
}

} // namespace tlog_test
