#include "widgets/guide/tour_steps.h"

#include <array>

#include <QtGlobal>

namespace guide {

namespace {

using Goal = TourStep::Goal;

constexpr const char *awaited =
    QT_TRANSLATE_NOOP("guide::TourSteps", "The incident has only just begun, and no GPU shows it yet. Those that it "
                                          "harms will within seconds, and are shown here then.");

constexpr std::array steps{
    TourStep{"overview", Goal::Page, QT_TRANSLATE_NOOP("guide::TourSteps", "The fleet at one glance"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "Capacity, health, what waits for a person and what changed lately stand on one page. "
                               "Whoever sits down in the morning asks nobody how it is.")},
    TourStep{"gpus", Goal::Page, QT_TRANSLATE_NOOP("guide::TourSteps", "Every GPU is a field"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "Color says how busy each one is, a sign says what is wrong with it. No zoom hides a "
                               "fault, so one bad GPU among thousands is found in seconds.")},
    TourStep{"gpus", Goal::Node, QT_TRANSLATE_NOOP("guide::TourSteps", "Where it goes wrong"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "These GPUs report faults, and they stand together. That points at what they share: "
                               "cooling, power or a switch."),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "No GPU reports a fault at present. Start an incident from the menu, and come back to "
                               "this step."),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "This GPU reports a fault, and those beside it do not. That points at the GPU itself, "
                               "and not at what it shares with them: cooling, power or a switch."),
             awaited},
    TourStep{"gpus", Goal::Gpu, QT_TRANSLATE_NOOP("guide::TourSteps", "Why this GPU is not well"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "Beside the map stands each reason, since when it holds, and what its maker says is to "
                               "be done. Nobody looks up a code at night."),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "What is wrong with a GPU stands beside the map, with its time and what its maker says "
                               "is to be done. At present none is in trouble."),
             nullptr, awaited},
    TourStep{"deployments", Goal::Deployment, QT_TRANSLATE_NOOP("guide::TourSteps", "Who is hit by it"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "This deployment has a replica on that GPU. Its state, its replicas and how it answers "
                               "stand together, so its owner is called for a reason."),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "No deployment has a GPU that is in trouble. If one had, its replicas and how they "
                               "answer would be shown here.")},
    TourStep{"topology", Goal::Deployment, QT_TRANSLATE_NOOP("guide::TourSteps", "What depends on it"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "From the team over its route and deployment down to the GPU, on one live map. One sees "
                               "at once whose requests go there."),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "From teams over routes and deployments down to GPUs, on one live map. One sees at once "
                               "whose requests go where.")},
    TourStep{"audit", Goal::Event, QT_TRANSLATE_NOOP("guide::TourSteps", "Who did what, and the proof"),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "Starting the incident is an entry too: who did it, when and why, in a signed log. "
                               "Anybody can check it with tools that are not ours."),
             QT_TRANSLATE_NOOP("guide::TourSteps",
                               "Every change and every refusal is an entry of a signed log. Anybody can check it with "
                               "tools that are not ours.")},
};

} // namespace

std::span<const TourStep> tourSteps() {
    return steps;
}

} // namespace guide
