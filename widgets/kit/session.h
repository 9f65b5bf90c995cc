#pragma once

class QSettings;

namespace client {
class Connection;
class LogVerifier;
class Permissions;
class ResourceCache;
} // namespace client

namespace core {
class Clock;
}

namespace kit {

class Notices;
class Theme;
class TimeText;

// What every page works with: one connection and what is known through it. All of it outlives the pages.
struct Session {
    const Theme &theme;
    const TimeText &times;
    client::Connection &connection;
    client::ResourceCache &cache;
    client::Permissions &permissions;
    client::LogVerifier &verifier;
    Notices &notices;
    // What the console keeps of its looks over a restart.
    QSettings &memory;
    const core::Clock &clock;
    // For pictures: nothing is shown that differs between two runs.
    bool isStill = false;
};

} // namespace kit
