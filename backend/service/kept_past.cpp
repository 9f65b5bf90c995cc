#include "backend/service/kept_past.h"

#include "backend/service/structured_log.h"

namespace service {

namespace {

// Of 100,000 GPUs with all that is told of them, minutes of three days, and of the longest steps a month and more.
constexpr std::uint64_t mostBytes = 2'000'000'000;

} // namespace

std::unique_ptr<fleet::NodePast> keepNodePast(fleet::Observer &observer, const std::filesystem::path &dataDirectory,
                                              StructuredLog &log) {
    fleet::NodePast::Options options;
    options.directory = dataDirectory / "telemetry";
    options.limits.bytes = mostBytes;
    options.setAside = [&log](const std::string &file) {
        log.warn("a file of the past was damaged and is set aside",
                 {{"file", file}, {"meaning", "what happened to GPUs is known up to the damage"}});
    };
    return std::make_unique<fleet::NodePast>(observer, options, [&log](const std::optional<core::Error> &error) {
        if (!error)
            return log.info("the past of the fleet is written again");
        log.warn("the past of the fleet is not written",
                 {{"reason", core::v1::Reason_Name(error->reason())},
                  {"message", error->message()},
                  {"meaning", "what is measured meanwhile is lost after a day, or with the service"}});
    });
}

} // namespace service
