#pragma once

#include <filesystem>
#include <string_view>

namespace deployments {

// Says at the end of a replica's log, as a line of the service, that nobody was left to say how it ended: what the
// engine wrote last may be missing. Once, however often it is called; nothing where there is no log.
void noteCut(const std::filesystem::path &replicaLog, std::string_view text);

} // namespace deployments
