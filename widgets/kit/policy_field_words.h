#pragma once

#include <functional>
#include <map>
#include <string>

namespace kit {

// English words of the translation context `FieldWords`, by name of message and field, or of a spec alone.
using FieldWordTable = std::map<std::string, const char *, std::less<>>;

// Those of policies and of what belongs to them: change requests, break-glasses, invitations.
FieldWordTable policyFieldWords();

} // namespace kit
