#pragma once

#include <vector>

#include "widgets/kit/session.h"
#include "widgets/shell/page_stack.h"

// Every page of the console, in the order of the navigation.
std::vector<shell::PageMaker> pageMakers(const kit::Session &session);
