#pragma once

#include <vector>

#include "widgets/kit/session.h"

namespace kit {
class Page;
}

// Every page of the console, in the order of the navigation. The caller owns them.
std::vector<kit::Page *> makePages(const kit::Session &session);
