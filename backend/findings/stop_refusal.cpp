#include "backend/findings/stop_refusal.h"

#include <cstring>

namespace findings {

namespace {

struct Words {
    const char *argument;
    const char *sentence;
};

Words wordsOf(StopObstacle why) {
    switch (why) {
    case StopObstacle::OfOtherHost:
        return {"OF_OTHER_HOST", "it is not on the service's own host; stop it there"};
    case StopObstacle::NotAProcess:
        return {"NOT_A_PROCESS", "which process it is, is not known"};
    case StopObstacle::Gone:
        return {"GONE", "the process that was found is not there any more"};
    case StopObstacle::OfTheService:
        return {"OF_THE_SERVICE", "it belongs to the service itself; change the deployment that it serves"};
    case StopObstacle::Refused:
        break;
    }
    return {"REFUSED", "the system does not let the service stop it"};
}

} // namespace

core::Error stopRefusal(const std::string &name, StopObstacle why, int systemError) {
    const auto words = wordsOf(why);
    core::Error error(core::v1::FINDING_NOT_STOPPABLE, "the process of " + name + " is not stopped: " + words.sentence,
                      {{"name", name}, {"why", words.argument}});
    if (systemError == 0)
        return error;
    char text[128];
    return std::move(error).with("system_error", ::strerror_r(systemError, text, sizeof text));
}

} // namespace findings
