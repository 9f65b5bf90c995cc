#pragma once

namespace service {

// Opens /dev/null in the place of each of standard input, output and error that is closed. Else the next file that is
// opened, such as the lock of the data directory, would be written to by whoever prints. Called before anything is
// opened.
void holdStandardStreams();

} // namespace service
