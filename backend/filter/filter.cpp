#include "backend/filter/filter.h"

#include "backend/filter/check.h"
#include "backend/filter/sql_writer.h"
#include "backend/filter/syntax.h"

#include <utility>

namespace filter {

core::Result<Filter> Filter::compile(std::string_view text, const core::PathRoot &root) {
    const auto syntax = parse(text);
    auto checked = check(syntax, root, text.size());
    if (const auto *mistake = std::get_if<Mistake>(&checked)) {
        auto arguments = mistake->problem.arguments;
        arguments["mistake"] = core::v1::FilterMistake_Name(mistake->problem.kind);
        arguments["position"] = std::to_string(mistake->position);
        arguments["length"] = std::to_string(mistake->length);
        return core::Error(core::v1::INVALID_FILTER,
                           "the filter is wrong at byte " + arguments["position"] + ": " + mistake->problem.message,
                           arguments);
    }
    return Filter(textOf(syntax), std::make_shared<Program>(std::get<Program>(std::move(checked))));
}

Filter::Filter(std::string text, std::shared_ptr<const Program> program)
    : text_(std::move(text)), program_(std::move(program)) {}

bool Filter::matches(const google::protobuf::Message &message) const {
    return program_->matches(message);
}

bool Filter::isEmpty() const {
    return program_->kind == Program::Kind::Everything;
}

SqlCondition Filter::sql(const SqlColumns &columns, int firstParameter) const {
    return conditionOf(*program_, columns, firstParameter);
}

} // namespace filter
