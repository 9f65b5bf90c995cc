#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct HttpReply {
    unsigned status = 0;
    // Names in lower case.
    std::map<std::string, std::string> headers;
    std::string body;
    // It ended as its framing says.
    bool isWhole = false;
};

// A blocking connection to 127.0.0.1 that says and hears bytes as they are. What does not come within 10 s does not
// come.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;
    ~HttpClient();

    // False when the other end has closed.
    bool send(std::string_view bytes);
    // Whatever comes next; empty at the end.
    std::string receive();
    // The next reply, head and body.
    HttpReply reply();
    HttpReply ask(std::string_view request) { return send(request) ? reply() : HttpReply(); }
    // Until the head ends; the rest stays for receive() and reply().
    HttpReply head();
    // All to the end of the connection.
    std::string rest();
    void closeSending();
    void close();
    void abort();

private:
    bool fill();

    int socket_;
    std::string input_;
};

std::string postOf(std::string_view path, std::string_view body, std::string_view moreHeaders = {});
std::string chatOf(std::string_view model, bool isStream = false);
// Payloads of `data:` lines of a whole stream.
std::vector<std::string> eventsOf(const std::string &body);

} // namespace support
