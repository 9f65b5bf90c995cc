#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "backend/catalog/inspect/model_file.h"

#include "pilothouse/v1/model_version.pb.h"

namespace catalog {

class ModelRoots;

// Compares the files of a version with what was recorded at their import, hash by hash, on a thread of its own. What
// was hashed once is not hashed again while the file stays in the state that it was found in.
class FileCheck {
public:
    struct Verdict {
        enum class Kind { Pending, Match, Gone, Changed };
        Kind kind = Kind::Pending;
        // Of the file that is gone or was changed.
        std::string path;
    };

    // `checked` is called on the thread whenever a verdict is there, and may only post.
    FileCheck(const ModelRoots &roots, std::function<void()> checked);
    FileCheck(const FileCheck &) = delete;
    FileCheck &operator=(const FileCheck &) = delete;
    ~FileCheck();

    // Never waits. Pending begins a check; its verdict holds for two seconds, and whoever asks later gets another.
    Verdict verdict(const v1::ModelVersionSpec &version);

private:
    struct Task {
        v1::ModelVersionSpec version;
        std::optional<Verdict> verdict;
        std::chrono::steady_clock::time_point done;
    };

    void work(const std::stop_token &stop);
    Verdict check(const v1::ModelVersionSpec &version, const std::stop_token &stop);
    Verdict::Kind checkFile(const std::string &path, const v1::ModelFile &file, const std::stop_token &stop);

    const ModelRoots &roots_;
    const std::function<void()> checked_;
    // Of the thread alone: in which state a file had which hash.
    std::map<std::string, std::pair<FileState, std::string>> hashed_;

    // Guards the tasks, by directory and digest, and their queue.
    std::mutex mutex_;
    std::condition_variable_any queued_;
    std::map<std::string, Task> tasks_;
    std::deque<std::string> queue_;
    std::jthread thread_;
};

} // namespace catalog
