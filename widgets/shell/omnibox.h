#pragma once

#include <QLineEdit>
#include <QPointer>

#include "widgets/shell/omnibox_model.h"

class QListView;

namespace kit {
class FloatingCard;
class KeyCap;
class Theme;
} // namespace kit

namespace shell {

// The one place to type what to do or what to see. Its list floats over the window and never takes the keyboard: the
// arrows choose, Enter does, Escape leaves.
class Omnibox : public QLineEdit {
    Q_OBJECT

public:
    // `window` is what the list floats over.
    Omnibox(const kit::Theme &theme, OmniboxModel *model, QWidget *window);

    // The keys that lead here, shown while nothing is typed.
    void setShortcut(const QKeySequence &keys);

Q_SIGNALS:
    // By its name, or a link to be followed.
    void objectChosen(const QString &name);
    // To be done to this object.
    void actionChosen(QAction *action, const QString &object);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void update(const QString &text);
    void place();
    void choose(int row);
    // Why what stands there cannot be done.
    void explain(int row);
    void leave();

    const kit::Theme &theme_;
    OmniboxModel *model_;
    kit::FloatingCard *card_;
    QListView *list_;
    kit::KeyCap *keys_ = nullptr;
    // Had the keyboard before.
    QPointer<QWidget> before_;
};

} // namespace shell
