#pragma once

#include "widgets/kit/page_header.h"
#include "widgets/kit/session.h"

namespace kit {
class MenuButton;
} // namespace kit

namespace gpuspage {

class FleetValues;
class SeverityFilter;
class SilenceActions;
class SourceActions;

// The head of the page of GPUs: how many are as bad as what, idle or stale, which time is shown, and the menus of
// silences and sources.
class GpusHeader final : public kit::PageHeader {
    Q_OBJECT

public:
    // All of it outlives this.
    struct Parts {
        const FleetValues &values;
        SeverityFilter &severity;
        SilenceActions &silences;
        SourceActions &sources;
    };

    GpusHeader(const kit::Session &session, const QString &title, const Parts &parts);

    void showSilences();
    // With the menu of one source open, by its name.
    void openSource(const QString &name);
    // For whoever only looks.
    void hideActions();
    // Which GPUs are shown; what is a matter of course may be left out.
    void showShown(const QString &words, bool isMatterOfCourse);
    // Nothing is counted where nothing is shown. Beside the past stand the faults of that time, and nothing of now.
    void showFigures(bool isFilled);
    // By node: of that time one value is kept for each.
    void showTime(bool isPast, bool isByNode);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // With all words; with what is wrong alone, in short, since the foot of the window tells what is simulated; and
    // with the pills in a line of their own.
    enum class Fit { Whole, Short, Below };

    void makePills();
    void fit();
    void setFit(Fit fit);
    void tellFigures();

    const kit::Session session_;
    const Parts parts_;
    bool isFilled_ = false;
    QString shown_;
    bool isMatterOfCourse_ = true;
    Fit fit_ = Fit::Whole;
    int fitted_ = 0; // width
    kit::Pill *idle_;
    kit::Pill *stale_;
    kit::Pill *simulated_;
    kit::Pill *past_;
    kit::Pill *byNode_;
    kit::MenuButton *silences_;
    kit::MenuButton *sources_;
};

} // namespace gpuspage
