#include "backend/catalog/file_check.h"

#include <filesystem>

#include <sys/stat.h>

#include "backend/catalog/file_hasher.h"
#include "backend/catalog/model_roots.h"

namespace catalog {

namespace {

// A verdict that nobody came for by then is about files of the past.
constexpr auto fresh = std::chrono::seconds(2);

// Of the inode, ns: nobody sets it at will. 0 where it cannot be told.
std::int64_t changeTime(const std::filesystem::path &path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return 0;
    return status.st_ctim.tv_sec * 1'000'000'000LL + status.st_ctim.tv_nsec;
}

// A file that cannot be read may be the very one that was imported.
FileCheck::Verdict refused(const core::Error &error) {
    using Kind = FileCheck::Verdict::Kind;
    // Without the system's words something else stands in its place.
    if (const auto words = error.arguments().find("system_error");
        error.reason() == v1::FILE_UNREADABLE && words != error.arguments().end())
        return {Kind::Unreadable, {}, words->second};
    return {error.reason() == v1::FILE_CHANGED ? Kind::Changed : Kind::Gone, {}, {}};
}

} // namespace

FileCheck::FileCheck(const ModelRoots &roots, std::function<void()> checked)
    : roots_(roots), checked_(std::move(checked)), thread_([this](const std::stop_token &stop) { work(stop); }) {}

FileCheck::~FileCheck() {
    thread_.request_stop();
    thread_.join();
}

FileCheck::Verdict FileCheck::verdict(const v1::ModelVersionSpec &version) {
    const auto key = version.directory() + '\n' + version.digest();
    const std::lock_guard lock(mutex_);
    const auto found = tasks_.find(key);
    if (found != tasks_.end() && !found->second.verdict)
        return {};
    if (found != tasks_.end() && std::chrono::steady_clock::now() - found->second.done < fresh)
        return *found->second.verdict;
    tasks_.insert_or_assign(key, Task{version, std::nullopt, {}});
    queue_.push_back(key);
    queued_.notify_one();
    return {};
}

void FileCheck::work(const std::stop_token &stop) {
    for (;;) {
        std::string key;
        v1::ModelVersionSpec version;
        {
            std::unique_lock lock(mutex_);
            if (!queued_.wait(lock, stop, [this] { return !queue_.empty(); }))
                return;
            key = std::move(queue_.front());
            queue_.pop_front();
            version = tasks_.at(key).version;
        }
        auto verdict = check(version, stop);
        if (stop.stop_requested())
            return;
        {
            const std::lock_guard lock(mutex_);
            auto &task = tasks_.at(key);
            task.verdict = std::move(verdict);
            task.done = std::chrono::steady_clock::now();
        }
        checked_();
    }
}

FileCheck::Verdict FileCheck::check(const v1::ModelVersionSpec &version, const std::stop_token &stop) {
    for (const auto &file : version.files()) {
        const auto path = version.directory() + '/' + file.path();
        auto verdict = checkFile(path, file, stop);
        if (verdict.kind == Verdict::Kind::Match)
            continue;
        verdict.path = shownPath(path);
        return verdict;
    }
    return {Verdict::Kind::Match, {}, {}};
}

FileCheck::Verdict FileCheck::checkFile(const std::string &path, const v1::ModelFile &file,
                                        const std::stop_token &stop) {
    const auto found = roots_.locate(path);
    if (!found)
        return refused(found.error());
    const auto state = stateOf(found->real);
    if (!state)
        return refused(state.error());
    if (state->sizeBytes != file.size_bytes())
        return {Verdict::Kind::Changed, {}, {}};
    // Taken before the file is read: what changes meanwhile is seen by the next look.
    const auto changed = changeTime(found->real);
    auto &known = hashed_[path];
    if (known.state != *state || known.changed != changed || known.sha256.empty()) {
        auto hash = hashFile(*found, *state, [&stop](std::int64_t) { return !stop.stop_requested(); });
        if (!hash)
            return refused(hash.error());
        known = {*state, changed, *std::move(hash)};
    }
    return {known.sha256 == file.sha256() ? Verdict::Kind::Match : Verdict::Kind::Changed, {}, {}};
}

} // namespace catalog
