#pragma once

#include <chrono>

#include <QStringList>

class QSettings;

namespace shell {

// How the console is presented: what is shown in turn, how long each, and how large. Kept with what the console keeps
// of its looks.
struct PresentationPlan {
    // Of all that there are; empty takes the usual ones.
    QStringList pages;
    std::chrono::seconds stay{20};
    // Of the usual size of text, percent; 0 follows the screen.
    int scale = 0;
    bool isRotating = false;

    static PresentationPlan read(const QSettings &memory);
    void write(QSettings *memory) const;

    // Of these pages, in their order.
    QStringList chosen(const QStringList &all) const;
    // On a screen so wide.
    int scaleFor(int screenWidth) const;

    bool operator==(const PresentationPlan &) const = default;
};

} // namespace shell
