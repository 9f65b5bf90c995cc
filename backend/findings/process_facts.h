#pragma once

#include <optional>
#include <string>

#include <sys/types.h>

#include "backend/core/time_text.h"
#include "backend/deployments/replica/process_table.h"

namespace findings {

// What is told of processes: never their arguments, which may hold secrets. Texts are safe to show.

// The very file of a program, whatever its name.
struct ProgramFile {
    dev_t device = 0;
    ino_t inode = 0;
    bool operator==(const ProgramFile &) const = default;
};

// What it runs; nothing where the system does not tell it.
std::optional<ProgramFile> programFileOf(pid_t pid);
// Nothing where no file is there.
std::optional<ProgramFile> programFileAt(const std::string &path);
// Path of the program; empty where the system does not tell it.
std::string programOf(pid_t pid);
// The user's name, its number where it has none.
std::string userNamed(uid_t user);
// Of whoever runs it; nothing known is an empty text.
std::string userOf(pid_t pid);
// When it was started, by a clock whose present time is `now`; to a hundredth of a second.
core::TimePoint startTimeOf(const replica::ProcessIdentity &process, core::TimePoint now);

} // namespace findings
