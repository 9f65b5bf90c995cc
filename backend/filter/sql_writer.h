#pragma once

#include "backend/filter/program.h"
#include "backend/filter/sql.h"

namespace filter {

// See Filter::sql.
SqlCondition conditionOf(const Program &program, const SqlColumns &columns, int firstParameter);

} // namespace filter
