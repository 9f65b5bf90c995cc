#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

namespace core {
class Clock;
}

namespace spdlog {
class logger;
}

namespace service {

// The service's own log: one JSON object a line on standard error, `time`, `level`, `event` and the fields given. Never
// holds a secret or a person's name. Safe from any thread.
class StructuredLog {
public:
    // The least that is worth a line.
    enum class Least { Info, Error };
    using Field = std::pair<std::string_view, std::string_view>;
    using Fields = std::initializer_list<Field>;

    explicit StructuredLog(const core::Clock &clock, Least least = Least::Info);
    ~StructuredLog();

    void info(std::string_view event, Fields fields = {});
    void warn(std::string_view event, Fields fields = {});
    void error(std::string_view event, Fields fields = {});

private:
    void write(std::string_view level, std::string_view event, Fields fields);

    const core::Clock &clock_;
    const Least least_;
    std::unique_ptr<spdlog::logger> logger_;
};

} // namespace service
