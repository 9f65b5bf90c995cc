#pragma once

#include <QString>

namespace kit {

// What was typed as an address with a user and a password in it (RFC 3986, 3.2.1), with dots in place of the password:
// that is none of what is compared, read or photographed. Everything else as it is.
QString withoutPassword(const QString &value);

// The same of the path of a field, where an element is named by its address: `targets[reader:•••@gpu-07:9400]`.
QString withoutPasswordInPath(const QString &path);

// The same of all texts within JSON.
QString withoutPasswords(const QString &json);

} // namespace kit
