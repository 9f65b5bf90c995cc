#include "backend/service/log_site.h"

#include <utility>

#include "backend/ledger/log_reader.h"
#include "backend/tlog/tile.h"

namespace service {

namespace {

HttpAnswer refusal(unsigned status, const std::string &why) {
    return {status, "text/plain; charset=utf-8", "no-store", why + "\n"};
}

HttpAnswer tileAnswer(core::Result<std::string> bytes) {
    if (bytes)
        return {200, "application/octet-stream", "public, max-age=31536000, immutable", std::move(*bytes)};
    if (bytes.error().reason() == v1::NOT_FOUND)
        return refusal(404, "the signed tree has no such tile");
    return refusal(503, "the log cannot be read now; try again");
}

} // namespace

LogSite::LogSite(ledger::LogReader &log, const std::string &origin) : log_(log), prefix_("/" + origin + "/") {}

void LogSite::answer(const std::string &target, HttpListener::Answer done) const {
    if (target.compare(0, prefix_.size(), prefix_) != 0)
        return done(refusal(404, "there is no such log here"));
    const auto path = target.substr(prefix_.size());
    if (path == "checkpoint")
        return done({200, "text/plain; charset=utf-8", "public, max-age=1", log_.checkpoint()});
    const auto tile = tlog::parseTilePath(path);
    if (!tile)
        return done(refusal(404, "there is nothing of that name; see c2sp.org/tlog-tiles for the paths of a log"));
    if (tile->level == tlog::EntriesLevel)
        return done(refusal(403, "entries are not public; read them over mutual TLS"));
    if (tile->level >= tlog::TileLevels)
        return done(refusal(404, "the signed tree has no such tile"));
    log_.tile(tile->level, tile->index, tile->width,
              [done = std::move(done)](core::Result<std::string> bytes) { done(tileAnswer(std::move(bytes))); });
}

} // namespace service
