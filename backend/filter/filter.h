#pragma once

#include "backend/core/field_path.h"
#include "backend/core/result.h"
#include "backend/filter/sql.h"

#include <memory>
#include <string>
#include <string_view>

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace filter {

struct Program;

// A filter of AIP-160 that has been checked against a kind of messages. Immutable, cheap to copy, safe from any thread.
//
// Text: `=` compares exactly, with wildcards (`meta*`); `:` finds a part, ASCII case ignored; a bare word searches the
// short texts of the message. Lists: `=` and `:` ask whether an element is so. Maps: `labels:team` asks for a key,
// `labels.team = x` for a value. `x:*` asks whether x is set. A field that is not set, or lies in a message that is
// not, satisfies no comparison; `!=` is always the opposite of `=`.
class Filter {
public:
    // An empty text matches everything. `root` is PathRoot::of(kind) for resources, or any other message.
    // INVALID_FILTER with arguments `position` and `length` in bytes, `mistake` and those of the mistake.
    static core::Result<Filter> compile(std::string_view text, const core::PathRoot &root);

    // Precondition: a message of the type that `root` named. A resource of another kind has none of its fields.
    bool matches(const google::protobuf::Message &message) const;
    bool isEmpty() const;
    // The same filter in its one spelling.
    const std::string &text() const { return text_; }

    // A condition on rows of a table for as much of the filter as its columns can tell. Parameters are numbered on from
    // `firstParameter`.
    SqlCondition sql(const SqlColumns &columns, int firstParameter = 1) const;

private:
    Filter(std::string text, std::shared_ptr<const Program> program);

    std::string text_;
    std::shared_ptr<const Program> program_;
};

} // namespace filter
