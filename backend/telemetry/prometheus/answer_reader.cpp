#include "backend/telemetry/prometheus/answer_reader.h"

#include <cmath>

#include "backend/core/json_walk.h"
#include "backend/telemetry/exposition/number.h"

namespace telemetry {

namespace {

namespace ondemand = simdjson::ondemand;

using core::json::eachElement;
using core::json::eachMember;
using core::json::Fault;
using core::json::Fine;

// What is well-formed JSON and yet not this API's.
constexpr Fault Foreign = simdjson::INCORRECT_TYPE;
// Of a year far beyond; a double holds the milliseconds exactly.
constexpr double MostSeconds = 1e12;

struct Outcome {
    bool isSuccess = false;
    bool hasData = false;
    std::string errorType;
    std::string error;
};

Fault readText(ondemand::value value, std::string *text) {
    std::string_view read;
    const auto fault = value.get_string().get(read);
    if (!fault)
        *text = read;
    return fault;
}

// Of seconds with a fraction.
Fault readTime(ondemand::value value, std::int64_t *milliseconds) {
    double seconds = 0;
    if (const auto fault = value.get_double().get(seconds))
        return fault;
    if (!(std::abs(seconds) <= MostSeconds))
        return Foreign;
    *milliseconds = std::llround(seconds * 1e3);
    return Fine;
}

Fault readNumber(ondemand::value value, double *number) {
    std::string_view text;
    if (const auto fault = value.get_string().get(text))
        return fault;
    const auto read = parseNumber(text);
    if (!read)
        return Foreign;
    *number = *read;
    return Fine;
}

// `[1435781430.781, "1"]`
Fault readPoint(ondemand::value value, SeriesPoint *point) {
    ondemand::array pair;
    if (const auto fault = value.get_array().get(pair))
        return fault;
    int place = 0;
    const auto fault = eachElement(pair, [&place, point](ondemand::value part) {
        switch (place++) {
        case 0:
            return readTime(part, &point->milliseconds);
        case 1:
            return readNumber(part, &point->value);
        default:
            return Foreign;
        }
    });
    return fault ? fault : place == 2 ? Fine : Foreign;
}

Fault readLabels(ondemand::value value, Series *series) {
    ondemand::object labels;
    if (const auto fault = value.get_object().get(labels))
        return fault;
    return eachMember(labels, [series](const std::string &key, ondemand::value text) {
        return readText(text, &series->labels.emplace_back(key, std::string()).second);
    });
}

class SeriesList {
public:
    explicit SeriesList(const AnswerReader::Limits &limits) : limits_(limits) {}

    Fault read(ondemand::value data) {
        ondemand::object object;
        if (const auto fault = data.get_object().get(object))
            return fault;
        return eachMember(object, [this](const std::string &key, ondemand::value value) {
            return key == "result" ? readResult(value) : Fine;
        });
    }

    std::vector<Series> series;
    bool isTooMuch = false;

private:
    Fault readResult(ondemand::value value) {
        ondemand::array results;
        if (const auto fault = value.get_array().get(results))
            return fault;
        return eachElement(results, [this](ondemand::value result) {
            return series.size() == limits_.series ? refuse() : readSeries(result);
        });
    }

    Fault readSeries(ondemand::value result) {
        ondemand::object object;
        if (const auto fault = result.get_object().get(object))
            return fault;
        auto &one = series.emplace_back();
        return eachMember(object, [this, &one](const std::string &key, ondemand::value value) {
            if (key == "metric")
                return readLabels(value, &one);
            if (key == "value")
                return addPoint(value, &one);
            return key == "values" ? readPoints(value, &one) : Fine;
        });
    }

    Fault readPoints(ondemand::value value, Series *one) {
        ondemand::array points;
        if (const auto fault = value.get_array().get(points))
            return fault;
        return eachElement(points, [this, one](ondemand::value point) { return addPoint(point, one); });
    }

    Fault addPoint(ondemand::value value, Series *one) {
        if (++points_ > limits_.points)
            return refuse();
        return readPoint(value, &one->points.emplace_back());
    }

    Fault refuse() {
        isTooMuch = true;
        return Foreign;
    }

    const AnswerReader::Limits limits_;
    std::size_t points_ = 0;
};

template <typename ReadData>
Fault readAnswer(ondemand::document &document, Outcome *outcome, ReadData readData) {
    ondemand::object object;
    if (const auto fault = document.get_object().get(object))
        return fault;
    return eachMember(object, [&](const std::string &key, ondemand::value value) {
        std::string status;
        if (key == "status") {
            const auto fault = readText(value, &status);
            outcome->isSuccess = status == "success";
            return fault;
        }
        if (key == "errorType")
            return readText(value, &outcome->errorType);
        if (key == "error")
            return readText(value, &outcome->error);
        if (key != "data")
            return Fine;
        outcome->hasData = true;
        return readData(value);
    });
}

// By what Prometheus calls its errors: web/api/v1/api.go.
QueryFailure failureOf(const Outcome &outcome, unsigned status) {
    if (status == 401 || status == 403)
        return failure(QueryFault::NotAllowed, status, outcome.error);
    if (outcome.errorType == "bad_data")
        return failure(QueryFault::QueryMalformed, status, outcome.error);
    if (outcome.errorType == "execution")
        return failure(QueryFault::QueryFailed, status, outcome.error);
    const bool isAway = outcome.errorType == "timeout" || outcome.errorType == "canceled" ||
                        outcome.errorType == "unavailable" || status == 429 || status == 502 || status == 503 ||
                        status == 504;
    return failure(isAway ? QueryFault::Unavailable : QueryFault::NotUnderstood, status, outcome.error);
}

} // namespace

struct AnswerReader::Parser {
    // What came of it, after `readData` has seen the data; nothing where all is well.
    template <typename ReadData>
    std::optional<QueryFailure> read(std::string *body, unsigned status, ReadData readData) {
        Outcome outcome;
        body->reserve(body->size() + simdjson::SIMDJSON_PADDING);
        ondemand::document document;
        Fault fault = json.iterate(body->data(), body->size(), body->capacity()).get(document);
        if (!fault)
            fault = readAnswer(document, &outcome, readData);
        if (!fault && outcome.isSuccess && outcome.hasData && status == 200)
            return std::nullopt;
        if (fault)
            outcome.error = simdjson::error_message(fault);
        return failureOf(outcome, status);
    }

    ondemand::parser json;
};

AnswerReader::AnswerReader(Limits limits) : limits_(limits), parser_(std::make_unique<Parser>()) {}

AnswerReader::~AnswerReader() = default;

Answered<std::vector<Series>> AnswerReader::readSeries(std::string *body, unsigned status) {
    SeriesList list(limits_);
    const auto failed = parser_->read(body, status, [&list](ondemand::value data) { return list.read(data); });
    if (list.isTooMuch)
        return failure(QueryFault::TooMuch, status);
    if (failed)
        return *failed;
    return std::move(list.series);
}

Answered<std::vector<std::string>> AnswerReader::readNames(std::string *body, unsigned status) {
    std::vector<std::string> names;
    const auto failed = parser_->read(body, status, [&names](ondemand::value data) {
        ondemand::array array;
        if (const auto fault = data.get_array().get(array))
            return fault;
        for (auto element : array) {
            ondemand::value value;
            if (const auto fault = std::move(element).get(value))
                return fault;
            if (const auto fault = readText(value, &names.emplace_back()))
                return fault;
        }
        return Fine;
    });
    if (failed)
        return *failed;
    return names;
}

} // namespace telemetry
