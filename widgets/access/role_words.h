#pragma once

#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QString>

#include "pilothouse/v1/role_binding.pb.h"

namespace accesspage {

namespace v1 = pilothouse::v1;

// What the fixed roles are for, in a sentence each.
class RoleWords {
    Q_DECLARE_TR_FUNCTIONS(RoleWords)

public:
    // The one that holds least first, with what requests call it.
    static const std::vector<std::pair<v1::Role, const char *>> &all();
    static QString id(v1::Role role);
    static QString meaning(v1::Role role);
};

} // namespace accesspage
