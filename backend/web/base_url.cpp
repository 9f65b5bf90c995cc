#include "backend/web/base_url.h"

#include <algorithm>
#include <charconv>

#include <boost/asio/ip/address.hpp>

namespace web {

namespace {

constexpr std::size_t longestUrl = 1024;

bool isHostName(std::string_view host) {
    return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
           std::all_of(host.begin(), host.end(), [](unsigned char letter) {
               return std::isalnum(letter) || letter == '-' || letter == '.' || letter == '_';
           });
}

bool isSix(std::string_view host) {
    boost::system::error_code failed;
    boost::asio::ip::make_address_v6(std::string(host), failed);
    return !failed && host.find('%') == std::string_view::npos;
}

bool isPath(std::string_view path) {
    static constexpr std::string_view marks = "/-._~!$&'()*+,;=:@%";
    return std::all_of(path.begin(), path.end(), [](unsigned char letter) {
        return std::isalnum(letter) || marks.find(static_cast<char>(letter)) != std::string_view::npos;
    });
}

bool readPort(std::string_view text, std::uint16_t *port) {
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, *port);
    return read.ec == std::errc() && read.ptr == end && *port != 0;
}

} // namespace

std::optional<BaseUrl> BaseUrl::parse(std::string_view text, Clear clear) {
    BaseUrl url;
    if (text.size() > longestUrl)
        return std::nullopt;
    if (text.starts_with("https://"))
        text.remove_prefix(8);
    else if (text.starts_with("http://")) {
        text.remove_prefix(7);
        url.isTls = false;
        url.port = 80;
    } else
        return std::nullopt;
    const auto slash = text.find('/');
    auto authority = text.substr(0, slash);
    if (slash != std::string_view::npos)
        url.path = text.substr(slash);
    while (url.path.ends_with('/'))
        url.path.pop_back();
    if (!isPath(url.path))
        return std::nullopt;
    const auto bracket = authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
    const auto colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon != std::string_view::npos) {
        if (!readPort(authority.substr(colon + 1), &url.port))
            return std::nullopt;
        authority = authority.substr(0, colon);
    }
    if (bracket != std::string_view::npos && bracket + 1 != authority.size())
        return std::nullopt;
    url.host = bracket == std::string_view::npos ? authority : authority.substr(1, bracket - 1);
    if (bracket == std::string_view::npos ? !isHostName(url.host) : !isSix(url.host))
        return std::nullopt;
    if (!url.isTls && clear == Clear::ThisMachine && !url.isOfThisMachine())
        return std::nullopt;
    return url;
}

std::string BaseUrl::authority() const {
    const auto name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return port == (isTls ? 443 : 80) ? name : name + ":" + std::to_string(port);
}

bool BaseUrl::isOfThisMachine() const {
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(host, failed);
    return host == "localhost" || (!failed && address.is_loopback());
}

// Passwords hold whatever ends the authority of a sound URL, so that a sign anywhere counts.
bool holdsCredentials(std::string_view text) {
    return text.find('@') != std::string_view::npos && !BaseUrl::parse(text, Clear::Anywhere);
}

std::optional<HostPort> HostPort::parse(std::string_view text) {
    const auto colon = text.rfind(':');
    HostPort found;
    if (colon == std::string_view::npos || !readPort(text.substr(colon + 1), &found.port))
        return std::nullopt;
    auto host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    if (!isHostName(host) && !isSix(host))
        return std::nullopt;
    found.host = host;
    return found;
}

} // namespace web
