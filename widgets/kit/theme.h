#pragma once

#include <QPalette>

#include "widgets/kit/fonts.h"
#include "widgets/kit/tokens.h"

namespace kit {

class SystemScheme;

// What a word or a sign says about its object, beside the word itself.
enum class Tone { Neutral, Accent, Ok, Warn, Danger, Info };

// The colors, fonts and sizes in force. Handed in to everything that draws, and outlives it; lives in the GUI thread.
// changed() follows every change of color, from the user or from the desktop.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(Scheme scheme = Scheme::System, QObject *parent = nullptr);
    ~Theme() override;

    void setScheme(Scheme scheme);
    // Without motion nothing animates: for those who ask for it, and for pictures.
    void setMotionReduced(bool isReduced) { isMotionReduced_ = isReduced; }

    Scheme scheme() const { return scheme_; } // as chosen
    Scheme shown() const { return shown_; }   // never System
    bool isDark() const { return shown_ != Scheme::Light; }
    QColor color(Color color) const { return tokens_.color(shown_, color); }
    // The color of what cannot be used now: nearer to the surface, in every scheme.
    QColor disabled(Color color) const;
    QColor strong(Tone tone) const; // text and signs of this tone
    QColor soft(Tone tone) const;   // what lies behind them
    // Of the line of a chart by its place, from 0; there are seriesCount, then they repeat.
    QColor series(int place) const;
    static constexpr int seriesCount = 6;
    QPalette palette() const;
    int px(Size size) const { return tokens_.px(size); }
    const QFont &font(TextRole role) const { return fonts_.font(role); }
    int lineHeight(TextRole role) const { return tokens_.type(role).line; }
    int milliseconds(Duration duration) const; // none for motion when it is reduced

Q_SIGNALS:
    void changed();

private:
    void followSystem();
    void show(Scheme scheme);

    Tokens tokens_;
    Fonts fonts_;
    Scheme scheme_;
    Scheme shown_ = Scheme::Light;
    bool isMotionReduced_ = false;
    SystemScheme *system_ = nullptr; // made when first followed
};

} // namespace kit
