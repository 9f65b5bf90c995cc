#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilothouse/v1/finding.pb.h"

namespace findings {

namespace v1 = pilothouse::v1;

// What an endpoint is asked: a GET that changes nothing and costs nothing. Which program answers what is said in one
// table, in interview.cpp.
enum class Question { Models, OllamaVersion, OllamaModels, TgiInfo, SglangModel, LlamaProps, VllmVersion };

std::string_view pathOf(Question question);

// An answer over HTTP, whatever its status.
struct Reply {
    unsigned status = 0;
    std::string body;
};

// Finds out by a few questions, one after the other, whether an endpoint answers for models, and whose program it is.
// It believes nothing: whatever it keeps is safe to show, and bounded.
class Interview {
public:
    static constexpr int MostModels = 64;
    static constexpr std::size_t LongestText = 256;

    // Nothing where enough is known.
    std::optional<Question> next() const;
    // Of the question that next() says; nothing where none came over HTTP.
    void take(std::optional<Reply> reply);

    // It answers for models.
    bool isInference() const { return endpoint_.api() != v1::ENDPOINT_API_UNSPECIFIED; }
    // It says that it is not ready yet: worth asking soon.
    bool isLoading() const { return isLoading_; }
    // Without the address.
    const v1::FoundEndpoint &endpoint() const { return endpoint_; }

private:
    struct Heard;

    void takeModels(const Heard &heard);
    void takeProgram(Question question, const Heard &heard);
    void conclude();
    void keepModels(const std::vector<std::string> &names);

    // Those that are still to be asked, the next one first.
    std::vector<Question> open_{Question::Models};
    v1::FoundEndpoint endpoint_;
    // What `/v1/models` shows.
    bool listsModels_ = false;
    bool refuses_ = false;
    bool isLoading_ = false;
};

} // namespace findings
