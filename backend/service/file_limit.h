#pragma once

namespace service {

// Lets this process, and the engines that it starts, open as many files as the system allows it. What is given without
// asking (1,024 on most systems) is fewer than some hundred replicas and their requests take.
void raiseFileLimit();

} // namespace service
