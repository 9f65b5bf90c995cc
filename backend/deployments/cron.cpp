#include "backend/deployments/cron.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <date/tz.h>

namespace deployments {

namespace {

using Names = std::vector<std::string_view>;

const Names monthNames{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
const Names weekdayNames{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr int daysBack = 8 * 366;

struct Bounds {
    int least;
    int most;
    const Names *names;
};

core::Error malformed() {
    return core::Error(v1::VALUE_MALFORMED, "a schedule has the five fields of crontab(5), for example 0 8 * * mon-fri",
                       {{"example", "0 8 * * mon-fri"}});
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<int> numberOf(std::string_view text, const Bounds &bounds) {
    if (bounds.names != nullptr && text.size() == 3) {
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter; });
        const auto found = std::find(bounds.names->begin(), bounds.names->end(), lower);
        if (found != bounds.names->end())
            return bounds.least + static_cast<int>(found - bounds.names->begin());
    }
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && text.size() <= 2;
    return isWhole && number >= bounds.least && number <= bounds.most ? std::optional(number) : std::nullopt;
}

// One element of a list: `*`, `5`, `1-5`, with `/2`.
template <std::size_t Size>
bool readPart(std::string_view part, const Bounds &bounds, std::bitset<Size> *set) {
    int step = 1;
    const auto slash = part.find('/');
    if (slash != std::string_view::npos) {
        const auto given = numberOf(part.substr(slash + 1), {1, bounds.most, nullptr});
        if (!given)
            return false;
        step = *given;
        part = part.substr(0, slash);
    }
    std::optional<int> first;
    std::optional<int> last;
    if (part == "*") {
        first = bounds.least;
        last = bounds.most;
    } else if (const auto dash = part.find('-'); dash != std::string_view::npos) {
        first = numberOf(part.substr(0, dash), bounds);
        last = numberOf(part.substr(dash + 1), bounds);
    } else {
        first = numberOf(part, bounds);
        last = slash == std::string_view::npos ? first : std::nullopt;
    }
    if (!first || !last || *first > *last)
        return false;
    for (int value = *first; value <= *last; value += step)
        set->set(static_cast<std::size_t>(value) % Size);
    return true;
}

template <std::size_t Size>
bool readField(std::string_view field, const Bounds &bounds, std::bitset<Size> *set) {
    const auto parts = split(field, ',');
    return std::all_of(parts.begin(), parts.end(), [&](auto part) { return readPart(part, bounds, set); });
}

} // namespace

core::Result<Cron> Cron::parse(std::string_view text) {
    std::vector<std::string_view> fields;
    if (text.size() <= 256) {
        for (const auto field : split(text, ' ')) {
            if (!field.empty())
                fields.push_back(field);
        }
    }
    if (fields.size() != 5)
        return malformed();
    Cron cron;
    cron.isAnyDay_ = fields[2].front() == '*';
    cron.isAnyWeekday_ = fields[4].front() == '*';
    // Day 7 is day 0 again by the size of its set.
    const bool isSound = readField(fields[0], {0, 59, nullptr}, &cron.minutes_) &&
                         readField(fields[1], {0, 23, nullptr}, &cron.hours_) &&
                         readField(fields[2], {1, 31, nullptr}, &cron.days_) &&
                         readField(fields[3], {1, 12, &monthNames}, &cron.months_) &&
                         readField(fields[4], {0, 7, &weekdayNames}, &cron.weekdays_);
    if (!isSound)
        return malformed();
    return cron;
}

bool Cron::isTimeZone(const std::string &name) {
    try {
        return date::locate_zone(name) != nullptr;
    } catch (const std::exception &) {
        return false;
    }
}

bool Cron::isDay(unsigned day, unsigned month, unsigned weekday) const {
    if (!months_[month])
        return false;
    if (isAnyDay_ || isAnyWeekday_)
        return days_[day] && weekdays_[weekday];
    return days_[day] || weekdays_[weekday];
}

std::optional<std::chrono::system_clock::time_point> Cron::lastTime(std::chrono::system_clock::time_point now,
                                                                    const std::string &zone) const {
    const auto *place = date::locate_zone(zone.empty() ? "Etc/UTC" : zone);
    const auto today = date::floor<date::days>(place->to_local(now));
    // The day after may have begun elsewhere by a change of the clock; its times are all later than now but cheap.
    for (auto day = today; day > today - date::days(daysBack); day -= date::days(1)) {
        const date::year_month_day when(day);
        if (!isDay(unsigned(when.day()), unsigned(when.month()), date::weekday(day).c_encoding()))
            continue;
        for (int minute = 24 * 60 - 1; minute >= 0; --minute) {
            if (!hours_[static_cast<std::size_t>(minute / 60)] || !minutes_[static_cast<std::size_t>(minute % 60)])
                continue;
            const auto instant = place->to_sys(day + std::chrono::minutes(minute), date::choose::earliest);
            if (instant <= now)
                return std::chrono::time_point_cast<std::chrono::system_clock::duration>(instant);
        }
    }
    return std::nullopt;
}

} // namespace deployments
