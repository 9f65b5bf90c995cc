#include "backend/catalog/file_hasher.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "backend/core/sha256.h"

namespace catalog {

namespace {

constexpr std::int64_t stretchBytes = 1 << 20;

// A line of sha256sum: a name with a backslash or a line's end is escaped, and the line says so by its first character.
std::string lineOf(const v1::ModelFile &file) {
    std::string name;
    for (const char c : file.path()) {
        if (c == '\\')
            name += "\\\\";
        else if (c == '\n')
            name += "\\n";
        else if (c == '\r')
            name += "\\r";
        else
            name += c;
    }
    const bool isEscaped = name != file.path();
    return (isEscaped ? "\\" : "") + file.sha256() + "  " + name + "\n";
}

} // namespace

core::Result<std::string> hashFile(const FoundFile &file, const FileState &expected,
                                   const std::function<bool(std::int64_t bytes)> &advance) {
    const auto model = ModelFile::open(file);
    if (!model)
        return model.error();
    if (model->state() != expected)
        return fileChanged(file.name);
    const int descriptor = model->descriptor().number();
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    const auto buffer = std::make_unique_for_overwrite<char[]>(stretchBytes);
    core::Sha256 hash;
    for (std::int64_t left = expected.sizeBytes; left > 0;) {
        const auto count = ::read(descriptor, buffer.get(), static_cast<std::size_t>(std::min(left, stretchBytes)));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadableFile(file.name, errno);
        // Whoever changes a file of terabytes is told now, not in an hour.
        if (count == 0 || model->stateNow() != expected)
            return fileChanged(file.name);
        hash.update({buffer.get(), static_cast<std::size_t>(count)});
        left -= count;
        if (!advance(count))
            return core::Error(v1::OPERATION_CANCELLED, "the import of " + file.name.string() + " was cancelled");
    }
    const auto onDisk = stateOf(file.real);
    if (model->stateNow() != expected || !onDisk || *onDisk != expected)
        return fileChanged(file.name);
    return core::toHex(hash.finish());
}

std::string digestOf(const std::vector<v1::ModelFile> &files) {
    std::vector<std::string> lines;
    for (const auto &file : files)
        lines.push_back(lineOf(file));
    std::sort(lines.begin(), lines.end());
    core::Sha256 hash;
    for (const auto &line : lines)
        hash.update(line);
    return core::toHex(hash.finish());
}

} // namespace catalog
