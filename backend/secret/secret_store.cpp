#include "backend/secret/secret_store.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "backend/core/unusable_directory.h"

namespace secret {

namespace {

// A secret's file says whose it is, so that one cannot be put in the place of another.
std::string purposeOf(const std::string &uid) {
    return "pilothouse secret " + uid;
}

// Uids come from the service itself; a path is still nothing to be careless with.
bool isUid(const std::string &uid) {
    return !uid.empty() && uid.size() <= 64 && std::all_of(uid.begin(), uid.end(), [](unsigned char letter) {
        return std::isalnum(letter) || letter == '-';
    });
}

} // namespace

SecretStore::SecretStore(std::filesystem::path directory, std::optional<core::WrappingKey> key)
    : directory_(std::move(directory)), key_(std::move(key)) {}

core::Result<SecretStore> SecretStore::open(std::filesystem::path directory, std::optional<core::WrappingKey> key) {
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    if (!failed)
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, failed);
    if (failed)
        return core::unusableDirectory(directory, v1::DIRECTORY_NOT_MADE, failed.message());
    return SecretStore(std::move(directory), std::move(key));
}

std::filesystem::path SecretStore::pathOf(const std::string &uid) const {
    return directory_ / uid;
}

std::filesystem::path SecretStore::waitingPathOf(const std::string &uid, std::int64_t mark) const {
    return directory_ / (uid + "." + std::to_string(mark));
}

core::Result<void> SecretStore::prepare(const std::string &uid, std::int64_t mark, std::string_view value) const {
    if (!isUid(uid))
        return core::Error(v1::INTERNAL, "a secret without a uid cannot be kept");
    return core::writeSealedFile(waitingPathOf(uid, mark), purposeOf(uid), value, key_ ? &*key_ : nullptr);
}

bool SecretStore::take(const std::string &uid, std::int64_t mark) const {
    std::error_code failed;
    std::filesystem::rename(waitingPathOf(uid, mark), pathOf(uid), failed);
    return !failed;
}

void SecretStore::discard(const std::string &uid, std::int64_t mark) const {
    std::error_code ignored;
    std::filesystem::remove(waitingPathOf(uid, mark), ignored);
}

std::vector<std::pair<std::string, std::int64_t>> SecretStore::waiting() const {
    std::vector<std::pair<std::string, std::int64_t>> found;
    for (const auto &name : names()) {
        const auto dot = name.find('.');
        std::int64_t mark = 0;
        const char *end = name.data() + name.size();
        if (dot == std::string::npos || !isUid(name.substr(0, dot)))
            continue;
        const auto read = std::from_chars(name.data() + dot + 1, end, mark);
        if (read.ec == std::errc() && read.ptr == end)
            found.emplace_back(name.substr(0, dot), mark);
    }
    return found;
}

std::optional<std::string> SecretStore::value(const std::string &uid) const {
    if (!isUid(uid))
        return std::nullopt;
    auto read = core::readSealedFile(pathOf(uid), purposeOf(uid), key_ ? &*key_ : nullptr);
    if (!read)
        return std::nullopt;
    return std::move(read->secret);
}

void SecretStore::remove(const std::string &uid) const {
    std::error_code ignored;
    if (isUid(uid))
        std::filesystem::remove(pathOf(uid), ignored);
}

std::vector<std::string> SecretStore::uids() const {
    auto found = names();
    std::erase_if(found, [](const auto &name) { return !isUid(name); });
    return found;
}

std::vector<std::string> SecretStore::names() const {
    std::vector<std::string> found;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(directory_, failed), end; !failed && entry != end;
         entry.increment(failed))
        found.push_back(entry->path().filename().string());
    return found;
}

} // namespace secret
