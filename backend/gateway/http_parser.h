#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/gateway/http_head.h"

namespace gateway {

// What both directions share: fields in one place, the body's bytes without their framing.
template <bool isRequest>
class MessageParser : public http::basic_parser<isRequest> {
public:
    using Fault = boost::system::error_code;

    const HeaderFields &fields() const { return fields_; }
    // What has come of the body since it was last taken.
    std::string &body() { return body_; }
    const std::string &body() const { return body_; }
    // Where in it each chunk begins that came since then.
    const std::vector<std::size_t> &chunkStarts() const { return chunkStarts_; }
    void clearBody() {
        body_.clear();
        chunkStarts_.clear();
    }
    // Consumes what it can; returns how many bytes. No fault where it wants more.
    std::size_t feed(std::string_view bytes, Fault *fault);

protected:
    MessageParser() { this->eager(true); }

    void on_field_impl(http::field id, boost::beast::string_view name, boost::beast::string_view value,
                       Fault &) override {
        fields_.add(id, viewOf(name), viewOf(value));
    }
    void on_header_impl(Fault &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, Fault &) override {}
    std::size_t on_body_impl(boost::beast::string_view bytes, Fault &) override {
        body_.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t size, boost::beast::string_view, Fault &) override {
        if (size != 0)
            chunkStarts_.push_back(body_.size());
    }
    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes, Fault &) override {
        body_.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_finish_impl(Fault &) override {}

private:
    HeaderFields fields_;
    std::string body_;
    std::vector<std::size_t> chunkStarts_;
};

template <bool isRequest>
std::size_t MessageParser<isRequest>::feed(std::string_view bytes, Fault *fault) {
    std::size_t consumed = 0;
    while (consumed < bytes.size() && !this->is_done()) {
        const auto rest = bytes.substr(consumed);
        const auto used = this->put({rest.data(), rest.size()}, *fault);
        consumed += used;
        if (*fault == http::error::need_more) {
            *fault = {};
            break;
        }
        if (*fault || used == 0)
            break;
    }
    return consumed;
}

// A client's request.
class RequestParser final : public MessageParser<true> {
public:
    RequestParser(std::uint32_t headerLimit, std::uint64_t bodyLimit) {
        header_limit(headerLimit);
        body_limit(bodyLimit);
    }

    http::verb method() const { return method_; }
    // 10 or 11.
    int version() const { return version_; }
    // Without the query.
    std::string_view path() const { return std::string_view(target_).substr(0, target_.find('?')); }
    const std::string &target() const { return target_; }

private:
    void on_request_impl(http::verb method, boost::beast::string_view, boost::beast::string_view target, int version,
                         Fault &) override {
        method_ = method;
        version_ = version;
        target_.assign(target.data(), target.size());
    }
    void on_response_impl(int, boost::beast::string_view, int, Fault &) override {}

    http::verb method_ = http::verb::unknown;
    int version_ = 11;
    std::string target_;
};

// The answer of an engine or a provider.
class AnswerParser final : public MessageParser<false> {
public:
    explicit AnswerParser(std::uint32_t headerLimit) {
        header_limit(headerLimit);
        // Boost 1.74 takes none for a limit that every length exceeds.
        body_limit(std::numeric_limits<std::uint64_t>::max());
    }

    unsigned status() const { return status_; }

private:
    void on_request_impl(http::verb, boost::beast::string_view, boost::beast::string_view, int, Fault &) override {}
    void on_response_impl(int status, boost::beast::string_view, int, Fault &) override {
        status_ = static_cast<unsigned>(status);
    }

    unsigned status_ = 0;
};

} // namespace gateway
