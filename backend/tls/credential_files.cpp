#include "backend/tls/credential_files.h"

#include "backend/core/whole_file.h"
#include "backend/tls/openssl.h"

#include <array>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace tls {

namespace {

constexpr std::size_t SizeLimit = 1 << 20;

// The one of the keys that belongs to the certificate; empty when none does.
std::string matchingKey(const std::string &certificatePem, const std::string &keysPem) {
    const CleanErrors clean;
    const CertificatePtr certificate = certificateOf(certificatePem);
    const BioPtr keys = bioOf(keysPem);
    while (certificate) {
        const KeyPtr key = privateKeyOf(keys.get());
        if (!key)
            break;
        if (X509_check_private_key(certificate.get(), key.get()) == 1)
            return pemOf(key.get());
    }
    return {};
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
