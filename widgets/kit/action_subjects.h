#pragma once

namespace kit {

// Property of an action: the names of what it can be about, by which people look for it, in one text.
inline constexpr char actionSubjects[] = "subjects";

} // namespace kit
