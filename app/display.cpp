#include "app/display.h"

#include <cstdlib>
#include <string_view>

#include <xcb/xcb.h>

bool isDisplayReachable() {
    const char *platform = std::getenv("QT_QPA_PLATFORM");
    if (platform && std::string_view(platform) != "xcb")
        return true;
    if (!platform && std::getenv("WAYLAND_DISPLAY"))
        return true;
    auto *connection = xcb_connect(nullptr, nullptr);
    const bool isReachable = xcb_connection_has_error(connection) == 0;
    xcb_disconnect(connection);
    return isReachable;
}
