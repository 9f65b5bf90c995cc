#include "backend/deployments/shim/record_file.h"

#include <cstdio>

#include <fcntl.h>

namespace shim {

namespace {

constexpr const char *place = "record";
constexpr const char *sparePlace = "record.next";

} // namespace

bool RecordFile::makeSpare() {
    posix::Descriptor file(::open(sparePlace, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    const std::string room(replica::LongestRecord, '\n');
    if (!file.isOpen() || ::write(file.number(), room.data(), room.size()) != static_cast<ssize_t>(room.size()))
        return false;
    spare_ = std::move(file);
    return true;
}

bool RecordFile::write(const replica::Record &record) {
    if (!spare_.isOpen() && !makeSpare())
        return false;
    const auto text = replica::textOf(record);
    if (::pwrite(spare_.number(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
        ::ftruncate(spare_.number(), static_cast<off_t>(text.size())) != 0 || std::rename(sparePlace, place) != 0)
        return false;
    spare_ = posix::Descriptor();
    if (!record.outcome)
        makeSpare();
    return true;
}

} // namespace shim
