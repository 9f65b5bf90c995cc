#pragma once

#include <chrono>
#include <functional>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>

#include "backend/gateway/task.h"

namespace gateway {

using SteadyTime = std::chrono::steady_clock::time_point;

class Deadlines;

// Runs its action once when its time has come. Moving it is one store: the timer behind all of them only moves forward,
// so that a request pays for no timer of its own. For the thread of its Deadlines alone.
class Deadline : public boost::intrusive::list_base_hook<> {
public:
    Deadline(Deadlines &all, std::function<void()> action);
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;
    ~Deadline();

    void set(SteadyTime time);
    void clear() { time_ = SteadyTime::max(); }

private:
    friend class Deadlines;

    Deadlines &all_;
    std::function<void()> action_;
    SteadyTime time_ = SteadyTime::max();
};

// The deadlines of one thread.
class Deadlines {
public:
    explicit Deadlines(asio::io_context &context);
    Deadlines(const Deadlines &) = delete;
    Deadlines &operator=(const Deadlines &) = delete;

    // Runs the actions of all now, and keeps no time any more, so that the thread's context runs out of work.
    void expireAll();

private:
    friend class Deadline;

    void wakeAt(SteadyTime time);
    void look();

    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>
        timer_;
    boost::intrusive::list<Deadline, boost::intrusive::constant_time_size<false>> all_;
    SteadyTime wake_ = SteadyTime::max();
    bool isStopped_ = false;
};

} // namespace gateway
