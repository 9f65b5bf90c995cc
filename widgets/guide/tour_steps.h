#pragma once

#include <span>

namespace guide {

// One step of the tour: a page, what is revealed there, and what is said of it. Texts are of the context
// `guide::TourSteps` and translated by whoever shows them.
struct TourStep {
    enum class Goal { Page, Node, Gpu, Deployment, Event };

    const char *page;
    Goal goal;
    const char *title;
    const char *text;
    // Where what would be revealed is not there.
    const char *otherwise = nullptr;
    // Where it is one GPU alone.
    const char *single = nullptr;
    // Where an incident has only just begun.
    const char *awaited = nullptr;
};

// In their order.
std::span<const TourStep> tourSteps();

} // namespace guide
