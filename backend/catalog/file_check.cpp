#include "backend/catalog/file_check.h"

#include "backend/catalog/file_hasher.h"
#include "backend/catalog/model_roots.h"

namespace catalog {

namespace {

// A verdict that nobody came for by then is about files of the past.
constexpr auto fresh = std::chrono::seconds(2);

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
        const auto kind = checkFile(path, file, stop);
        if (kind != Verdict::Kind::Match)
            return {kind, shownPath(path)};
    }
    return {Verdict::Kind::Match, {}};
}

FileCheck::Verdict::Kind FileCheck::checkFile(const std::string &path, const v1::ModelFile &file,
                                              const std::stop_token &stop) {
    const auto found = roots_.locate(path);
    if (!found)
        return Verdict::Kind::Gone;
    const auto state = stateOf(found->real);
    if (!state)
        return Verdict::Kind::Gone;
    if (state->sizeBytes != file.size_bytes())
        return Verdict::Kind::Changed;
    auto &known = hashed_[path];
    if (known.first != *state || known.second.empty()) {
        auto hash = hashFile(*found, *state, [&stop](std::int64_t) { return !stop.stop_requested(); });
        if (!hash)
            return hash.error().reason() == v1::FILE_NOT_FOUND ? Verdict::Kind::Gone : Verdict::Kind::Changed;
        known = {*state, *std::move(hash)};
    }
    return known.second == file.sha256() ? Verdict::Kind::Match : Verdict::Kind::Changed;
}

} // namespace catalog
