#include "widgets/shell/undo.h"

#include <utility>

#include <QAction>
#include <QShortcut>

#include "backend/client/connection.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"

namespace shell {

namespace {

// Changes that are remembered.
constexpr std::size_t most = 100;

} // namespace

Undo::Undo(const kit::Session &session, QAction *action, QAction *redo, QWidget *window)
    : QObject(window),
      session_(session),
      action_(action),
      redo_(redo),
      refusal_(new QShortcut(action->shortcut(), window)) {
    connect(refusal_, &QShortcut::activated, this, [this] {
        session_.notices.post({kit::Tone::Info, obstacle(), {}, {}});
    });
    connect(&session_.notices, &kit::Notices::posted, this, &Undo::take);
    connect(&session_.connection, &client::Connection::stateChanged, this, &Undo::show);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &Undo::show);
    connect(action_, &QAction::triggered, this, [this] {
        // Whatever it opens may tell of changes before it returns.
        const auto takeBack = done_.back().takeBack;
        takeBack();
    });
    connect(redo_, &QAction::triggered, this, [this] {
        isRedoing_ = true;
        const auto again = undone_.back().takeBack;
        again();
    });
    show();
}

void Undo::take(const kit::Notice &notice) {
    if (!notice.isChange)
        return;
    hasChanged_ = true;
    const Done done{notice.event, notice.text, notice.action};
    if (notice.takenBack) {
        std::erase_if(done_, [&](const Done &before) { return before.event == notice.takenBack; });
        undone_.push_back(done);
    } else {
        done_.push_back(done);
        if (std::exchange(isRedoing_, false))
            undone_.pop_back();
        else
            undone_.clear();
    }
    if (done_.size() > most)
        done_.erase(done_.begin());
    show();
}

void Undo::show() {
    const auto obstacle = this->obstacle();
    action_->setEnabled(obstacle.isEmpty());
    refusal_->setEnabled(!obstacle.isEmpty());
    action_->setToolTip(obstacle.isEmpty() ? done_.back().words : obstacle);
    const auto why = undone_.empty() || !undone_.back().takeBack ? tr("Nothing was taken back that can be done again.")
                                                                 : kit::Obstacle::toChange(session_);
    redo_->setEnabled(why.isEmpty());
    redo_->setToolTip(why.isEmpty() ? undone_.back().words : why);
}

QString Undo::obstacle() const {
    if (done_.empty())
        return hasChanged_ ? tr("All that was changed from this window is taken back.")
                           : tr("Nothing was changed from this window since it was opened.");
    if (!done_.back().takeBack)
        return tr("The last change has no undo: %1").arg(done_.back().words);
    return kit::Obstacle::toChange(session_);
}

} // namespace shell
