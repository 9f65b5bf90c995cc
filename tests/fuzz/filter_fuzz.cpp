#include "backend/core/kinds.h"
#include "backend/filter/assist.h"
#include "backend/filter/filter.h"
#include "backend/filter/order.h"
#include "backend/filter/syntax.h"
#include "pilothouse/v1/audit.pb.h"
#include "tests/support/sample_resources.h"

#include <cstdint>
#include <cstdlib>
#include <string>

// Filters and orders of any bytes. What is taken has one spelling that means the same; what is refused is refused at a
// place inside the text; the filter bar says of a text what the compiler says.

namespace {

namespace v1 = pilothouse::v1;

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

void checkSpelling(std::string_view text) {
    const auto syntax = filter::parse(text);
    if (syntax.mistake) {
        require(syntax.mistake->position + syntax.mistake->length <= text.size());
        return;
    }
    const auto printed = textOf(syntax);
    const auto again = filter::parse(printed);
    // In its one spelling a filter may be longer than one may be.
    if (again.mistake && printed.size() > 16384)
        return;
    require(!again.mistake && again.deprecations.empty());
    require(textOf(again) == printed);
}

void checkMeaning(std::string_view text, int cursor, const core::PathRoot &root,
                  const google::protobuf::Message &sample) {
    static const filter::SqlColumns columns = {{"op", {"op"}},
                                               {"outcome", {"outcome", filter::SqlColumn::Type::Integer}},
                                               {"meta.name", {"name"}},
                                               {"meta.create_time", {"time", filter::SqlColumn::Type::Milliseconds}}};
    const auto answer = filter::assist(text, cursor, root);
    require(answer.completion_start() >= 0 && answer.completion_start() <= static_cast<int>(text.size()));
    const auto compiled = filter::Filter::compile(text, root);
    const bool isValid = answer.state() == v1::FILTER_STATE_VALID || answer.state() == v1::FILTER_STATE_DEPRECATED;
    require(compiled.isOk() == isValid);
    if (!compiled) {
        require(answer.error_position() + answer.error_length() <= static_cast<int>(text.size()));
        return;
    }
    const bool isMatch = compiled->matches(sample);
    const auto condition = compiled->sql(columns);
    require(condition.text.find('\x01') == std::string::npos);
    if (compiled->text().size() > 16384)
        return;
    const auto again = filter::Filter::compile(compiled->text(), root);
    require(again && again->matches(sample) == isMatch && again->sql(columns).text == condition.text);
}

void checkOrder(std::string_view text, const core::PathRoot &root, const v1::Resource &sample) {
    const auto order = filter::Order::parse(text, root);
    if (!order)
        return;
    require(order->compare(sample, sample) == 0);
    require(filter::Order::parse(order->text(), root)->text() == order->text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const auto sample = support::sampleModel();
    static const auto models = core::PathRoot::of(*core::findKind("models"));
    static const core::PathRoot events{v1::Event::descriptor()};
    const int cursor = size > 0 ? data[0] : -1;
    const std::string_view text(reinterpret_cast<const char *>(data) + (size > 0 ? 1 : 0), size > 0 ? size - 1 : 0);
    checkSpelling(text);
    checkMeaning(text, cursor, models, sample);
    checkMeaning(text, cursor, events, v1::Event::default_instance());
    checkOrder(text, models, sample);
    return 0;
}
