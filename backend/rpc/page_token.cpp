#include "backend/rpc/page_token.h"

#include <memory>

#include <google/protobuf/message.h>
#include <openssl/crypto.h>

#include "backend/core/base64.h"
#include "backend/core/random.h"
#include "backend/core/sha256.h"
#include "backend/core/stable_bytes.h"
#include "backend/rpc/caller.h"

namespace rpc {

namespace {

constexpr std::size_t TagBytes = 16;

std::string tagOf(const std::string &key, std::string_view position, std::string_view binding) {
    const std::string text = std::to_string(position.size()) + ':' + std::string(position) + std::string(binding);
    return std::string(core::bytesOf(core::hmacSha256(key, text)).substr(0, TagBytes));
}

} // namespace

PageTokens::PageTokens(core::Random &random) : key_(random.bytes(32)) {}

std::string PageTokens::binding(const Caller &caller, const google::protobuf::Message &request) {
    const std::unique_ptr<google::protobuf::Message> query(request.New());
    query->CopyFrom(request);
    for (const auto *name : {"page_token", "page_size"})
        query->GetReflection()->ClearField(query.get(), query->GetDescriptor()->FindFieldByName(name));
    return caller.actor.uid + '\n' + query->GetTypeName() + '\n' + core::stableBytes(*query);
}

std::string PageTokens::seal(std::string_view position, std::string_view binding) const {
    return core::toBase64(tagOf(key_, position, binding) + std::string(position));
}

core::Result<std::string> PageTokens::open(std::string_view token, std::string_view binding) const {
    const auto bytes = core::fromBase64(token);
    if (bytes && bytes->size() > TagBytes) {
        const auto position = bytes->substr(TagBytes);
        if (CRYPTO_memcmp(tagOf(key_, position, binding).data(), bytes->data(), TagBytes) == 0)
            return position;
    }
    return core::Error(v1::INVALID_PAGE_TOKEN, "this page token belongs to another query, or to an earlier run of the "
                                               "service; ask for the first page again");
}

} // namespace rpc
