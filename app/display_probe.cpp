#include "app/display_probe.h"

#include <cstdlib>
#include <string_view>

#include <xcb/xcb.h>

namespace {

bool isX() {
    const char *platform = std::getenv("QT_QPA_PLATFORM");
    if (platform)
        return std::string_view(platform) == "xcb";
    return !std::getenv("WAYLAND_DISPLAY");
}

} // namespace

DisplayProbe::DisplayProbe() : connection_(isX() ? xcb_connect(nullptr, nullptr) : nullptr) {}

DisplayProbe::~DisplayProbe() {
    if (connection_)
        xcb_disconnect(connection_);
}

bool DisplayProbe::isReachable() const {
    return !connection_ || xcb_connection_has_error(connection_) == 0;
}
