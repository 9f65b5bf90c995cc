#pragma once

#include <span>
#include <string_view>

#include "backend/core/result.h"

namespace storage {

class Connection;

// One numbered step of the schema: statements without parameters. Steps are only ever added.
struct Migration {
    int number;
    std::span<const std::string_view> statements;
};

// Runs, each in a transaction of its own, the steps that the database has not had yet. DATA_DIRECTORY_UNUSABLE when
// the database has had a step that is not among them: it was written by a newer program.
core::Result<void> migrate(Connection &connection, std::span<const Migration> migrations);

} // namespace storage
