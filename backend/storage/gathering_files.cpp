#include "backend/storage/gathering_files.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

#include <sqlite3.h>

namespace storage {

namespace {

constexpr std::size_t MostKeptBack = std::size_t{1} << 20;
// More than large batches write to the WAL between two checkpoints. Many small commits write more; of that the last
// part is remembered.
constexpr std::size_t MostRemembered = std::size_t{2} << 20;
constexpr int CheckpointLock = 1;
constexpr int FirstReaderLock = 3;
constexpr int Gathered = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL;
// SQLite's own view takes the lower 17 bits of a size.
constexpr std::size_t MostAtOnce = std::size_t{1} << 16;

// The stretch of one file that was written last: what of it has not been handed on, and before that what has, which is
// read again from here. A checkpoint reads all that was written since the one before, page by page.
class Stretch {
public:
    explicit Stretch(sqlite3_file *file) : file_(file) {}

    int write(const void *bytes, int count, sqlite3_int64 offset) {
        if (isHeldUp_) {
            const int code = handOn();
            forget();
            isSynced_ = false;
            return code == SQLITE_OK ? file_->pMethods->xWrite(file_, bytes, count, offset) : code;
        }
        const bool isElsewhere = offset != end() || bytes_.size() >= MostRemembered;
        if (isElsewhere || bytes_.size() - handedOn_ >= MostKeptBack) {
            if (const int code = handOn(); code != SQLITE_OK)
                return code;
        }
        if (isElsewhere) {
            forget();
            start_ = offset;
        }
        isSynced_ = false;
        bytes_.append(static_cast<const char *>(bytes), static_cast<std::size_t>(count));
        return SQLITE_OK;
    }

    int read(void *bytes, int count, sqlite3_int64 offset) {
        if (offset >= start_ && offset + count <= end()) {
            std::memcpy(bytes, bytes_.data() + (offset - start_), static_cast<std::size_t>(count));
            return SQLITE_OK;
        }
        const int code = handOn();
        return code == SQLITE_OK ? file_->pMethods->xRead(file_, bytes, count, offset) : code;
    }

    // What could not be written is given up: its transaction or checkpoint fails with this.
    int handOn() {
        while (handedOn_ < bytes_.size()) {
            const auto count = std::min(MostAtOnce, bytes_.size() - handedOn_);
            const int code = file_->pMethods->xWrite(file_, bytes_.data() + handedOn_, static_cast<int>(count),
                                                     start_ + static_cast<sqlite3_int64>(handedOn_));
            if (code != SQLITE_OK) {
                forget();
                return code;
            }
            handedOn_ += count;
        }
        return SQLITE_OK;
    }

    // Of the locks of the WAL's index, see "WAL Locks" in https://sqlite.org/walformat.html: that of a checkpoint, and
    // those of readers, which it asks for where they stand at less than all of the WAL.
    void noteLock(int first, int flags, int code) {
        constexpr int Exclusive = SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE;
        if ((flags & Exclusive) != Exclusive)
            return;
        if (first == CheckpointLock && code == SQLITE_OK)
            isHeldUp_ = false;
        else if (first > FirstReaderLock && code == SQLITE_BUSY)
            isHeldUp_ = true;
    }

    // Once more only when something was written since. A checkpoint syncs a WAL whose every commit has been synced.
    int sync(int flags) {
        if (isSynced_)
            return SQLITE_OK;
        int code = handOn();
        if (code == SQLITE_OK)
            code = file_->pMethods->xSync(file_, flags);
        isSynced_ = code == SQLITE_OK;
        return code;
    }

    int truncate(sqlite3_int64 size) {
        isSynced_ = false;
        const int code = handOn();
        forget();
        return code == SQLITE_OK ? file_->pMethods->xTruncate(file_, size) : code;
    }

private:
    sqlite3_int64 end() const { return start_ + static_cast<sqlite3_int64>(bytes_.size()); }

    void forget() {
        bytes_.clear();
        handedOn_ = 0;
    }

