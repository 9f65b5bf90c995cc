#include "backend/catalog/inspect/child/answer.h"
#include "backend/catalog/inspect/parsers/config_values.h"
#include "backend/catalog/inspect/parsers/kv_cache.h"
#include "backend/catalog/inspect/parsers/model_config.h"
#include "backend/catalog/inspect/parsers/safetensors_parser.h"
#include "tests/fuzz/input_file.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

// The input as a safetensors file and as the config.json beside one, up to the answer. Beyond not failing: nothing
// accepted claims more than the file holds.

namespace {

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

void checkHeader(const InputFile &file, std::size_t size) {
    const auto parsed = inspect::parseSafetensors(file.descriptor(), size);
    if (const auto *fault = std::get_if<inspect::Fault>(&parsed)) {
        require(fault->offset <= size && !fault->detail.empty());
        return;
    }
    const auto &header = std::get<inspect::Header>(parsed);
    require(header.weightBytes <= size && header.tensorCount <= size);
    require(inspect::answerOf(header).size() <= 64 * 1024);
}

void checkConfig(std::string_view text) {
    const auto parsed = inspect::ConfigValues::parse(text);
    if (std::holds_alternative<inspect::Fault>(parsed))
        return;
    const auto &config = std::get<inspect::ConfigValues>(parsed);
    inspect::Header header;
    inspect::applyConfig(config, header);
    if (const auto cache = inspect::kvCacheOf(inspect::textArchitecture(config), header.geometry, header.plan))
        header.geometry.layers = cache->layers;
    require(inspect::answerOf(header).size() <= 64 * 1024);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static InputFile file;
    file.hold(data, size);
    checkHeader(file, size);
    checkConfig({reinterpret_cast<const char *>(data), size});
    return 0;
}
