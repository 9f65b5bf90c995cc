// What a simulated replica answers: as OpenAI's interface has it, and never to be taken for real.
#include "backend/deployments/simulated/turn.h"
#include "tests/backend/deployments/simulated/simulation_scene.h"

#include <nlohmann/json.hpp>

#include <future>

using nlohmann::json;
using support::eventsOf;
using support::HttpClient;
using support::postOf;

namespace {

constexpr const char *confession = "This answer is simulated: no model was run.";

std::string textOf(const std::vector<std::string> &events, bool isChat) {
    std::string text;
    for (const auto &event : events) {
        const auto parsed = json::parse(event, nullptr, false);
        if (!parsed.is_object() || parsed["choices"].empty())
            continue;
        const auto &choice = parsed["choices"][0];
        text += isChat ? choice["delta"].value("content", "") : choice["text"].get<std::string>();
    }
    return text;
}

} // namespace

// As engines do: nobody overtakes who came before, and whoever leaves is not waited for.
TEST(SimulatedEngine, AnswersSoManyAtOnceAndTheOthersWaitInTheirOrder) {
    using deployments::simulated::Engine;
    using deployments::simulated::Turn;
    Engine engine("tiny", {}, 2, {}, 0);
    auto first = std::make_unique<Turn>(engine);
    auto second = std::make_unique<Turn>(engine);
    EXPECT_TRUE(first->hasCome() && second->hasCome());
    const Turn third(engine);
    auto fourth = std::make_unique<Turn>(engine);
    const Turn fifth(engine);
    EXPECT_FALSE(third.hasCome() || fourth->hasCome() || fifth.hasCome());
    EXPECT_EQ(engine.active(), 2);
    EXPECT_EQ(engine.waiting(), 3);
    first.reset();
    EXPECT_TRUE(third.hasCome());
    EXPECT_FALSE(fourth->hasCome());
    EXPECT_EQ(engine.active(), 2);
    fourth.reset();
    EXPECT_EQ(engine.waiting(), 1);
    second.reset();
    EXPECT_TRUE(fifth.hasCome());
    EXPECT_EQ(engine.active(), 2);
    EXPECT_EQ(engine.waiting(), 0);
}

class SimulatedAnswers : public SimulationScene {
protected:
    SimulatedAnswers() { made_ = started(); }

    support::HttpReply post(const std::string &path, const json &body) const {
        return HttpClient(portOf(made_)).ask(postOf(path, body.dump()));
    }

    deployments::Launch made_;
};

TEST_F(SimulatedAnswers, EveryAnswerSaysThatItIsSimulated) {
    const auto reply = chat(made_);
    ASSERT_EQ(reply.status, 200u);
    EXPECT_EQ(reply.headers.at("server"), "pilothouse-simulated");
    const auto answer = json::parse(reply.body);
    EXPECT_TRUE(answer["choices"][0]["message"]["content"].get<std::string>().starts_with(confession));
    EXPECT_EQ(answer["system_fingerprint"], "simulated");
    EXPECT_EQ(answer["model"], "tiny");
    EXPECT_EQ(answer["choices"][0]["finish_reason"], "stop");
    const auto tokens = answer["usage"]["completion_tokens"].get<int>();
    EXPECT_GT(tokens, 10);
    EXPECT_EQ(answer["usage"]["total_tokens"], tokens + answer["usage"]["prompt_tokens"].get<int>());
    EXPECT_EQ(json::parse(get(made_, "/health").body)["simulated"], true);
    const auto models = json::parse(get(made_, "/v1/models").body);
    ASSERT_EQ(models["data"].size(), 1u);
    EXPECT_EQ(models["data"][0]["id"], "tiny");
    EXPECT_EQ(models["data"][0]["owned_by"], "pilothouse-simulated");
}

TEST_F(SimulatedAnswers, AStreamComesTokenByTokenAndSaysTheSame) {
    const auto reply = chat(made_, true);
    ASSERT_TRUE(reply.isWhole);
    EXPECT_EQ(reply.headers.at("content-type"), "text/event-stream");
    const auto events = eventsOf(reply.body);
    ASSERT_GT(events.size(), 10u);
    EXPECT_EQ(events.back(), "[DONE]");
    EXPECT_EQ(json::parse(events.front())["choices"][0]["delta"]["role"], "assistant");
    EXPECT_TRUE(textOf(events, true).starts_with(confession));
    EXPECT_EQ(json::parse(events[events.size() - 2])["choices"][0]["finish_reason"], "stop");
    for (std::size_t event = 0; event + 1 < events.size(); ++event)
        EXPECT_EQ(json::parse(events[event])["system_fingerprint"], "simulated");
}

TEST_F(SimulatedAnswers, CompletionsOfTextAreAnsweredToo) {
    const auto whole = post("/v1/completions", {{"model", "tiny"}, {"prompt", "Once"}});
    ASSERT_EQ(whole.status, 200u);
    const auto answer = json::parse(whole.body);
    EXPECT_TRUE(answer["choices"][0]["text"].get<std::string>().starts_with(confession));
    EXPECT_EQ(answer["object"], "text_completion");
    const auto stream =
        post("/v1/completions",
             {{"model", "tiny"}, {"prompt", "Once"}, {"stream", true}, {"stream_options", {{"include_usage", true}}}});
    const auto events = eventsOf(stream.body);
    EXPECT_EQ(textOf(events, false), answer["choices"][0]["text"]);
    EXPECT_EQ(json::parse(events[events.size() - 2])["usage"], answer["usage"]);
}

