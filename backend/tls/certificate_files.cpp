#include "backend/tls/certificate_files.h"

#include "backend/core/unusable_directory.h"
#include "backend/core/whole_file.h"
#include "backend/tls/credential_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace tls {

namespace {

core::Error notWritten(const std::filesystem::path &path) {
    return core::unusableDirectory(path, core::v1::DIRECTORY_NOT_WRITTEN, "cannot be written",
                                   std::string(std::strerror(errno)));
}

} // namespace

CertificateFiles::CertificateFiles(std::filesystem::path directory)
    : directory_(std::move(directory)), current_(directory_ / "current") {}

core::Result<void> CertificateFiles::replace(const Credentials &credentials) {
    std::error_code ignored;
    std::filesystem::create_directories(directory_, ignored);
    std::string made = (directory_ / "identity.XXXXXX").string();
    if (!::mkdtemp(made.data()))
        return notWritten(directory_);
    const std::filesystem::path fresh(made);
    const std::filesystem::path link = fresh.string() + ".link";
    const std::pair<const char *, const std::string *> files[] = {{"key.pem", &credentials.privateKeyPem},
                                                                  {"cert.pem", &credentials.certificatePem},
                                                                  {"ca.pem", &credentials.caPem}};
    const auto giveUp = [&](core::Error error) {
        std::filesystem::remove_all(fresh, ignored);
        std::filesystem::remove(link, ignored);
        return error;
    };
    for (const auto &[name, pem] : files)
        if (core::Result<void> written = core::replaceWholeFile(fresh / name, *pem); !written)
            return giveUp(std::move(written).error());
    if (::symlink(fresh.filename().c_str(), link.c_str()) != 0 || ::rename(link.c_str(), current_.c_str()) != 0)
        return giveUp(notWritten(current_));
    // What stood before, and what a crash may have left.
    for (const auto &entry : std::filesystem::directory_iterator(directory_, ignored))
        if (entry.path().filename().string().starts_with("identity.") && entry.path() != fresh)
            std::filesystem::remove_all(entry.path(), ignored);
    return {};
}

} // namespace tls
