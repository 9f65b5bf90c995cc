#pragma once

#include <QLabel>

#include "widgets/kit/icons.h"

namespace kit {

// A state as a word on a soft ground in its tone, with a sign where the word alone would be missed.
class Pill : public QLabel {
    Q_OBJECT

public:
    Pill(const Theme &theme, const QString &word, Tone tone = Tone::Neutral, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setGlyph(std::optional<Icon> glyph);

    Tone tone() const { return tone_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &theme_;
    Tone tone_;
    std::optional<Icon> glyph_;
};

// A key of the keyboard, or several of one shortcut.
class KeyCap : public QLabel {
    Q_OBJECT

public:
    KeyCap(const Theme &theme, const QKeySequence &keys, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &theme_;
};

} // namespace kit