    sqlite3_file *file_;
    std::string bytes_;
    // Where they begin in the file, and how many of them it has.
    sqlite3_int64 start_ = 0;
    std::size_t handedOn_ = 0;
    bool isSynced_ = false;
    // The checkpoint under way will not move all of the WAL.
    bool isHeldUp_ = false;
};

// As SQLite lays it out: behind it in the same piece of memory comes the file of the view that stands behind.
struct File {
    sqlite3_file base;
    Stretch *stretch;
};

File *own(sqlite3_file *file) {
    return reinterpret_cast<File *>(file);
}

sqlite3_file *behind(sqlite3_file *file) {
    return reinterpret_cast<sqlite3_file *>(own(file) + 1);
}

const sqlite3_io_methods &methodsBehind(sqlite3_file *file) {
    return *behind(file)->pMethods;
}

sqlite3_vfs *system() {
    static sqlite3_vfs *found = sqlite3_vfs_find(nullptr);
    return found;
}

// Calls the method of the file behind, with everything handed on before.
template <auto Method, typename... Arguments>
int settled(sqlite3_file *file, Arguments... arguments) {
    const int code = own(file)->stretch->handOn();
    return code == SQLITE_OK ? (methodsBehind(file).*Method)(behind(file), arguments...) : code;
}

template <auto Method, typename... Arguments>
auto passed(sqlite3_file *file, Arguments... arguments) {
    return (methodsBehind(file).*Method)(behind(file), arguments...);
}

int close(sqlite3_file *file) {
    const std::unique_ptr<Stretch> stretch(own(file)->stretch);
    const int handed = stretch->handOn();
    const int closed = methodsBehind(file).xClose(behind(file));
    return handed == SQLITE_OK ? closed : handed;
}

int read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return own(file)->stretch->read(bytes, count, offset);
}

int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    return own(file)->stretch->write(bytes, count, offset);
}

int truncate(sqlite3_file *file, sqlite3_int64 size) {
    return own(file)->stretch->truncate(size);
}

int sync(sqlite3_file *file, int flags) {
    return own(file)->stretch->sync(flags);
}

int lockIndex(sqlite3_file *file, int first, int count, int flags) {
    const int code = methodsBehind(file).xShmLock(behind(file), first, count, flags);
    own(file)->stretch->noteLock(first, flags, code);
    return code;
}

using Methods = sqlite3_io_methods;
constexpr Methods GatheringMethods{
    3,
    close,
    read,
    write,
    truncate,
    sync,
    settled<&Methods::xFileSize, sqlite3_int64 *>,
    passed<&Methods::xLock, int>,
    settled<&Methods::xUnlock, int>,
    passed<&Methods::xCheckReservedLock, int *>,
    passed<&Methods::xFileControl, int, void *>,
    passed<&Methods::xSectorSize>,
    passed<&Methods::xDeviceCharacteristics>,
    passed<&Methods::xShmMap, int, int, int, void volatile **>,
    lockIndex,
    passed<&Methods::xShmBarrier>,
    passed<&Methods::xShmUnmap, int>,
    settled<&Methods::xFetch, sqlite3_int64, int, void **>,
    passed<&Methods::xUnfetch, sqlite3_int64, void *>,
};

int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    if ((flags & Gathered) == 0)
        return system()->xOpen(system(), name, file, flags, outFlags);
    file->pMethods = nullptr;
    const int code = system()->xOpen(system(), name, behind(file), flags, outFlags);
    if (code == SQLITE_OK) {
        own(file)->stretch = std::make_unique<Stretch>(behind(file)).release();
        file->pMethods = &GatheringMethods;
    }
    return code;
}

sqlite3_vfs gathering() {
    sqlite3_vfs vfs = *system();
    vfs.szOsFile += static_cast<int>(sizeof(File));
    vfs.pNext = nullptr;
    vfs.zName = "gathering";
    vfs.xOpen = open;
    return vfs;
}

} // namespace

const char *gatheringFiles() {
    static sqlite3_vfs vfs = gathering();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    return registered == SQLITE_OK ? vfs.zName : system()->zName;
}

} // namespace storage
