#pragma once

#include <chrono>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "widgets/guide/tour_subject.h"

class QAction;

namespace kit {
class FilterBar;
}

namespace guide {

class Stage;
class TourCard;
struct TourStep;

// Leads somebody through the console, step by step, after whatever goes wrong in the fleet at present. What a step
// would show may be gone: then it says so, on its page. Ends with its window.
class Tour : public QObject {
    Q_OBJECT

public:
    // The stage and the book outlive it.
    struct Parts {
        kit::Session session;
        const IncidentBook &book;
        Stage &stage;
        // From the end of a search in vain for what a step would show until it is looked again.
        std::chrono::milliseconds searchPause = std::chrono::seconds(2);
    };

    Tour(const Parts &parts, QObject *parent);
    ~Tour() override;

    // From the first step, also where it is under way.
    void begin();
    void end();
    bool isUnderWay() const;
    int step() const { return step_; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void go(int step);
    void reveal();
    void tell();
    void holdKeyboard();
    // What a step shows takes away the filter that hides it, until the tour is over.
    void keepFilters();
    void putFiltersBack();
    QString goal() const;
    void keepInSight();
    void unfoldDetails();
    void foldDetails();
    const TourStep &current() const;

    const kit::Session session_;
    Stage &stage_;
    TourSubject subject_;
    QPointer<TourCard> card_;
    QTimer search_;
    // As they stood when the tour came to their pages.
    std::vector<std::pair<QPointer<kit::FilterBar>, QString>> filters_;
    // Null where nothing was folded that a step speaks of.
    QPointer<QAction> unfolded_;
    // Of the page that is shown: what is on it may have moved.
    QMetaObject::Connection settled_;
    int step_ = 0;
    // What this step has shown.
    QString shown_;
    // Somebody does something else in the window: the keyboard is his.
    bool isLeft_ = false;
};

} // namespace guide
