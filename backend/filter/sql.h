#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace filter {

// Where a table keeps a field of a message. NULL means that the field is not set; one that cannot tell has its default
// then.
struct SqlColumn {
    enum class Type {
        // Compared byte by byte: BINARY in SQLite, "C" in PostgreSQL.
        Text,
        // Integers, enums by number, booleans as 0 and 1.
        Integer,
        // A Timestamp as whole milliseconds since 1970.
        Milliseconds,
    };

    // For example `e.op`.
    std::string expression;
    Type type = Type::Text;
    // For a field inside a list: a SELECT with a WHERE that yields the elements of the row at hand, for example
    // `SELECT 1 FROM event_object o WHERE o.event = e.seq`, to which the comparison is added by AND.
    std::string elements = {};
};

// By FieldPath::text(), for example `objects.name`.
using SqlColumns = std::map<std::string, SqlColumn, std::less<>>;

// What can stand after WHERE, in the subset that SQLite and PostgreSQL share, with parameters `$1`, `$2` ...
struct SqlCondition {
    // Empty: every row.
    std::string text;
    std::vector<std::variant<std::int64_t, std::string>> arguments;
    // Every row that the filter wants is among the rows of the condition; when false, other rows are too, and
    // Filter::matches has to tell them apart.
    bool isExact = true;
};

} // namespace filter
