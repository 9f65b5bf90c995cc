#include "widgets/deployments/engine_actions.h"

namespace deploymentspage {

namespace {

// By it the service knows the templates that came with the program, to bring them up to date.
constexpr const char *shippedAnnotation = "shipped-sha256";

void setProbe(v1::EngineProbe *probe, int period, int timeout, int failures) {
    probe->set_path("/v1/models");
    probe->mutable_period()->set_seconds(period);
    probe->mutable_timeout()->set_seconds(timeout);
    probe->set_failure_threshold(failures);
}

} // namespace

EngineActions::EngineActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("engineTemplates"), make, host) {}

v1::Resource EngineActions::blank() const {
    constexpr int startSeconds = 600;
    constexpr int stopSeconds = 30;
    auto resource = ObjectActions::blank();
    auto &spec = *resource.mutable_engine_template();
    spec.set_engine(v1::OPENAI_COMPATIBLE);
    setProbe(spec.mutable_readiness(), 1, 2, 3);
    setProbe(spec.mutable_liveness(), 5, 5, 6);
    spec.mutable_start_timeout()->set_seconds(startSeconds);
    spec.mutable_stop_timeout()->set_seconds(stopSeconds);
    return resource;
}

v1::Resource EngineActions::copyOf(const v1::Resource &resource) const {
    auto copy = ObjectActions::copyOf(resource);
    copy.mutable_meta()->mutable_annotations()->erase(shippedAnnotation);
    return copy;
}

} // namespace deploymentspage
