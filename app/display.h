#pragma once

// Whether a window can be opened here: Qt would end the program where it cannot. Asked before a QApplication is made.
bool isDisplayReachable();
