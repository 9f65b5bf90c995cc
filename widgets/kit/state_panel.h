#pragma once

#include <QStackedWidget>

#include "widgets/kit/theme.h"

class QAction;

namespace kit {

class RoleLabel;
class SkeletonBars;

// The four states of everything that is loaded: loading, empty with its next step, failed with a way to try again, and
// filled with the content, which it owns.
class StatePanel : public QStackedWidget {
    Q_OBJECT

public:
    enum class State { Loading, Empty, Failed, Filled };
    Q_ENUM(State)

    struct Message {
        QString title; // what is so, in a few words
        QString text;  // why, and what would be here
    };

    StatePanel(const Theme &theme, QWidget *content, QWidget *parent = nullptr);

    void showLoading(int columns = 1);
    // The step is offered as a button; it outlives the panel. None for nullptr.
    void showEmpty(const Message &message, QAction *nextStep = nullptr);
    void showFailed(const Message &message);
    void showFilled();

    State state() const;

Q_SIGNALS:
    void retryRequested();
    void stateChanged(kit::StatePanel::State state);

private:
    class MessagePage;
    void show(State state);
    void handOn();
    using QStackedWidget::show;

    const Theme &theme_;
    SkeletonBars *loading_;
    MessagePage *empty_;
    MessagePage *failed_;
    State state_ = State::Loading;
    QMetaObject::Connection following_;
};

} // namespace kit
