// Heads and framing, however a peer cuts what it sends.
#include <string>

#include <gtest/gtest.h>

#include "backend/gateway/http_parser.h"

namespace gateway {
namespace {

constexpr std::string_view Chunked = "Transfer-Encoding: chunked\r\n\r\n";

// What comes of the body when so many bytes come at once; "fault" or "waits" where none does.
template <typename Parser>
std::string bodyOf(Parser &&parser, std::string_view bytes, std::size_t step) {
    boost::system::error_code fault;
    std::string waiting;
    for (std::size_t at = 0; at < bytes.size() && !fault && !parser.is_done(); at += step) {
        waiting.append(bytes.substr(at, step));
        waiting.erase(0, parser.feed(waiting, &fault));
    }
    return fault ? "fault" : parser.is_done() ? parser.body() : "waits";
}

std::string requested(const std::string &chunks, std::size_t step) {
    return bodyOf(RequestParser(1024, 1 << 16), "POST /v1/x HTTP/1.1\r\n" + std::string(Chunked) + chunks, step);
}

std::string answered(const std::string &chunks, std::size_t step) {
    return bodyOf(AnswerParser(1024), "HTTP/1.1 200 OK\r\n" + std::string(Chunked) + chunks, step);
}

TEST(HttpParser, ChunksAreReadHoweverTheyAreCut) {
    for (std::size_t step = 1; step < 100; ++step) {
        EXPECT_EQ(requested("2\r\nok\r\n0\r\n\r\n", step), "ok") << step;
        EXPECT_EQ(answered("1\r\no\r\n1;a=b\r\nk\r\n0\r\nTrailer: x\r\n\r\n", step), "ok") << step;
    }
}

// Boost asserts that five bytes are there once it has seen the last chunk's first three.
TEST(HttpParser, NoBodyIsReadHoweverItIsCut) {
    for (std::size_t step = 1; step < 100; ++step) {
        EXPECT_EQ(requested("0\r\n\r\n", step), "") << step;
        EXPECT_EQ(answered("0\r\n\r\n", step), "") << step;
        EXPECT_EQ(answered("0\r\nda", step), "waits") << step;
        EXPECT_EQ(requested("0\r\nda\r\n\r\n", step), "fault") << step;
    }
}

} // namespace
} // namespace gateway
