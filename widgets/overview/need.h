#pragma once

#include <QString>

namespace overviewpage {

// The gravest first.
enum class Gravity { Critical, Degraded, Waiting };

// One thing that waits for a person.
struct Need {
    Gravity gravity = Gravity::Waiting;
    // Of equal gravity what is about more comes first: routes before deployments, these before racks and nodes.
    int rank = 0;
    // What it is about, by its resource name.
    QString object;
    // Whole, with the object in it.
    QString sentence;
    // What is done about it, in a word or two, and where: a page, an object, or an action by its id. Empty where no
    // page can.
    QString step;
    QString target;

    bool operator==(const Need &) const = default;
};

} // namespace overviewpage
