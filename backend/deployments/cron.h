#pragma once

#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "backend/core/result.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// Times by the five fields of crontab(5): minute, hour, day of month, month, day of week (0 and 7 are Sunday). A field
// is `*`, a number, a range `1-5`, a list `1,15`, each but a single number with an optional step `*/15`; months and
// days of the week may be named by their first three letters. Where both days are restricted, either will do.
class Cron {
public:
    // VALUE_MALFORMED as the reason of what is not such a text.
    static core::Result<Cron> parse(std::string_view text);
    static bool isTimeZone(const std::string &name);

    // The last of these times that is not after `now`, in a time zone of the IANA database (empty is UTC); nothing
    // where there was none for eight years. A time that summer time leaves out happens when the clock is put on.
    // Precondition: isTimeZone(zone) or empty.
    std::optional<std::chrono::system_clock::time_point> lastTime(std::chrono::system_clock::time_point now,
                                                                  const std::string &zone) const;

private:
    Cron() = default;

    bool isDay(unsigned day, unsigned month, unsigned weekday) const;

    std::bitset<60> minutes_;
    std::bitset<24> hours_;
    std::bitset<32> days_;
    std::bitset<13> months_;
    std::bitset<7> weekdays_;
    bool isAnyDay_ = false;
    bool isAnyWeekday_ = false;
};

} // namespace deployments
