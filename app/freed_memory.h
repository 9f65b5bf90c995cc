#pragma once

#include <QTimer>

// Keeps what the console has freed from staying with it: the allocator has few arenas and large blocks of their own,
// and gives back, from time to time and beside the window, what lies free between others. One, before other threads
// start.
class FreedMemory {
public:
    FreedMemory();

private:
    QTimer timer_;
};
