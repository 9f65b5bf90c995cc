#include "backend/catalog/inspect/child/answer.h"
#include "backend/catalog/inspect/parsers/gguf_parser.h"
#include "backend/catalog/inspect/parsers/kv_cache.h"
#include "tests/fuzz/input_file.h"

#include <cstdint>
#include <cstdlib>

// The header of a GGUF file, up to the answer. Beyond not failing: nothing accepted claims more than the file holds.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static InputFile file;
    file.hold(data, size);
    const auto parsed = inspect::parseGguf(file.descriptor(), size);
    if (const auto *fault = std::get_if<inspect::Fault>(&parsed)) {
        if (fault->offset > size || fault->detail.empty() || inspect::answerOf(*fault).size() > 1'024)
            std::abort();
        return 0;
    }
    auto header = std::get<inspect::Header>(parsed);
    if (header.weightBytes > size || header.tensorCount > size)
        std::abort();
    if (const auto cache = inspect::kvCacheOf(header.architecture, header.geometry, header.plan)) {
        header.geometry.layers = cache->layers;
        header.kvCacheBytesPerToken = cache->bytesPerToken;
    }
    if (inspect::answerOf(header).size() > 64 * 1024)
        std::abort();
    return 0;
}
