#pragma once

#include <QPointer>
#include <QWidget>

#include "widgets/kit/theme.h"

class QAction;
class QLabel;
class QPushButton;

namespace kit {

class RoleLabel;

// A sentence across a page that must not be missed: what is so, why, and at most one thing to do about it. Tone is
// Info, Warn or Danger.
class Banner : public QWidget {
    Q_OBJECT

public:
    Banner(const Theme &theme, Tone tone, const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setTone(Tone tone);
    // A button that triggers the action while that is there; none for nullptr.
    void setAction(QAction *action);
    // Of its button; 0 where there is none.
    int actionWidth() const;
    // A button that hides the banner.
    void setClosable(bool isClosable);
    // Without a ground of its own, for use on a card.
    void setFlat(bool isFlat);

    QString text() const;
    Tone tone() const { return tone_; }

    // Words take as many lines as they need in the width that there is.
    QSize sizeHint() const override;

Q_SIGNALS:
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showSign();

    const Theme &theme_;
    Tone tone_;
    bool isFlat_ = false;
    QLabel *sign_;
    RoleLabel *words_;
    QPushButton *act_;
    QPushButton *close_;
    QPointer<QAction> action_;
};

} // namespace kit