TEST_F(SimulatedAnswers, EachTextHasAVector) {
    const auto answer = post("/v1/embeddings", {{"model", "tiny"}, {"input", {"a", "b", "c"}}});
    ASSERT_EQ(answer.status, 200u);
    const auto document = json::parse(answer.body);
    ASSERT_EQ(document["data"].size(), 3u);
    EXPECT_EQ(document["data"][2]["index"], 2);
    EXPECT_FALSE(document["data"][2]["embedding"].empty());
    EXPECT_EQ(document["simulated"], true);
    EXPECT_GT(document["usage"]["prompt_tokens"], 0);
    EXPECT_EQ(json::parse(post("/v1/embeddings", {{"input", "a"}}).body)["data"].size(), 1u);
    // Tokens of one text.
    EXPECT_EQ(json::parse(post("/v1/embeddings", {{"input", {1, 2, 3}}}).body)["data"].size(), 1u);
}

TEST_F(SimulatedAnswers, AnAnswerIsAsLongAsItMayBe) {
    const auto answer = [this](json limits) {
        limits["messages"] = json::array({{{"role", "user"}, {"content", "Hello"}}});
        return json::parse(post("/v1/chat/completions", limits).body);
    };
    const auto cut = answer({{"max_tokens", 3}});
    EXPECT_EQ(cut["choices"][0]["message"]["content"], "This answer is");
    EXPECT_EQ(cut["choices"][0]["finish_reason"], "length");
    EXPECT_EQ(answer({{"max_completion_tokens", 4}})["usage"]["completion_tokens"], 4);
    EXPECT_EQ(answer({{"max_tokens", 70}, {"ignore_eos", true}})["usage"]["completion_tokens"], 70);
    EXPECT_EQ(answer({{"max_tokens", 500}})["choices"][0]["finish_reason"], "stop");
    EXPECT_EQ(answer({{"max_tokens", -1}})["choices"][0]["finish_reason"], "stop");
}

TEST_F(SimulatedAnswers, WhatCannotBeAnsweredIsRefusedAndTheConnectionStays) {
    HttpClient client(portOf(made_));
    EXPECT_EQ(client.ask(postOf("/v1/chat/completions", "{")).status, 400u);
    EXPECT_EQ(client.ask(postOf("/v1/chat/completions", "[1]")).status, 400u);
    EXPECT_EQ(client.ask(postOf("/v1/chat/completions", R"({"messages":"Hello"})")).status, 400u);
    EXPECT_EQ(client.ask(postOf("/v1/completions", "{}")).status, 400u);
    const auto other = client.ask(support::chatOf("another"));
    EXPECT_EQ(other.status, 404u);
    EXPECT_EQ(json::parse(other.body)["error"]["code"], "model_not_found");
    EXPECT_EQ(client.ask(postOf("/v1/embeddings", "{}")).status, 400u);
    EXPECT_EQ(client.ask(postOf("/v1/embeddings", R"({"model":"another","input":"a"})")).status, 404u);
    EXPECT_EQ(client.ask(postOf("/v1/rerank", "{}")).status, 404u);
    EXPECT_EQ(client.ask(support::chatOf("tiny")).status, 200u);
    EXPECT_EQ(HttpClient(portOf(made_)).ask("nonsense\r\n\r\n").status, 0u);
    EXPECT_EQ(client.ask(support::chatOf("tiny", true)).status, 200u);
}

TEST_F(SimulatedAnswers, WhoeverWaitsForHisTurnIsAnsweredInTheEnd) {
    auto narrow = launch("r2");
    narrow.concurrency = 1;
    runtime_->start(narrow);
    awaitPhase(narrow.key, Phase::Ready);
    // One of those that wait goes away.
    HttpClient gone(portOf(narrow));
    ASSERT_TRUE(gone.send(support::chatOf("tiny", true)));
    gone.abort();
    std::vector<std::future<unsigned>> answers;
    for (int count = 0; count < 6; ++count)
        answers.push_back(
            std::async(std::launch::async, [&narrow, count] { return chat(narrow, count % 2 == 0).status; }));
    for (auto &answer : answers)
        EXPECT_EQ(answer.get(), 200u);
    // Whoever still waits when it is stopped is let go.
    HttpClient last(portOf(narrow));
    ASSERT_TRUE(last.send(support::chatOf("tiny", true)));
    runtime_->stop(narrow.key);
    awaitPhase(narrow.key, Phase::Ended);
}

TEST_F(SimulatedAnswers, WhoeverGoesAwayHoldsNothingUp) {
    for (int count = 0; count < 10; ++count) {
        HttpClient client(portOf(made_));
        ASSERT_TRUE(client.send(support::chatOf("tiny", true)));
        client.head();
        client.abort();
    }
    EXPECT_EQ(chat(made_).status, 200u);
    runtime_->stop(made_.key);
    awaitPhase(made_.key, Phase::Ended);
}
