#pragma once

#include <QStyleOption>

#include "widgets/kit/icons.h"

class QPainter;
class QWidget;

// The drawing of single elements for ConsoleStyle.
namespace kit::parts {

// What is drawn upon, with what, and for whom.
struct Canvas {
    QPainter &painter;
    const Theme &theme;
    const QWidget *widget = nullptr;

    QColor color(Color color) const { return theme.color(color); }
    QColor text(bool isEnabled, Color color = Color::Text) const {
        return isEnabled ? theme.color(color) : theme.disabled(Color::Text3);
    }
    QColor edge(bool isEnabled, Color color = Color::Control) const {
        // In high contrast, where lines and edges look alike, what is disabled needs a fainter one.
        const bool isFaint = theme.color(Color::Border) != theme.color(Color::Control);
        return isEnabled ? theme.color(color) : isFaint ? theme.color(Color::Border) : theme.disabled(Color::Border);
    }
    int px(Size size) const { return theme.px(size); }
};

// Whether the element shows that it has the keyboard.
bool hasKeyboardFocus(const QStyleOption &option);
// The surface under the pointer or pressed, for elements that react.
QColor reacting(const QStyleOption &option, const Theme &theme, const QColor &rest);
void sign(const Canvas &on, const QRect &rect, Icon icon, const QStyleOption &option, Color color = Color::Text2);

void buttonBox(const Canvas &on, const QStyleOption &option);
void buttonLabel(const Canvas &on, const QStyleOptionButton &option);
void toolButton(const Canvas &on, const QStyleOptionToolButton &option);
void checkIndicator(const Canvas &on, const QStyleOption &option);
// Where the indicator of a check box or a radio button stands.
QRect choiceIndicator(const QStyleOptionButton &option, const Theme &theme);
void checkBox(const Canvas &on, const QStyleOptionButton &option);
void radioButton(const Canvas &on, const QStyleOptionButton &option);
void radioIndicator(const Canvas &on, const QStyleOption &option);

void fieldBox(const Canvas &on, const QStyleOption &option);
void frame(const Canvas &on, const QStyleOption &option);
void comboBox(const Canvas &on, const QStyleOptionComboBox &option);
void comboBoxLabel(const Canvas &on, const QStyleOptionComboBox &option);
void spinBox(const Canvas &on, const QStyleOptionSpinBox &option);
void groupBox(const Canvas &on, const QStyleOptionGroupBox &option);

void tabShape(const Canvas &on, const QStyleOptionTab &option);
void tabLabel(const Canvas &on, const QStyleOptionTab &option);
void headerSection(const Canvas &on, const QStyleOption &option);
void headerLabel(const Canvas &on, const QStyleOptionHeader &option);
// What lies behind one cell or row of a view: rest, hover, selection with its bar.
void itemPanel(const Canvas &on, const QStyleOptionViewItem &option);
// The ring of the row or cell that has the keyboard.
void itemFocus(const Canvas &on, const QStyleOptionViewItem &option);
void branch(const Canvas &on, const QStyleOption &option);

void menuPanel(const Canvas &on, const QStyleOption &option);
void menuItem(const Canvas &on, const QStyleOptionMenuItem &option);
void menuBarItem(const Canvas &on, const QStyleOptionMenuItem &option);

void scrollBar(const Canvas &on, const QStyleOptionSlider &option);
void slider(const Canvas &on, const QStyleOptionSlider &option);
void progressBar(const Canvas &on, const QStyleOptionProgressBar &option);
void splitter(const Canvas &on, const QStyleOption &option);
void dockTitle(const Canvas &on, const QStyleOptionDockWidget &option);
void rubberBand(const Canvas &on, const QStyleOption &option);

// The share of a progress bar's width that its words take.
int progressTextWidth(const QStyleOptionProgressBar &option, const Theme &theme);

} // namespace kit::parts
