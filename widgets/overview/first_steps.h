#pragma once

#include <array>

#include "widgets/overview/glance_card.h"

class QLabel;
class QPushButton;

namespace overviewpage {

// What to do first where nothing is deployed: import a model, deploy it; or look at a fleet that does not exist.
class FirstSteps : public GlanceCard {
    Q_OBJECT

public:
    explicit FirstSteps(const kit::Theme &theme, QWidget *parent = nullptr);

    // The first step is done.
    void setHasModel(bool hasModel);
    // Where the keyboard begins.
    QWidget *first() const;

private:
    enum Step { Import, Deploy, LookAround, StepCount };
    struct Words {
        QString title;
        QString text;
        QString verb;
        const char *action;
    };

    QWidget *buildStep(int step, const Words &words);
    void drawSigns();

    std::array<QLabel *, StepCount> signs_{};
    std::array<QPushButton *, StepCount> buttons_{};
    bool hasModel_ = false;
};

} // namespace overviewpage
