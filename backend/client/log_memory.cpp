#include "backend/client/log_memory.h"

#include "backend/client/private_directory.h"
#include "backend/core/sha256.h"
#include "backend/core/time_text.h"
#include "backend/core/whole_file.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/key.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <system_error>

namespace client {

namespace {

using Json = nlohmann::json;

constexpr std::size_t SizeLimit = 4 << 20;
constexpr auto HeadSuffix = ".head.json";
constexpr auto EvidenceSuffix = ".evidence.json";

std::string nameOf(std::string_view text) {
    return core::toHex(core::sha256(text)).substr(0, 32);
}

std::int64_t millisecondsOf(core::Clock::TimePoint time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Json jsonOf(const LogHead &head) {
    return {{"origin", head.origin},
            {"vkey", head.vkey},
            {"checkpoint", head.note},
            {"verified_at_ms", millisecondsOf(head.verifiedAt)}};
}

const char *nameOf(LogMismatch::Kind kind) {
    switch (kind) {
    case LogMismatch::Kind::BadSignature:
        return "bad-signature";
    case LogMismatch::Kind::KeyChanged:
        return "key-changed";
    case LogMismatch::Kind::OriginChanged:
        return "origin-changed";
    case LogMismatch::Kind::RolledBack:
        return "rolled-back";
    case LogMismatch::Kind::Rewritten:
        return "rewritten";
    }
    return "";
}

core::Error damaged(const std::filesystem::path &file) {
    return core::Error(core::v1::INVALID_JSON,
                       file.string() + " does not hold a verified log head; move it away to begin anew",
                       {{"fault", core::v1::JsonFault_Name(core::v1::JSON_FILE_UNFIT)}, {"path", file.string()}});
}

// The note is verified again, so that what is believed is signed.
core::Result<LogHead> readHead(const std::filesystem::path &file) {
    const auto text = core::readWholeFile(file, SizeLimit);
    if (!text)
        return text.error();
    const auto json = Json::parse(*text, nullptr, false);
    const auto isText = [&](const char *key) { return json.contains(key) && json[key].is_string(); };
    if (!json.is_object() || !isText("origin") || !isText("vkey") || !isText("checkpoint") ||
        !json.contains("verified_at_ms") || !json["verified_at_ms"].is_number_integer())
        return damaged(file);
    LogHead head;
    head.origin = json["origin"];
    head.vkey = json["vkey"];
    head.note = json["checkpoint"];
    head.verifiedAt = core::Clock::TimePoint(std::chrono::milliseconds(json["verified_at_ms"].get<std::int64_t>()));
    const auto key = tlog::VerifierKey::parse(head.vkey);
    const auto checkpoint = key ? tlog::openCheckpoint(head.note, *key) : key.error();
    if (!checkpoint || checkpoint->origin != head.origin)
        return damaged(file);
    head.tree = checkpoint->head;
    return head;
}

// Held over the directory while what it remembers is compared and replaced; the kernel frees it when the process dies.
class DirectoryLock {
public:
    explicit DirectoryLock(const std::filesystem::path &directory)
        : descriptor_(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (descriptor_ >= 0)
            ::flock(descriptor_, LOCK_EX);
    }
    DirectoryLock(const DirectoryLock &) = delete;
    ~DirectoryLock() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

private:
    int descriptor_;
};

} // namespace

core::Result<std::optional<LogHead>> LogMemory::latest() const {
    const auto origin = core::readWholeFile(places_.visit, SizeLimit);
    if (origin)
        return of(*origin);
    if (origin.error().reason() == core::v1::FILE_NOT_FOUND)
        return std::optional<LogHead>();
    return origin.error();
}

core::Result<std::optional<LogHead>> LogMemory::of(std::string_view origin) const {
    auto head = readHead(fileOf(origin));
    if (!head && head.error().reason() == core::v1::FILE_NOT_FOUND)
        return std::optional<LogHead>();
    if (!head)
        return std::move(head).error();
    if (head->origin != origin)
        return damaged(fileOf(origin));
    return std::optional<LogHead>(*std::move(head));
}

core::Result<void> LogMemory::remember(const LogHead &head) const {
    if (auto made = makePrivateDirectory(places_.heads); !made)
        return made;
    const DirectoryLock lock(places_.heads);
    auto kept = of(head.origin);
    if (!kept)
        return std::move(kept).error();
    // The same head again is seen later, and the next visit is to tell when that was.
    const bool isNewer = !*kept || (*kept)->tree.size < head.tree.size;
    if (isNewer || ((*kept)->note == head.note && (*kept)->verifiedAt < head.verifiedAt))
        return write(head);
    return {};
}

core::Result<void> LogMemory::replace(const LogHead &head) const {
    if (auto made = makePrivateDirectory(places_.heads); !made)
        return made;
    const DirectoryLock lock(places_.heads);
    return write(head);
}

core::Result<void> LogMemory::visit(std::string_view origin) const {
    if (const auto visited = core::readWholeFile(places_.visit, SizeLimit); visited && *visited == origin)
        return {};
    std::error_code ignored;
    std::filesystem::create_directories(places_.visit.parent_path(), ignored);
    return core::replaceWholeFile(places_.visit, origin);
}

core::Result<void> LogMemory::write(const LogHead &head) const {
    return core::replaceWholeFile(fileOf(head.origin), jsonOf(head).dump(2) + "\n");
}

std::filesystem::path LogMemory::fileOf(std::string_view origin) const {
    return places_.heads / (nameOf(origin) + HeadSuffix);
}

core::Result<std::filesystem::path> LogMemory::keep(const LogMismatch &mismatch, core::Clock::TimePoint seenAt) const {
    if (auto made = makePrivateDirectory(places_.heads); !made)
        return std::move(made).error();
    std::error_code ignored;
    const std::string before = mismatch.remembered ? mismatch.remembered->note : std::string();
    const auto file = places_.heads / (nameOf(before + mismatch.claim.note + mismatch.claim.vkey) + EvidenceSuffix);
    if (std::filesystem::exists(file, ignored))
        return file;
    const Json json = {
        {"mismatch", nameOf(mismatch.kind)},
        {"seen_at", core::timeText(seenAt)},
        {"remembered", mismatch.remembered ? jsonOf(*mismatch.remembered) : Json()},
        {"presented",
         {{"origin", mismatch.claim.origin}, {"vkey", mismatch.claim.vkey}, {"checkpoint", mismatch.claim.note}}}};
    if (auto written = core::replaceWholeFile(file, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        !written)
        return std::move(written).error();
    return file;
}

} // namespace client
