#include "backend/core/canonical_json.h"
#include "backend/core/diff.h"
#include "backend/core/strict_json.h"
#include "backend/core/unknown_fields.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <cstdint>
#include <cstdlib>
#include <string>

// The strict reader on any bytes. What it takes, protobuf's reader takes too and to the same message, and canonical
// JSON reads back.

namespace {

namespace v1 = pilothouse::v1;

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

bool isSame(const v1::Resource &left, const v1::Resource &right) {
    return google::protobuf::util::MessageDifferencer::Equals(left, right);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string text(reinterpret_cast<const char *>(data), size);
    const bool isJson = core::checkStrictJson(text).isOk();
    v1::Resource resource;
    if (!core::messageFromJson(text, &resource))
        return 0;
    require(isJson);
    require(core::checkKnown(resource).isOk());

    const auto canonical = core::canonicalJson(resource);
    v1::Resource again;
    require(core::messageFromJson(canonical, &again).isOk());
    require(isSame(resource, again));
    require(core::canonicalJson(again) == canonical);
    require(core::diffIntent(&resource, &again).empty());

    v1::Resource foreign;
    require(google::protobuf::util::JsonStringToMessage(text, &foreign).ok());
    require(isSame(resource, foreign));
    return 0;
}
