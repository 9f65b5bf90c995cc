#include "backend/tls/credential_files.h"

#include "backend/core/whole_file.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace tls {

namespace {

constexpr std::size_t SizeLimit = 1 << 20;

struct Free {
    void operator()(BIO *object) const { BIO_free(object); }
    void operator()(EVP_PKEY *object) const { EVP_PKEY_free(object); }
    void operator()(X509 *object) const { X509_free(object); }
};
using Bio = std::unique_ptr<BIO, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;

Bio bioOf(const std::string &text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// Without it OpenSSL would ask for a passphrase on the terminal.
int noPassphrase(char *, int, int, void *) {
    return 0;
}

std::string pemOf(EVP_PKEY *key) {
    const Bio bio(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char *bytes = nullptr;
    const auto length = BIO_get_mem_data(bio.get(), &bytes);
    return std::string(bytes, static_cast<std::size_t>(length));
}

// The one of the keys that belongs to the certificate; empty when none does.
std::string matchingKey(const std::string &certificatePem, const std::string &keysPem) {
    const Bio certificateBio = bioOf(certificatePem);
    const Certificate certificate(PEM_read_bio_X509(certificateBio.get(), nullptr, noPassphrase, nullptr));
    const Bio keysBio = bioOf(keysPem);
    std::string match;
    while (certificate && match.empty()) {
        const Key key(PEM_read_bio_PrivateKey(keysBio.get(), nullptr, noPassphrase, nullptr));
        if (!key)
            break;
        if (X509_check_private_key(certificate.get(), key.get()) == 1)
            match = pemOf(key.get());
    }
    ERR_clear_error();
    return match;
}

// Held over the directory of the key; the kernel frees it when the process dies.
class DirectoryLock {
public:
    DirectoryLock(const CredentialFiles &files, int operation)
        : descriptor_(::open(directoryOf(files).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (descriptor_ >= 0)
            ::flock(descriptor_, operation);
    }
    DirectoryLock(const DirectoryLock &) = delete;
    ~DirectoryLock() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

private:
    static std::filesystem::path directoryOf(const CredentialFiles &files) {
        return files.key.has_parent_path() ? files.key.parent_path() : ".";
    }

    int descriptor_;
};

core::Result<Credentials> loadLocked(const CredentialFiles &files) {
    std::array<std::string, 3> texts;
    const std::array<const std::filesystem::path *, 3> paths = {&files.ca, &files.certificate, &files.key};
    for (std::size_t i = 0; i < paths.size(); ++i) {
        auto text = core::readWholeFile(*paths[i], SizeLimit);
        if (!text)
            return std::move(text).error();
        texts[i] = *std::move(text);
    }
    auto key = matchingKey(texts[1], texts[2]);
    if (key.empty())
        return core::Error(core::v1::UNAUTHENTICATED, "no key in " + files.key.string() +
                                                          " belongs to the certificate in " +
                                                          files.certificate.string());
    return Credentials{std::move(texts[0]), std::move(texts[1]), std::move(key)};
}

} // namespace

CredentialFiles CredentialFiles::in(const std::filesystem::path &directory) {
    return {directory / "ca.pem", directory / "cert.pem", directory / "key.pem"};
}

core::Result<Credentials> loadCredentials(const CredentialFiles &files) {
    const DirectoryLock lock(files, LOCK_SH);
    return loadLocked(files);
}

core::Result<void> storeCredentials(const CredentialFiles &files, const Credentials &credentials) {
    const DirectoryLock lock(files, LOCK_EX);
    const auto stored = loadLocked(files);
    const std::array<std::pair<const std::filesystem::path &, std::string>, 4> steps = {{
        {files.key, (stored ? stored->privateKeyPem : std::string()) + credentials.privateKeyPem},
        {files.ca, credentials.caPem},
        {files.certificate, credentials.certificatePem},
        {files.key, credentials.privateKeyPem},
    }};
    for (const auto &[file, bytes] : steps) {
        if (auto replaced = core::replaceWholeFile(file, bytes); !replaced)
            return replaced;
    }
    return {};
}

} // namespace tls
