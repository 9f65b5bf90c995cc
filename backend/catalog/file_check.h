#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "backend/catalog/inspect/model_file.h"

#include "pilothouse/v1/model_version.pb.h"

namespace catalog {

class ModelRoots;

// Compares the files of a version with what was recorded at their import, hash by hash, on a thread of its own. What
// was hashed once is not hashed again while the file stays in the state that it was found in; its inode's time of
// change belongs to that, since whoever writes a file can put back every other mark of it.
class FileCheck {
public:
    struct Verdict {
        enum class Kind { Pending, Match, Gone, Changed, Unreadable };
        Kind kind = Kind::Pending;
        // Of the file that is gone, was changed or cannot be read.
        std::string path;
        // Why it cannot be read, in the system's words.
        std::string systemError;
    };

    // `checked` is called on the thread whenever a verdict is there, and may only post.
    FileCheck(const ModelRoots &roots, std::function<void()> checked);
    FileCheck(const FileCheck &) = delete;
    FileCheck &operator=(const FileCheck &) = delete;
    ~FileCheck();

    // Never waits. Pending begins a check, whose verdict holds for two seconds: long enough for whoever was told that
    // it is there to come for it, and for all replicas that start together to share one; short enough that nobody
    // starts on an old one. Whoever asks later begins another, which costs a look at each file where nothing has
    // changed.
    Verdict verdict(const v1::ModelVersionSpec &version);

private:
    struct Task {
        v1::ModelVersionSpec version;
        std::optional<Verdict> verdict;
        std::chrono::steady_clock::time_point done;
    };

    void work(const std::stop_token &stop);
    struct Hashed {
        FileState state;
        // Of its inode, ns.
        std::int64_t changed = 0;
        std::string sha256;
    };

    Verdict check(const v1::ModelVersionSpec &version, const std::stop_token &stop);
    Verdict checkFile(const std::string &path, const v1::ModelFile &file, const std::stop_token &stop);

    const ModelRoots &roots_;
    const std::function<void()> checked_;
    // Of the thread alone: in which state a file had which hash.
    std::map<std::string, Hashed> hashed_;

    // Guards the tasks, by directory and digest, and their queue.
    std::mutex mutex_;
    std::condition_variable_any queued_;
    std::map<std::string, Task> tasks_;
    std::deque<std::string> queue_;
    std::jthread thread_;
};

} // namespace catalog
