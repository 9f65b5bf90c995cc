#include "backend/gateway/stages.h"

#include "backend/core/text_safety.h"

namespace gateway {

namespace {

class ReadBody final : public Stage {
public:
    std::optional<Refusal> admit(RequestContext &context) override {
        return reader_.read(&context.parser.body(), &context.body);
    }

private:
    BodyReader reader_;
};

class FindRoute final : public Stage {
public:
    std::optional<Refusal> admit(RequestContext &context) override {
        context.route = context.bundle->find(context.body.model);
        if (context.route != nullptr)
            return std::nullopt;
        Refusal refusal = badRequest("The model '" + core::escapeUnsafeLine(context.body.model) + "' does not exist.",
                                     "model", "model_not_found");
        refusal.status = 404;
        return refusal;
    }
};

} // namespace

std::vector<std::unique_ptr<Stage>> admissionStages() {
    std::vector<std::unique_ptr<Stage>> stages;
    stages.push_back(std::make_unique<ReadBody>());
    stages.push_back(std::make_unique<FindRoute>());
    return stages;
}

} // namespace gateway
