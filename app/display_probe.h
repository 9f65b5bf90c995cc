#pragma once

struct xcb_connection_t;

// Whether there is a display, asked before Qt is, which ends the program where there is none. It stays connected as
// long as this lives: an X server that nobody is connected to any more begins anew, and refuses whoever comes then.
class DisplayProbe {
public:
    DisplayProbe();
    DisplayProbe(const DisplayProbe &) = delete;
    DisplayProbe &operator=(const DisplayProbe &) = delete;
    ~DisplayProbe();

    bool isReachable() const;

private:
    // Null where it is not X that is asked.
    xcb_connection_t *connection_ = nullptr;
};
