#include "backend/gateway/answers.h"

#include <utility>

namespace gateway {

namespace {

constexpr std::string_view clientIdHeader = "x-client-request-id";

void appendStatusLine(unsigned status, std::string *head) {
    head->append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
    head->append(reasonPhrase(status)).append("\r\n");
}

void appendRequestId(const RequestContext &context, std::string *head) {
    head->append("x-request-id: ").append(context.requestId).append("\r\n");
}

// HTTP/1.1 keeps connections unless something is said; HTTP/1.0 does not.
void appendConnection(const RequestContext &context, std::string *head) {
    const auto &parser = context.parser;
    if (!parser.keep_alive())
        head->append("Connection: close\r\n");
    else if (parser.version() < 11)
        head->append("Connection: keep-alive\r\n");
}

// Credentials are for the gateway, cookies are of one site, encodings would hide what is passed on.
bool isForGatewayAlone(const HeaderFields &fields, const HeaderFields::Field &field) {
    switch (field.id) {
    case http::field::authorization:
    case http::field::cookie:
    case http::field::host:
    case http::field::expect:
    case http::field::accept_encoding:
        return true;
    case http::field::unknown: {
        const auto name = fields.name(field);
        const auto is = [name](std::string_view other) {
            return name.size() == other.size() &&
                   boost::beast::iequals({name.data(), name.size()}, {other.data(), other.size()});
        };
        return is("x-request-id") || is("x-api-key") || is("api-key");
    }
    default:
        return false;
    }
}

bool isOfItsOrigin(const HeaderFields &fields, const HeaderFields::Field &field) {
    if (field.id == http::field::set_cookie)
        return true;
    const auto name = fields.name(field);
    return field.id == http::field::unknown && name.size() == 12 &&
           boost::beast::iequals({name.data(), name.size()}, "x-request-id");
}

} // namespace

Task<bool> answerJson(ClientConnection &client, const RequestContext &context, unsigned status, std::string body) {
    std::string head;
    appendStatusLine(status, &head);
    head.append("Content-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: ");
    head.append(std::to_string(body.size())).append("\r\n");
    if (status == 405)
        head.append(context.operation == "/models" ? "Allow: GET\r\n" : "Allow: POST\r\n");
    appendRequestId(context, &head);
    // What could not be read to its end leaves nothing to read on from.
    const bool isKept = context.parser.is_done() && context.parser.keep_alive();
    if (isKept)
        appendConnection(context, &head);
    else
        head.append("Connection: close\r\n");
    head.append("\r\n");
    const bool isHead = context.parser.method() == http::verb::head;
    const ClientConnection::Buffers buffers{asio::buffer(head),
                                            isHead ? asio::const_buffer() : asio::const_buffer(asio::buffer(body))};
    const bool isWritten = co_await client.write(buffers, std::chrono::seconds(10));
    co_return isWritten &&isKept;
}

Task<bool> answerRefusal(ClientConnection &client, const RequestContext &context, Refusal refusal) {
    const bool isKept = co_await answerJson(client, context, refusal.status, errorBody(refusal));
    co_return isKept;
}

std::string passedHead(const RequestContext &context, const AnswerParser &answer, std::optional<std::uint64_t> size) {
    std::string head;
    head.reserve(512);
    appendStatusLine(answer.status(), &head);
    const auto &fields = answer.fields();
    for (const auto &field : fields.fields()) {
        if (!isOfOneHop(field.id) && !isOfItsOrigin(fields, field) && !fields.isNamedByConnection(field))
            fields.append(field, &head);
    }
    if (size)
        head.append("Content-Length: ").append(std::to_string(*size)).append("\r\n");
    else if (context.parser.version() >= 11)
        head.append("Transfer-Encoding: chunked\r\n");
    appendRequestId(context, &head);
    if (!size && context.parser.version() < 11)
        head.append("Connection: close\r\n");
    else
        appendConnection(context, &head);
    head.append("\r\n");
    return head;
}

std::string requestHead(const RequestContext &context, const Endpoint &endpoint, std::size_t bodySize) {
    std::string head;
    head.reserve(1024);
    head.append("POST ").append(endpoint.url.path).append(context.operation);
    const auto &target = context.parser.target();
    if (const auto query = target.find('?'); query != std::string::npos)
        head.append(target, query);
    head.append(" HTTP/1.1\r\nHost: ").append(endpoint.url.authority()).append("\r\n");
    head.append(endpoint.authorization);
    const auto &fields = context.parser.fields();
    for (const auto &field : fields.fields()) {
        if (!isOfOneHop(field.id) && !isForGatewayAlone(fields, field) && !fields.isNamedByConnection(field))
            fields.append(field, &head);
    }
    head.append("Content-Length: ").append(std::to_string(bodySize)).append("\r\n");
    head.append("x-request-id: ").append(context.upstreamId).append("\r\n");
    // By which OpenAI and others let a client's own id be found again; one that the client gave there has passed above.
    if (context.upstreamId != context.requestId && fields.find(clientIdHeader).empty())
        head.append(clientIdHeader).append(": ").append(context.requestId).append("\r\n");
    head.append("\r\n");
    return head;
}

} // namespace gateway
