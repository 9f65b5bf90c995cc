#include "backend/service/structured_log.h"

#include <string>

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "backend/core/canonical_json.h"
#include "backend/core/clock.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"

namespace service {

namespace {

void append(std::string_view name, std::string_view value, std::string *line) {
    if (line->size() > 1)
        line->push_back(',');
    core::appendJsonString(name, line);
    line->push_back(':');
    core::appendJsonString(core::escapeUnsafeText(value), line);
}

} // namespace

StructuredLog::StructuredLog(const core::Clock &clock, Least least)
    : clock_(clock),
      least_(least),
      logger_(std::make_unique<spdlog::logger>("service", std::make_shared<spdlog::sinks::stderr_sink_mt>())) {
    logger_->set_pattern("%v");
    logger_->flush_on(spdlog::level::info);
}

StructuredLog::~StructuredLog() = default;

void StructuredLog::info(std::string_view event, Fields fields) {
    if (least_ == Least::Info)
        write("info", event, fields);
}

void StructuredLog::warn(std::string_view event, Fields fields) {
    if (least_ == Least::Info)
        write("warning", event, fields);
}

void StructuredLog::error(std::string_view event, Fields fields) {
    write("error", event, fields);
}

void StructuredLog::write(std::string_view level, std::string_view event, Fields fields) {
    std::string line = "{";
    append("time", core::timeText(clock_.now()), &line);
    append("level", level, &line);
    append("event", event, &line);
    for (const auto &[name, value] : fields)
        append(name, value, &line);
    line.push_back('}');
    logger_->info(line);
}

} // namespace service
