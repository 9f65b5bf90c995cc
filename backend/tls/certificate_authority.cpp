#include "backend/tls/certificate_authority.h"

#include "backend/core/certificate_life.h"
#include "backend/core/sealed_file.h"
#include "backend/core/unusable_directory.h"
#include "backend/core/violation.h"
#include "backend/core/whole_file.h"
#include "backend/tls/certificate.h"
#include "backend/tls/key_pair.h"
#include "backend/tls/openssl.h"
#include "backend/tls/signing.h"
#include "backend/tls/spiffe.h"

#include <openssl/pem.h>

#include <utility>

namespace tls {

namespace v1 = pilothouse::v1;

struct CertificateAuthority::Data {
    std::string trustDomain;
    std::string pem;
    CertificatePtr certificate;
    KeyPtr key;
    bool isEncryptedAtRest = false;
};

namespace {

constexpr std::string_view purpose = "certificate authority key";
constexpr std::chrono::seconds authorityLifetime = std::chrono::days(3650);
constexpr std::chrono::seconds lateClock = std::chrono::hours(1);
constexpr std::size_t mostPemBytes = 64 * 1024;

core::Error invalidRequest(const char *description) {
    return core::Error::invalid({core::violation("certificate_request_pem", v1::VALUE_MALFORMED, description,
                                                 {{"example", "-----BEGIN CERTIFICATE REQUEST-----"}})});
}

core::Result<KeyPtr> publicKeyOf(std::string_view requestPem) {
    const CleanErrors clean;
    if (requestPem.size() > mostPemBytes)
        return invalidRequest("is larger than 64 KiB");
    const RequestPtr request(PEM_read_bio_X509_REQ(bioOf(requestPem).get(), nullptr, nullptr, nullptr));
    if (!request)
        return invalidRequest("is not a PKCS#10 certificate request in PEM");
    KeyPtr key(X509_REQ_get_pubkey(request.get()));
    char group[32] = "";
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_EC ||
        EVP_PKEY_get_group_name(key.get(), group, sizeof group, nullptr) != 1 ||
        (std::string_view(group) != "prime256v1" && std::string_view(group) != "secp384r1"))
        return invalidRequest("must hold an ECDSA key on P-256 or P-384");
    if (X509_REQ_verify(request.get(), key.get()) != 1)
        return invalidRequest("is not signed by the key that it holds");
    return key;
}

struct StoredKey {
    KeyPtr key;
    bool isWrapped = false;
};

// The key is written before its certificate, so that a first start that was cut leaves a key alone and goes on with it.
core::Result<StoredKey> loadKey(const std::filesystem::path &path, const core::WrappingKey *wrappingKey,
                                bool isFirstStart) {
    core::Result<core::SealedSecret> secret = core::readSealedFile(path, purpose, wrappingKey);
    if (secret) {
        StoredKey stored{privateKeyOf(secret->secret), secret->isWrapped};
        core::wipe(&secret->secret);
        if (!stored.key)
            return core::unusableDirectory(path, v1::DIRECTORY_KEY_MALFORMED, "holds no private key");
        return stored;
    }
    if (secret.error().reason() != v1::FILE_NOT_FOUND)
        return std::move(secret).error();
    if (!isFirstStart)
        return core::unusableDirectory(path, v1::DIRECTORY_KEY_MISSING,
                                       "is missing, but its certificate is there; bring both back from a backup");
    StoredKey made{makeKey(), wrappingKey != nullptr};
    std::string pem = pemOf(made.key.get());
    core::Result<void> written = core::writeSealedFile(path, purpose, pem, wrappingKey);
    core::wipe(&pem);
    if (!written)
        return std::move(written).error();
    return made;
}

} // namespace

CertificateAuthority::CertificateAuthority(std::unique_ptr<Data> data) : data_(std::move(data)) {}

CertificateAuthority::~CertificateAuthority() = default;

core::Result<std::unique_ptr<CertificateAuthority>> CertificateAuthority::open(const std::filesystem::path &directory,
                                                                               std::string_view trustDomain,
                                                                               const core::WrappingKey *wrappingKey,
                                                                               std::chrono::sys_seconds now) {
    const CleanErrors clean;
    const std::filesystem::path keyPath = directory / "ca.key";
    const std::filesystem::path certificatePath = directory / "ca.pem";
    core::Result<std::string> pem = core::readWholeFile(certificatePath, mostPemBytes);
    const bool isFirstStart = !pem && pem.error().reason() == v1::FILE_NOT_FOUND;
    if (!pem && !isFirstStart)
        return std::move(pem).error();
    core::Result<StoredKey> stored = loadKey(keyPath, wrappingKey, isFirstStart);
    if (!stored)
        return std::move(stored).error();
    if (isFirstStart) {
        pem = pemOf(signAuthority(stored->key.get(), trustDomain, now - lateClock, now + authorityLifetime).get());
        if (core::Result<void> written = core::replaceWholeFile(certificatePath, *pem); !written)
            return std::move(written).error();
    }
    auto data = std::make_unique<Data>();
    data->trustDomain = std::string(trustDomain);
    data->pem = std::move(pem).value();
    data->certificate = certificateOf(data->pem);
    data->key = std::move(stored->key);
    data->isEncryptedAtRest = stored->isWrapped;
    if (!data->certificate || X509_check_private_key(data->certificate.get(), data->key.get()) != 1)
        return core::unusableDirectory(certificatePath, v1::DIRECTORY_CERTIFICATE_FOREIGN,
                                       "does not belong to " + keyPath.string(),
                                       core::Error::Arguments{{"key", keyPath.string()}});
    return std::unique_ptr<CertificateAuthority>(new CertificateAuthority(std::move(data)));
}

const std::string &CertificateAuthority::certificatePem() const {
    return data_->pem;
}

const std::string &CertificateAuthority::trustDomain() const {
    return data_->trustDomain;
}

bool CertificateAuthority::isEncryptedAtRest() const {
    return data_->isEncryptedAtRest;
}

core::Result<std::string> CertificateAuthority::issueClient(std::string_view requestPem, std::string_view principalId,
                                                            std::chrono::sys_seconds begin) const {
    core::Result<KeyPtr> key = publicKeyOf(requestPem);
    if (!key)
        return std::move(key).error();
    const std::string uri = "URI:" + userUri(data_->trustDomain, principalId);
    return pemOf(signLeaf({data_->certificate.get(), data_->key.get()},
                          {key->get(), Usage::Client, {uri}, begin, begin + core::certificateLife})
                     .get());
}

std::chrono::sys_seconds beginOfIssued(std::chrono::system_clock::time_point now) {
    return std::chrono::floor<std::chrono::seconds>(now) - std::chrono::seconds(1);
}

core::Result<std::string> CertificateAuthority::issueServer(std::string_view requestPem,
                                                            const std::vector<std::string> &hosts,
                                                            std::chrono::sys_seconds now) const {
    core::Result<KeyPtr> key = publicKeyOf(requestPem);
    if (!key)
        return std::move(key).error();
    std::vector<std::string> names{"URI:" + serviceUri(data_->trustDomain)};
    for (const std::string &host : hosts) {
        core::Result<std::string> name = hostName(host);
        if (!name)
            return std::move(name).error();
        names.push_back(std::move(name).value());
    }
    return pemOf(signLeaf({data_->certificate.get(), data_->key.get()},
                          {key->get(), Usage::Server, std::move(names), now - lateClock, now + core::certificateLife})
                     .get());
}

} // namespace tls
