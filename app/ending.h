#pragma once

#include <QSocketNotifier>

// Ends the event loop when the program is told to end, by SIGTERM, SIGINT or SIGHUP, as if its last window had been
// closed; nobody is asked anything then. One of a program, and made before threads that others wait for.
class Ending {
public:
    Ending();
    Ending(const Ending &) = delete;
    Ending &operator=(const Ending &) = delete;
    ~Ending();

private:
    const int told_;
    QSocketNotifier notifier_;
};
