#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <stop_token>
#include <utility>

namespace fleet {

// The fleet's second: when sources are read, and when a picture is made of what they said. Whoever reads a source does
// so at a beat, and says before when that will be; a picture is due when all who were due at its beat have read, and at
// the latest a while after it. So what was read is in a picture at once, and one source that is slow holds up the
// others by no more than that while. Thread-safe.
class Beat {
public:
    using Time = std::chrono::steady_clock::time_point;

    // From one picture to the next, where nothing is read and somebody asks.
    static constexpr std::chrono::milliseconds LeastGap{200};
    // After the beat, while somebody still reads.
    static constexpr std::chrono::milliseconds MostWait{300};

    // When a reader is due, and its number.
    using Entry = std::pair<Time, std::uint64_t>;

    // Somebody who reads over and over; may be moved. The beat outlives it.
    class Reader {
    public:
        explicit Reader(Beat &beat);
        Reader(Reader &&other) noexcept : beat_(std::exchange(other.beat_, nullptr)), entry_(other.entry_) {}
        Reader &operator=(Reader &&other) noexcept;
        ~Reader() { leave(); }

        // What it read is in the columns; it reads again at `due`.
        void goOn(Time due);
        // Nobody waits for it until it has read again.
        void leave();

    private:
        Beat *beat_;
        Entry entry_;
    };

    // The first beat is at `origin`. A period is longer than MostWait where pictures are to be apart as it says.
    Beat(std::chrono::milliseconds period, Time origin) : period_(period), origin_(origin), last_(origin) {}

    std::chrono::milliseconds period() const { return period_; }
    // When somebody who reads every `interval` and read at `last` is due: at a beat, where the interval is whole ones.
    Time next(Time last, std::chrono::milliseconds interval) const;
    // Which beat was the last at that time, from 0 on.
    std::int64_t number(Time time) const { return (time - origin_) / period_; }

    // A picture is wanted before the next beat, LeastGap after the last.
    void nudge();
    // When the next picture is due as things stand now; a time that has come is now. Where nothing would change by
    // itself only who nudges is waited for, and Time::max() is until then.
    Time due(Time now, bool changesByItself) const;
    // A picture is made now: who still reads is not waited for any more.
    void take(Time now);
    // Until a picture is due, which is taken then, or a stop is asked for.
    void wait(const std::stop_token &stop, bool changesByItself);

private:
    bool isRead(Time beat) const { return readers_.empty() || readers_.begin()->first > beat; }
    Time dueNow(Time now, bool changesByItself) const;
    // One place of a reader for another, or for none.
    void move(const Entry &from, const Entry *to);

    const std::chrono::milliseconds period_;
    const Time origin_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    // Who is waited for.
    std::set<Entry> readers_;
    std::uint64_t lastReader_ = 0;
    // Of the last picture.
    Time last_;
    bool isNudged_ = false;
};

} // namespace fleet
