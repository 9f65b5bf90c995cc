#pragma once

#include <optional>

#include <QProxyStyle>

#include "widgets/kit/theme.h"

class QAbstractButton;
class QApplication;
class QStyleOptionViewItem;

namespace kit {

class ReturnPress;
class WheelGuard;

// What a button stands for. One primary button on a screen; what destroys is never primary; quiet ones stand in rows
// of signs and show their box only under the pointer.
enum class ButtonKind { Normal, Primary, Danger, Quiet };

void setKind(QAbstractButton &button, ButtonKind kind);
ButtonKind kindOf(const QWidget *button);

// The edge of an input field says what its content is worth: Danger invalid, Warn questionable, Neutral nothing.
void setFieldTone(QWidget &field, Tone tone);
Tone fieldToneOf(const QWidget *field);

// Draws every stock control from the theme's tokens, over Fusion. The theme outlives all windows.
class ConsoleStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit ConsoleStyle(const Theme &theme);

    // Makes this style, the theme's palette and its fonts those of the application, and follows the theme. Call it
    // before the first widget is made.
    static void install(QApplication &application, const Theme &theme);

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    QPalette standardPalette() const override { return theme_.palette(); }

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const override;
    QPixmap standardPixmap(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;

private:
    void drawItem(const QStyleOptionViewItem &option, QPainter &painter, const QWidget *widget) const;
    std::optional<QSize> controlSize(ContentsType type, const QStyleOption &option, const QSize &size) const;
    std::optional<QSize> itemSize(ContentsType type, const QStyleOption &option, const QSize &size) const;
    QRect spinBoxRect(const QStyleOption &option, SubControl part) const;
    QRect comboBoxRect(const QStyleOption &option, SubControl part) const;
    QRect scrollBarRect(const QStyleOptionComplex &option, SubControl part) const;
    QRect toolButtonRect(const QStyleOptionComplex &option, SubControl part) const;

    const Theme &theme_;
    WheelGuard *wheel_;
    ReturnPress *return_;
};

} // namespace kit
