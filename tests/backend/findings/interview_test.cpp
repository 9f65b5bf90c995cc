#include "backend/findings/reading/interview.h"

#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "backend/core/text_safety.h"

namespace findings {
namespace {

using Answers = std::map<std::string, Reply>;

constexpr const char *notFound = R"({"detail":"Not Found"})";

struct Talk {
    Interview interview;
    std::vector<std::string> asked;
};

// Whatever has no answer is not found.
Talk talk(const Answers &answers) {
    Talk talk;
    while (const auto question = talk.interview.next()) {
        const std::string path(pathOf(*question));
        talk.asked.push_back(path);
        const auto found = answers.find(path);
        talk.interview.take(found == answers.end() ? Reply{404, notFound} : found->second);
    }
    return talk;
}

v1::FoundEndpoint found(const Answers &answers) {
    return talk(answers).interview.endpoint();
}

std::string models(const std::string &owner, const std::vector<std::string> &ids = {"llama-3-8b"}) {
    std::string text = R"({"object":"list","data":[)";
    for (const auto &id : ids)
        text += (text.back() == '[' ? "" : ",") +
                (R"({"id":")" + id + R"(","object":"model","created":1,"owned_by":")" + owner + R"("})");
    return text + "]}";
}

// As each program's own documentation or source shows its answers; the table in interview.cpp names them.
TEST(InterviewTest, EachProgramIsKnownByItsAnswers) {
    struct Case {
        const char *name;
        Answers answers;
        v1::EndpointApi api;
        std::string version;
        std::string model;
    };
    const std::vector<Case> cases{
        {"vLLM",
         {{"/v1/models", {200, models("vllm")}}, {"/version", {200, R"({"version":"0.6.3"})"}}},
         v1::VLLM_API,
         "0.6.3",
         "llama-3-8b"},
        {"Ollama",
         {{"/v1/models", {200, models("library", {"llama3:8b"})}},
          {"/api/version", {200, R"({"version":"0.5.1"})"}},
          {"/api/tags", {200, R"({"models":[{"name":"llama3:8b","size":1}]})"}}},
         v1::OLLAMA_API,
         "0.5.1",
         "llama3:8b"},
        {"Ollama before it had OpenAI's list",
         {{"/api/version", {200, R"({"version":"0.1.20"})"}},
          {"/api/tags", {200, R"({"models":[{"name":"phi:latest"}]})"}}},
         v1::OLLAMA_API,
         "0.1.20",
         "phi:latest"},
        {"TGI",
         {{"/info", {200, R"({"model_id":"mistral/7b","version":"2.0.1","max_concurrent_requests":128})"}}},
         v1::TEXT_GENERATION_INFERENCE_API,
         "2.0.1",
         "mistral/7b"},
        {"llama.cpp",
         {{"/v1/models", {200, models("llamacpp", {"qwen.gguf"})}},
          {"/props",
           {200, R"({"default_generation_settings":{"n_ctx":1},"total_slots":4,"build_info":"b4000-1a2b"})"}}},
         v1::LLAMA_CPP_API,
         "b4000-1a2b",
         "qwen.gguf"},
        {"SGLang",
         {{"/get_model_info", {200, R"({"model_path":"meta/llama","tokenizer_path":"x","is_generation":true})"}}},
         v1::SGLANG_API,
         "",
         "meta/llama"},
        {"somebody who answers like OpenAI", {{"/v1/models", {200, models("me")}}}, v1::OPENAI_API, "", "llama-3-8b"},
    };
    for (const auto &one : cases) {
        const auto endpoint = found(one.answers);
        EXPECT_EQ(endpoint.api(), one.api) << one.name;
        EXPECT_EQ(endpoint.version(), one.version) << one.name;
        ASSERT_EQ(endpoint.models_size(), 1) << one.name;
        EXPECT_EQ(endpoint.models(0), one.model) << one.name;
        EXPECT_FALSE(endpoint.needs_key()) << one.name;
    }
}

TEST(InterviewTest, WhoSaysWhoseItIsIsAskedNoMoreThanHeMustBe) {
    EXPECT_EQ(talk({{"/v1/models", {200, models("vllm")}}, {"/version", {200, R"({"version":"1"})"}}}).asked,
              (std::vector<std::string>{"/v1/models", "/version"}));
    // Whoever knows nothing of models is asked six harmless questions, once.
    EXPECT_EQ(talk({}).asked.size(), 6u);
}

// As llama.cpp's server has it (tools/server/server-context.cpp): its list holds the model for clients of Ollama first,
// and then for those of OpenAI.
TEST(InterviewTest, AModelThatIsListedTwiceIsOne) {
    const auto talked =
        talk({{"/v1/models",
               {200, R"({"models":[{"name":"qwen","model":"qwen","details":{"format":"gguf"}}],)"
                     R"("object":"list","data":[{"id":"qwen","object":"model","owned_by":"llamacpp"}]})"}},
              {"/props", {200, R"({"default_generation_settings":{"n_ctx":1},"total_slots":4})"}}});
    const auto &endpoint = talked.interview.endpoint();
    EXPECT_EQ(endpoint.api(), v1::LLAMA_CPP_API);
    ASSERT_EQ(endpoint.models_size(), 1);
    EXPECT_EQ(endpoint.models(0), "qwen");
    EXPECT_EQ(talked.asked, (std::vector<std::string>{"/v1/models", "/props"}));
}

TEST(InterviewTest, OneThatAsksForAKeyIsFoundAndItsModelsAreNot) {
    const auto vllm =
        found({{"/v1/models", {401, R"({"error":"Unauthorized"})"}}, {"/version", {200, R"({"version":"0.6.3"})"}}});
    EXPECT_EQ(vllm.api(), v1::VLLM_API);
    EXPECT_TRUE(vllm.needs_key());
    EXPECT_EQ(vllm.models_size(), 0);
    const auto other = found({{"/v1/models", {403, R"({"error":{"message":"No key","code":403}})"}}});
    EXPECT_EQ(other.api(), v1::OPENAI_API);
    EXPECT_TRUE(other.needs_key());
}

TEST(InterviewTest, WhoeverSpeaksOfSomethingElseIsNone) {
    const std::vector<Answers> others{
        {},
        {{"/v1/models", {200, "<html>Welcome</html>"}}},
        {{"/v1/models", {401, "Unauthorized"}}},
        {{"/v1/models", {200, R"({"models":[]})"}}},
        {{"/v1/models", {200, R"({"object":"list","data":"none"})"}}},
        // Versions tell nothing alone: many programs have one.
        {{"/version", {200, R"({"version":"1.2"})"}}},
        {{"/api/version", {200, R"({"version":"1.2"})"}}},
        {{"/info", {200, R"({"version":"1.2","model_id":7})"}}},
    };
    for (const auto &answers : others) {
        const auto talked = talk(answers);
        EXPECT_FALSE(talked.interview.isInference()) << talked.interview.endpoint().ShortDebugString();
        EXPECT_EQ(talked.interview.endpoint().version(), "");
    }
}

TEST(InterviewTest, OneThatIsLoadingIsAskedAgainSoon) {
    const Reply loading{503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})"};
    const auto talked = talk({{"/v1/models", loading}, {"/props", loading}});
    EXPECT_FALSE(talked.interview.isInference());
    EXPECT_TRUE(talked.interview.isLoading());
}

TEST(InterviewTest, WhatIsKeptIsBoundedAndSafeToShow) {
    std::vector<std::string> ids;
    for (int number = 0; number < 5'000; ++number)
        ids.push_back("m" + std::to_string(number));
    EXPECT_EQ(found({{"/v1/models", {200, models("me", ids)}}}).models_size(), Interview::MostModels);
    const auto hostile = found({{"/v1/models",
                                 {200, models("me", {std::string(100'000, 'x'), "a\\u0007\\u001b[31mred", "\\u202Egnp",
                                                     "", "\xF0\x9F\x98\x80" + std::string(300, 'y')})}},
                                {"/api/version", {200, R"({"version":"1\n2"})"}},
                                {"/api/tags", {200, R"({"models":[]})"}}});
    ASSERT_EQ(hostile.models_size(), 4);
    for (const auto &model : hostile.models()) {
        EXPECT_FALSE(core::findUnsafeText(model)) << model;
        EXPECT_LE(model.size(), Interview::LongestText);
    }
    EXPECT_EQ(hostile.models(1), "a\\u{07}\\u{1B}[31mred");
    EXPECT_EQ(hostile.version(), "1\\u{0A}2");
}

TEST(InterviewTest, BrokenJsonIsNoAnswer) {
    const auto sound = models("vllm");
    for (std::size_t length = 0; length < sound.size(); ++length)
        EXPECT_FALSE(talk({{"/v1/models", {200, sound.substr(0, length)}}}).interview.isInference()) << length;
    EXPECT_FALSE(talk({{"/v1/models", {200, sound + "x"}}}).interview.isInference());
    EXPECT_FALSE(talk({{"/v1/models", {200, std::string(200'000, '[')}}}).interview.isInference());
}

TEST(InterviewTest, WhoeverStopsSpeakingHttpIsAskedNothingMore) {
    Interview interview;
    interview.take(Reply{200, models("vllm")});
    interview.take(std::nullopt);
    EXPECT_FALSE(interview.next());
    EXPECT_EQ(interview.endpoint().api(), v1::OPENAI_API);
}

} // namespace
} // namespace findings
